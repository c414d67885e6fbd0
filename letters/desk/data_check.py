"""Every file of bundled data read with every check, whichever room it belongs to; the slips of all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters import authorities, follow, law
from letters.books import OF_KIND, money_rules, read_contract_money
from letters.case import kinds, read_relations
from letters.collect.evidence import read_sorts
from letters.collect.interview import QUESTIONS, read_part, read_questions
from letters.collect.logs import read_columns, read_dialects, read_numbers
from letters.compose import (
    OF_CONTRACT,
    PRIVATE,
    read_contexts,
    read_guide,
    read_kinds,
    read_names,
    read_old_law,
    read_private,
    read_requests,
    read_signs,
    read_texts,
    read_warnings,
)
from letters.errors import DataError, FileError, Problem, SlipsError
from letters.findings import read_fact_rules, read_rest_days
from letters.follow import read_calendar_words, read_outcome_words, read_paper_words, read_papers
from letters.kit.bundled import PACKAGE
from letters.pack import read_volume_rules
from letters.render import read_font_order, read_shapes, read_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from letters.case import Kind


GUARD = "compose/guard/data"


class DataReader(NamedTuple):
    """What reads a folder of data with every check; `folder` is its place in the package."""

    folder: str
    read: Callable[[Path], object]


def _law(folder: Path) -> None:
    law.read_everyday(folder / "everyday.toml", law.load(folder).topics)
    law.load_rates(folder)


def _follow(folder: Path) -> None:
    follow.load(folder)
    read_outcome_words(folder / "outcome-words.toml")
    read_paper_words(folder / "paper-words.toml")
    read_papers(folder / "papers.toml")
    read_calendar_words(folder / "ics.toml")


def _findings(folder: Path) -> None:
    read_rest_days(folder / "rest-days.toml")
    read_fact_rules(folder / "legal-facts.toml")


def _guard(folder: Path) -> None:
    contexts = read_contexts(folder)
    read_kinds(folder, contexts)
    read_signs(folder, contexts, authorities.load().facts)
    read_texts(folder)
    read_old_law(folder, {act.id for act in law.load().acts})


def _looks(folder: Path) -> None:
    read_styles(folder / "styles.toml")
    read_font_order(folder / "fonts.toml")
    read_shapes(folder / "reference.toml")


def _logs(folder: Path) -> None:
    read_dialects(folder, read_columns(folder).roles)
    read_numbers(folder)


def data_of(kind: Kind) -> str:
    """The folder of a kind's data in the package."""
    return f"case/contracts/{kind.key}/data"


def _talk(folder: Path) -> None:
    for path in sorted(folder.glob("*.toml")):
        read_part(path)


def _of_kind(kind: Kind) -> DataReader:
    """The data of a kind of contract."""

    def read(folder: Path) -> None:
        read_contract_money(folder / OF_KIND, kind)
        read_warnings([folder / OF_CONTRACT], read_contexts(PACKAGE / GUARD))
        read_questions(folder / QUESTIONS)
        if (folder / PRIVATE).is_file():
            read_private(folder / PRIVATE)

    return DataReader(data_of(kind), read)


READERS = (
    DataReader("case/data", read_relations),
    DataReader("law/data", _law),
    *map(_of_kind, kinds()),
    DataReader("collect/evidence/data", lambda folder: read_sorts(folder / "sorts.toml")),
    DataReader("authorities/data", authorities.read_directory),
    DataReader("books/data", lambda folder: money_rules(folder / "money.toml")),
    DataReader("findings/data", _findings),
    DataReader("follow/data", _follow),
    DataReader("collect/interview/data", _talk),
    DataReader("collect/logs/data", _logs),
    DataReader(GUARD, _guard),
    DataReader("compose/masks/data", read_names),
    DataReader("compose/rights/data", lambda folder: read_guide(folder / "rights.toml")),
    DataReader("compose/view/data", lambda folder: read_requests(folder / "requests.toml")),
    DataReader("render/data", _looks),
    DataReader("pack/volume/data", lambda folder: read_volume_rules(folder / "volume.toml")),
)
"""The data of the desk and of what lies below it, lower rooms first."""


def data_slips(readers: Iterable[DataReader] = READERS, package: Path = PACKAGE) -> Iterator[Problem]:
    """Every slip in the data of a package, each file's at once; the first file of a folder that has any ends it.

    Files that cannot be read or are no TOML are told in the same form.
    """
    told: set[Problem] = set()
    for reader in readers:
        for problem in _slips(reader, package):
            if problem not in told:  # rooms above name words of rooms below, and would tell those again
                told.add(problem)
                yield problem


def _slips(reader: DataReader, package: Path) -> tuple[Problem, ...]:
    try:
        reader.read(package / reader.folder)
    except SlipsError as error:
        return error.problems
    except (DataError, FileError) as error:
        return (Problem("", error.message, error.hint),)
    return ()
