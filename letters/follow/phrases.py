"""The phrases in which a deadline is explained, as `phrases.toml` has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from letters.kit.data_files import Read, read
from letters.kit.data_rows import exactly, row

if TYPE_CHECKING:
    from pathlib import Path

STARTS = ("received", "same_day", "sent", "reply", "dated", "ran_out", "incident", "known", "call", "served", "signed")
COUNTS = ("counted", "exchanged", "off", "whole", "span", "moved", "provisional")
ONE_DAY = ("one_counted", "one_exchanged", "one_off")


@row
class Phrases:
    """Each table by what its phrases are about; what may be filled in stands in the file."""

    day: str
    units: Annotated[Mapping[str, str], exactly("days", "working_days", "months", "years")]
    start: Annotated[Mapping[str, str], exactly(*STARTS)]
    count: Annotated[Mapping[str, str], exactly(*COUNTS, *ONE_DAY)]
    end: Annotated[Mapping[str, str], exactly("law", "due", "named", "overridden")]
    doubt: Annotated[Mapping[str, str], exactly("untold", "unknown", "since", "between")]
    safe: Annotated[Mapping[str, str], exactly("sent", "arrives", "silent")]
    reason: Annotated[Mapping[str, str], exactly("named")]
    advice: Annotated[Mapping[str, str], exactly("receipt", "door")]
    payment: Annotated[Mapping[str, str], exactly("one", "part", "agreed", "rests")]


def read_phrases(path: Path, read: Read = read) -> Phrases:
    """The phrases. Raises SlipsError for a phrase that is missing or that nothing asks for."""
    return read(path, Phrases)
