from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case import edit, layout, spell, talk_lines
from letters.kit.moment import Moment

FILES = [*(Path(__file__).parents[2] / "examples").glob("*/case.toml"), Path(__file__).with_name("whole.toml")]
HAND_WRITTEN = """\
# 顶上的说明
version = 1

[complainant]   # 是我
name = "林"   # 姓名
phone = '1'

# ---- 合同 ----
[lease]
rent = "1"
terms = { auto_buyout_days = 7 }

[[lease.fees]]
name = "x"

# ---- 经过 ----
[[incidents]]
id = "I1"
acts = [  # 行为
  "threat",  # 第一种
]
words = \"\"\"
# 不是说明
[[incidents]]
#~ 不是记录
\"\"\"

# ---- 证据 ----
[[evidence]]
id = "E1"
files = [
  { path = "a" },  # 甲
]

# 又一条
[[incidents]]
id = "I2"

[lease.claim]
amount = "5"
# 完
"""


def comments(text: str) -> list[str]:
    """The comments of the text: the lines' ends that begin with # and are followed by a word of ours."""
    return sorted(line[line.index("#") :] for line in text.splitlines() if "#" in line)


def put_in(data: object, path: tuple[str | int, ...], value: object) -> None:
    *steps, last = path
    for step in steps:
        data = data.setdefault(step, {}) if isinstance(data, dict) else data[step]  # type: ignore[index]
    data[last] = value  # type: ignore[index]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_a_file_scanned_has_every_value_in_its_place(path: Path) -> None:
    text = path.read_text("utf-8")
    data = tomllib.loads(text)
    for block in layout.scan(text):
        for entry in block.entries:
            here: object = data
            for step in entry.path:
                here = here[step]  # type: ignore[index]
            assert tomllib.loads("it = " + text[slice(*entry.value)])["it"] == here


PATHS = [
    ("written_on",),
    ("complainant", "name"),
    ("complainant", "address"),
    ("lease", "rent"),
    ("lease", "deposit"),
    ("lease", "terms", "auto_buyout_days"),
    ("lease", "terms", "overdue_rule"),
    ("lease", "claim", "amount"),
    ("lease", "claim", "source"),
    ("incidents", 0, "acts"),
    ("incidents", 0, "words"),
    ("incidents", 1, "at"),
    ("evidence", 0, "files", 0, "path"),
    ("story", "account"),
    ("demands", "complaint/police"),
]
VALUES = st.one_of(st.text(), st.lists(st.text(), max_size=3), st.integers(0, 10**9), st.booleans())


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(PATHS), VALUES), max_size=6))
def test_what_is_put_is_read_back_and_no_comment_is_lost(changes: list[tuple[tuple[str | int, ...], object]]) -> None:
    text, wanted = HAND_WRITTEN, tomllib.loads(HAND_WRITTEN)
    for path, value in changes:
        clean = spell.value(value)
        text = edit.put(text, path, value)
        put_in(wanted, path, tomllib.loads(f"it = {clean}")["it"])
    assert tomllib.loads(text) == wanted
    told = {"# 顶上的说明", "# 是我", "# 姓名", "# ---- 合同 ----", "# 行为", "# 第一种", "# 甲", "# 又一条", "# 完"}
    assert all(mark in text for mark in told)


ROWS = st.lists(st.dictionaries(st.sampled_from(["id", "at", "words", "acts"]), VALUES, max_size=4), max_size=3)
LISTS = [("incidents",), ("evidence",), ("lease", "payments"), ("lease", "fees"), ("evidence", 0, "files"), ("harms",)]


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(LISTS), ROWS), max_size=4))
def test_rows_appended_stand_behind_those_that_were_there(
    additions: list[tuple[tuple[str | int, ...], list[dict[str, object]]]],
) -> None:
    text, wanted = HAND_WRITTEN, tomllib.loads(HAND_WRITTEN)
    for path, rows in additions:
        text = edit.append(text, path, rows)
        plain = [tomllib.loads("it = " + spell.value(row))["it"] for row in rows]
        if plain:
            here: object = wanted
            for step in path[:-1]:
                here = here.setdefault(step, {}) if isinstance(here, dict) else here[step]  # type: ignore[index]
            here.setdefault(path[-1], []).extend(plain)  # type: ignore[attr-defined]
    assert tomllib.loads(text) == wanted
    assert set(comments(HAND_WRITTEN)) - {"# 甲"} <= {*comments(text), "# 甲"}


def test_a_heading_comment_stays_above_its_own_table() -> None:
    text = edit.append(HAND_WRITTEN, ("lease", "fees"), [{"name": "y"}])
    text = edit.put(text, ("complainant", "address"), "x")
    assert "# ---- 经过 ----\n[[incidents]]" in text
    assert "# ---- 合同 ----\n[lease]" in text
    assert text.rindex("[[lease.fees]]") < text.index("# ---- 经过 ----")


def test_what_is_taken_away_is_gone_and_nothing_else() -> None:
    for path in [("incidents", 0), ("lease",), ("evidence",), ("complainant", "phone"), ("lease", "terms")]:
        wanted: dict[str, object] = tomllib.loads(HAND_WRITTEN)
        here: object = wanted
        for step in path[:-1]:
            here = here[step]  # type: ignore[index]
        del here[path[-1]]  # type: ignore[attr-defined]
        assert tomllib.loads(edit.remove(HAND_WRITTEN, path)) == wanted


def test_a_key_of_an_inline_table_is_taken_away() -> None:
    text = edit.remove(HAND_WRITTEN, ("lease", "terms", "auto_buyout_days"))
    assert tomllib.loads(text)["lease"]["terms"] == {}


def test_dotted_keys_go_on_in_their_style() -> None:
    text = edit.put('lease.rent = "1"\n[route]\n', ("lease", "device"), "手机")
    assert text == 'lease.rent = "1"\nlease.device = "手机"\n[route]\n'


def test_a_table_of_which_only_rows_below_it_stand_gets_a_heading_of_its_own() -> None:
    text = '[[deals]]\ncontract = "C1"\n\n[[deals.offer.options]]\nkind = "deferral"\n'
    after = tomllib.loads(edit.put(text, ("deals", 0, "offer", "source"), "工资"))
    assert after["deals"][0]["offer"] == {"options": [{"kind": "deferral"}], "source": "工资"}


def test_an_empty_list_gives_way_to_rows() -> None:
    text = edit.append("version = 1\nincidents = []\n[route]\n", ("incidents",), [{"id": "I1"}])
    assert tomllib.loads(text) == {"version": 1, "incidents": [{"id": "I1"}], "route": {}}


def test_a_word_in_the_place_of_a_list_gives_way_to_rows() -> None:
    text = edit.append('payments = "none"\nx = 1\n', ("payments",), [{"amount": "1.00"}])
    assert tomllib.loads(text) == {"x": 1, "payments": [{"amount": "1.00"}]}


def test_rows_hold_tables_of_their_own() -> None:
    row = {"id": "E1", "files": [{"path": "a"}, {"path": "b"}], "pages": None}
    text = edit.append("", ("evidence",), [row, row])
    assert tomllib.loads(text)["evidence"] == [{"id": "E1", "files": [{"path": "a"}, {"path": "b"}]}] * 2


@given(st.text())
def test_any_text_is_spelt_so_that_it_is_read_back(words: str) -> None:
    assert tomllib.loads(f"it = {spell.value(words)}")["it"] == words.replace("\r\n", "\n")


def test_a_lone_surrogate_does_not_keep_the_file_from_being_saved() -> None:
    assert spell.value("a\ud83d") == '"a\ufffd"'


@pytest.mark.parametrize(
    ("value", "spelt"),
    [
        (Decimal("899.00"), '"899.00"'),
        (date(2026, 3, 2), "2026-03-02"),
        (Moment.parse("2026-08-10 09:03"), '"2026-08-10 09:03"'),
        (Moment.parse("2026-08-10 09:03:05"), '"2026-08-10 09:03:05"'),
        (Moment.parse("2026-08"), '"2026-08"'),
        (True, "true"),
        ({"a": 1, "b": None}, "{ a = 1 }"),
    ],
)
def test_values_are_spelt_as_the_user_would(value: object, spelt: str) -> None:
    assert spell.value(value) == spelt


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_a_record_in_comments_is_read_back_and_replaced(words: str) -> None:
    record = f"skipped = {spell.value([words])}"
    text = talk_lines.with_record(talk_lines.with_record(HAND_WRITTEN, "old = 1"), record)
    assert talk_lines.record_of(text) == record
    assert tomllib.loads(text) == tomllib.loads(HAND_WRITTEN)
    assert talk_lines.with_record(text, "").rstrip("\n") == HAND_WRITTEN.rstrip("\n")


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ('a = """\n#~ told\n"""\n#~ b = 1\n', "b = 1"),
        ('a = """\n#~ told"""\n', ""),
        ("a = [\n#~ told\n]\n\n#~ b = 1\n\n#~ c = 2", "b = 1\nc = 2"),
        ("#~ b = 1\na = 1\n#~ c = 2\n", "b = 1\nc = 2"),
    ],
)
def test_lines_inside_a_value_are_no_record_wherever_the_record_stands(text: str, record: str) -> None:
    assert talk_lines.record_of(text) == record
    assert tomllib.loads(talk_lines.with_record(text, "d = 1")) == tomllib.loads(text)
