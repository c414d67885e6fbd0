"""Where the screens of this room are asked for."""

from letters.web.evidence import cards, files, importing, uploading

ROUTES = (
    *cards.ROUTES,
    *files.ROUTES,
    *importing.ROUTES,
    *uploading.ROUTES,
)
