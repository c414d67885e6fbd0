"""Letters as values for programs: what `list`, `check` and `write` hand out with --json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.told.of_cautions import caution_json

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from letters.catalogue import Head
    from letters.compose import Letter, Selection, Unwritten
    from letters.desk import Writing


def unwritten_json(one: Unwritten) -> dict[str, Any]:
    """A letter that cannot be written, for programs."""
    return {
        "id": one.head.id,
        "lacks": [lack.what for lack in one.lacks],
        "how": [lack.how for lack in one.lacks],
        "elsewhere": one.elsewhere,
        "sent": one.sent.isoformat() if one.sent else None,
        "instead": one.instead or None,
        "lapsed": one.lapsed.isoformat() if one.lapsed else None,
        "idle": one.idle,
    }


def heads_json(heads: tuple[Head, ...]) -> list[dict[str, Any]]:
    """Every letter there is, for programs."""
    return [{"id": one.id, "title": one.title, "to": one.addressee, "summary": one.summary} for one in heads]


def chosen_json(chosen: Selection, day: date) -> dict[str, Any]:
    """What a case gives on a day, for programs."""
    return {
        "date": day,
        "letters": [_letter_json(letter) for letter in chosen.letters],
        "unwritten": [unwritten_json(one) for one in chosen.unwritten],
        "on_request": [unwritten_json(one) for one in chosen.spare],
    }


def _letter_json(letter: Letter) -> dict[str, Any]:
    return {
        "id": letter.head.id,
        "title": letter.called,
        "to": letter.addressee.name,
        "confirmed": letter.addressee.confirmed,
        "rule": letter.addressee.rule,
        "blocked": letter.is_blocked,
        "warnings": [caution_json(caution) for caution in letter.warnings],
    }


def written_json(made: Writing, out: Path | None) -> dict[str, Any]:
    """What was written into a folder, for programs."""
    return {
        "folder": str(out) if out else None,
        "files": [file.name for file in made.files],
        "letters": [
            {
                "id": written.letter.head.id,
                "file": written.file,
                "to": written.letter.addressee.name,
                "confirmed": written.letter.addressee.confirmed,
                "warnings": [caution_json(caution) for caution in written.letter.warnings],
            }
            for written in made.pack.written
        ],
        "statements": [list(statement.files) for statement in made.pack.statements],
        "blocked": [letter.head.id for letter in made.chosen.blocked],
        "unwritten": [unwritten_json(one) for one in made.chosen.unwritten],
    }
