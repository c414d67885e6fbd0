"""Where the screens of this room are asked for."""

from letters.web.ending import behind, choices, evidence_out, framed, going_out, points

ROUTES = (
    *behind.ROUTES,
    *choices.ROUTES,
    *evidence_out.ROUTES,
    *framed.ROUTES,
    *going_out.ROUTES,
    *points.ROUTES,
)
