"""The bundled rows against the tables of facts they were taken from, where those are at hand."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).resolve().parents[3] / "shared" / "law"


@pytest.fixture(scope="module")
def rows():
    """By title of the act and article, what was read."""
    if not SOURCES.is_dir():
        pytest.skip("the tables of facts are not beside this checkout")
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for file in sorted(SOURCES.glob("provisions*.toml")):
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["provision"]:
            found.setdefault((row["law"], row["article"]), []).append(row)
    return found


def items_of(row):
    """Several items of an article may have been read in one row there, and stand one by one here."""
    return set(row["item"].strip("（）").split("）（")) if "item" in row else {""}


def is_of(row, provision):
    """Whether the row tells of this place of the text; a paragraph, an item not told there may be told here."""
    same_item = items_of(row) == {""} or provision.item in items_of(row)
    same_place = same_item and provision.suffix == row.get("suffix", "")
    return same_place and row.get("paragraph", provision.paragraph) == provision.paragraph


READ_IN_ANOTHER_TEXT = {
    # the text read is that of the revision, which is in force since; the table names the day of the first text
    "consumer-infringement": date(2015, 3, 15),
    # confirmed in the text of 2020, word for word that of 2018 in which the table has it
    "police-procedure 63": date(2019, 1, 1),
}


def began(provision):
    named = f"{provision.act.id} {provision.article}"
    return READ_IN_ANOTHER_TEXT.get(named, READ_IN_ANOTHER_TEXT.get(provision.act.id, provision.since))


def counterpart(rows, provision):
    title = provision.act.title.replace("〈", "《").replace("〉", "》")
    if not provision.article:  # an official reply has no articles
        read = [row for (law, _), found in rows.items() if law.startswith(title) for row in found]
        return next((row for row in read if row["effective_from"] == began(provision)), None)
    read = [row for row in rows.get((title, provision.article), ()) if row["effective_from"] == began(provision)]
    fitting = [row for row in read if is_of(row, provision)]
    return next((row for row in fitting if terms_agree(provision, row)), fitting[0] if fitting else None)


def terms_agree(provision, row):
    """The same terms; of a row split by items or paragraphs, those of the item or paragraph."""
    of_elements = {word for element in provision.elements for word in element.words}
    told = [term for term in provision.terms if term in row["terms"] or not any(word in term for word in of_elements)]
    narrower = (provision.paragraph and "paragraph" not in row) or (provision.item and "item" not in row)
    parted = narrower or len(items_of(row)) > 1
    return told == row["terms"] or (parted and set(told) <= set(row["terms"]))


def test_every_row_agrees_with_the_source_on_force_check_and_terms(law, rows):
    for provision in law.provisions:
        row = counterpart(rows, provision)
        assert row is not None, provision.citation
        assert provision.verified == row["verified"], provision.citation
        assert terms_agree(provision, row), provision.citation
        if began(provision) != provision.since:
            continue
        assert provision.checked_on == row["checked_on"], provision.citation
        assert provision.source == row["source"], provision.citation
        if row.get("from_certain") is False:
            assert not provision.version.certain, provision.citation


def test_the_last_day_in_force_agrees_with_the_source(law, rows):
    for provision in law.provisions:
        last = counterpart(rows, provision).get("effective_to")
        end = provision.version.repealed_on
        assert (end.toordinal() - 1 if end else None) == (last.toordinal() if last else None), provision.citation
