"""Where the screens of this room are asked for."""

from letters.web.talk import beside, questions, starting

ROUTES = (
    *beside.ROUTES,  # before the questions, whose keys may have a slash
    *questions.ROUTES,
    *starting.ROUTES,
)
