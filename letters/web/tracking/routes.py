"""Where the screens of this room are asked for."""

from letters.web.tracking import followed, recording

ROUTES = (
    *followed.ROUTES,
    *recording.ROUTES,
)
