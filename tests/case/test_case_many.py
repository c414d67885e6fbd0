"""Many values at once give the same file as one after another."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.save import CaseFile
from letters.errors import UsageError
from tests.stories import contact, text_of

VALUES = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), st.booleans(), st.integers(0, 99))
CHANGES = st.dictionaries(
    st.sampled_from(["I1", "I2", "I3"]),
    st.dictionaries(st.sampled_from(["source", "words", "duration", "from_number"]), VALUES, max_size=4),
)
TABLES = text_of(
    "# 第一通\n" + contact("I1", "2026-08-01 09:00", from_number="1"),
    contact("I2", "2026-08-02 09:00", words="一\n二") + "\n# 注释\n",
    contact("I3", "2026-08-03 09:00").rstrip("\n"),
).replace("version = 1", "version = 2")
INLINE = 'version = 2\nincidents = [ { id = "I1" }, { id = "I2", words = "x" }, { id = "I3" } ]\n'


def opened(text: str, folder) -> CaseFile:
    return CaseFile.new(folder / "case.toml", text)


@pytest.mark.slow
@pytest.mark.parametrize("text", [TABLES, INLINE], ids=["tables", "inline"])
@given(changes=CHANGES)
def test_many_changes_at_once_are_those_changes_one_by_one(tmp_path_factory, text, changes):
    folder = tmp_path_factory.getbasetemp()
    at_once, one_by_one = opened(text, folder), opened(text, folder)
    at_once.update_many("incidents", changes)
    for row_id, each in changes.items():
        one_by_one.update("incidents", row_id, each)

    assert tomllib.loads(at_once.text) == tomllib.loads(one_by_one.text)


def test_comments_and_what_is_not_changed_stay_to_the_letter(tmp_path):
    file = opened(TABLES, tmp_path)
    file.update_many("incidents", {"I1": {"from_number": "2"}, "I3": {"source": "详单", "rank": "carrier"}})

    wanted = TABLES.replace('from_number = "1"', 'from_number = "2"')
    assert file.text == wanted.rstrip("\n") + '\nsource = "详单"\nrank = "carrier"\n'
    assert [each.source for each in file.case(date(2026, 11, 23)).incidents] == [None, None, "详单"]


def test_a_row_that_is_not_there_is_named_and_nothing_changed(tmp_path):
    file = opened(TABLES, tmp_path)

    with pytest.raises(UsageError, match="I9"):
        file.update_many("incidents", {"I1": {"source": "x"}, "I9": {"source": "x"}})
    assert file.text == TABLES
