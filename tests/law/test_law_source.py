"""The bundled rows against the table of facts they were taken from, where it is at hand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "law" / "provisions.toml"


@pytest.fixture(scope="module")
def rows():
    if not SOURCE.is_file():
        pytest.skip("the table of facts is not beside this checkout")
    return tomllib.loads(SOURCE.read_text(encoding="utf-8"))["provision"]


def names(row):
    """How a row may stand here: several items of it one by one, an official reply as a whole."""
    if row["law"].endswith("批复"):
        return {"0"}
    paragraph = f".{row['paragraph']}" if "paragraph" in row else ""
    items = [f"({item})" for item in row["item"].strip("（）").split("）（")] if "item" in row else [""]
    return {f"{row['article']}{row.get('suffix', '')}{paragraph}{item}" for item in items}


def counterpart(rows, provision):
    title = provision.act.title.replace("〈", "《").replace("〉", "》")
    for row in rows:
        same = row["law"].startswith(title) and provision.key in names(row)
        if same and row["effective_from"] == provision.since:
            return row
    return None


def terms_agree(provision, row):
    """The same terms; of a row split by items, those of the item."""
    told = list(provision.terms)
    return told == row["terms"] or (len(names(row)) > 1 and set(told) < set(row["terms"]))


def test_every_row_agrees_with_the_source_on_force_check_and_terms(law, rows):
    for provision in law.provisions:
        row = counterpart(rows, provision)
        assert row is not None, provision.citation
        assert provision.verified == row["verified"], provision.citation
        assert terms_agree(provision, row), provision.citation
        assert provision.checked_on == row["checked_on"], provision.citation
        assert provision.source == row["source"], provision.citation
        if row.get("from_certain") is False:
            assert not provision.version.certain, provision.citation


def test_the_last_day_in_force_agrees_with_the_source(law, rows):
    for provision in law.provisions:
        last = counterpart(rows, provision).get("effective_to")
        end = provision.version.repealed_on
        assert (end.toordinal() - 1 if end else None) == (last.toordinal() if last else None), provision.citation
