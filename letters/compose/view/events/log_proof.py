"""What the log of a call cannot prove: it shows that and when a call came, and nothing of what was said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.case import Channel, KnownBy, Rank
from letters.case.vocabulary import EvidenceKind

if TYPE_CHECKING:
    from letters.case import Case, Incident

_LOGS: Final = {Rank.CARRIER, Rank.EXPORT, Rank.SCREENSHOT}  # of a call, each is a list of calls
_HEARD: Final = {EvidenceKind.RECORDING, EvidenceKind.TESTIMONY}  # they hold what was said, or who heard it
_RECORDED: Final = "录音"


def said_beside_log(case: Case, incident: Incident) -> str:
    """本人记忆, 转述, 他人告知: where the content of a row comes from, whose source shows its time alone; "" else."""
    if not _is_told_of_a_call(incident) or not _has_log_alone(case, incident):
        return ""
    if incident.known_by is KnownBy.TOLD:
        return "转述"
    return "本人记忆" if incident.to_self or incident.known_by is KnownBy.SELF else "他人告知"


def _is_told_of_a_call(incident: Incident) -> bool:
    is_talk = incident.channel is Channel.CALL and incident.answered is not False
    return is_talk and incident.says_something and incident.known_by is not KnownBy.DOCUMENT


def _has_log_alone(case: Case, incident: Incident) -> bool:
    kinds = {each.kind for each in case.evidence if each.id in incident.evidence}
    is_recorded = bool(kinds & _HEARD) or _RECORDED in (incident.source or "")
    return incident.rank in _LOGS and not is_recorded
