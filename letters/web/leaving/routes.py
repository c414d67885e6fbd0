"""Where the screens of this room are asked for."""

from letters.web.leaving import copies, screens

ROUTES = (
    *copies.ROUTES,
    *screens.ROUTES,
)
