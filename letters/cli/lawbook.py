"""law: look provisions up, check the data, compare old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.batch import LAW_TOPICS, OF_CONTRACT, read_columns, read_contract_columns
from letters.case import kinds
from letters.cli.tools import answer, as_day, say, today
from letters.desk import DataReader, data_of, lawbook, open_desk
from letters.stats import read_stats_words
from letters.told.of_law import concordance_lines, data_json, data_lines, provisions_json, provisions_lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.cli.asked import LawAsked


def find_provisions(asked: LawAsked) -> int:
    """Provisions by word, topic, act and article, on a day or over all time; status 1 where there is none."""
    found = lawbook.find_provisions(
        lawbook.LawQuery(" ".join(asked.words or ()), asked.topic, asked.act, asked.article, as_day(asked.on), today())
    )
    answer(provisions_json(found), provisions_lines(found), as_json=asked.as_json)
    return int(not found)


ABOVE = (
    DataReader("batch/data", lambda folder: read_columns(folder / "case-columns.toml")),
    *(DataReader(data_of(kind), lambda folder: read_contract_columns(folder / OF_CONTRACT)) for kind in kinds()),
    DataReader("stats/data", lambda folder: read_stats_words(folder / "stats-words.toml")),
)
"""The data of the rooms above the desk."""


def check_data(on: str, *, as_json: bool, templates: Path | None) -> int:
    """Lint the law's data and the authorities'; status 1 for an error, 0 for notices alone."""
    checked = lawbook.check_law(open_desk(templates), as_day(on) or today(), ABOVE, LAW_TOPICS)
    answer(data_json(checked), data_lines(checked), as_json=as_json)
    return int(not checked.is_sound)


def print_concordance(act: str) -> int:
    """Old and new articles side by side, by topic."""
    say(*concordance_lines(lawbook.concordance(act)))
    return 0


def print_ladder(templates: Path | None, *, dot: bool) -> int:
    """What may follow a letter: the states of each kind of letter, or all of it for Graphviz."""
    say(lawbook.ladder(open_desk(templates), drawn=dot))
    return 0
