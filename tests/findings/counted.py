"""Cases of tests whose contacts are counted."""

from letters.case.events import Incident

DAY = "2026-08-10"


def contact(at: str = f"{DAY} 12:00", **fields: object) -> Incident:
    return Incident.model_validate({"id": "I1", "at": at, "channel": "call", **fields})
