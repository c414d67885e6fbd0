"""How a case file is changed by chance: one function for each way, in kinds. Text in, text or bytes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attacks.changed_files import (
    added_heading,
    changed_places,
    cut_bytes,
    cut_off,
    deep_value,
    escaped,
    flipped,
    full_width,
    inserted_bytes,
    inserted_character,
    long_key,
    long_value,
    lookalike,
    lost_line,
    lost_lines,
    many_items,
    many_rows,
    moved_section,
    nasty_heading,
    other_brackets,
    other_breaks,
    other_encoding,
    twice,
    two_cases,
)
from attacks.changed_values import (
    another_value,
    bare_day,
    cut_value,
    dotted_key,
    empty_list,
    misspelt_key,
    moved_day,
    moved_sum,
    nasty_beside,
    nasty_day,
    nasty_key,
    nasty_sum,
    nasty_text,
    other_key,
    other_type,
    shaken,
    unwrapped,
    wrapped,
)

if TYPE_CHECKING:
    from attacks.spots import Change

CHANGES: dict[str, tuple[Change, ...]] = {
    "values": (nasty_text, nasty_beside, another_value, cut_value, shaken, empty_list),
    "types": (other_type, wrapped, unwrapped),
    "keys": (nasty_key, misspelt_key, other_key, dotted_key),
    "structure": (
        *(lost_line, lost_lines, twice, changed_places, cut_off, nasty_heading, added_heading),
        *(other_brackets, moved_section, two_cases),
    ),
    "bytes": (flipped, inserted_bytes, cut_bytes, other_encoding, other_breaks),
    "characters": (inserted_character, lookalike, full_width, escaped),
    "sizes": (long_value, long_key, deep_value, many_rows, many_items),
    "days": (nasty_day, moved_day, bare_day),
    "sums": (nasty_sum, moved_sum),
}
"""The ways of each kind."""
