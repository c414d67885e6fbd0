"""A clinic's list: by number and initials, never by name; what is missing; what is due next; and the next one."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from letters.desk import ClientList, find_client, is_own_name, letter_needs, list_clients, open_desk, place_for_next
from letters.errors import UsageError
from tests.command import letters
from tests.stories import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from letters.desk import Client

ON = date(2026, 11, 27)
BEGUN = 'version = 2\n\n[complainant]\nname = "欧阳静怡"\n'


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """Two clients with a number, one whose folder somebody named, and a file that is no case."""
    for name, text in (("来访-007", text_of()), ("来访-012", BEGUN), ("林若溪的", text_of())):
        (tmp_path / name).mkdir()
        (tmp_path / name / "case.toml").write_text(text, encoding="utf-8")
    (tmp_path / "来访-013").mkdir()
    (tmp_path / "来访-013" / "case.toml").write_text("version = 2\n[complainant\n", encoding="utf-8")
    return tmp_path


def listed(folder: Path) -> dict[str, Client]:
    at = open_desk()
    return {one.number: one for one in list_clients(folder, ON, at.books, letter_needs(at.library))}


def test_clients_are_told_by_number_and_initials(clinic: Path) -> None:
    found = listed(clinic)
    assert {number: found[number].initials for number in ("007", "012")} == {"007": "LRQ", "012": "OYJY"}
    (other,) = found.keys() - {"007", "012", "013"}
    assert len(other) == 4, "a folder that somebody named is told by the letters of calendars"


def test_what_is_missing_is_what_the_talk_would_ask_and_keep(clinic: Path) -> None:
    begun = listed(clinic)["012"]
    assert begun.open > len(begun.next_open) == 3
    assert begun.next_open[0] == "您是哪一位"
    assert begun.due is None, "nothing can be sent yet"


def test_who_has_not_changed_is_not_read_again(clinic: Path) -> None:
    at, read = open_desk(), list[str]()
    known = ClientList(clinic, at.books, letter_needs(at.library))
    before = known.on(ON, read.append)
    assert len(read) == len(before) == 4
    read.clear()
    assert (known.on(ON, read.append), read) == (before, [])
    (clinic / "来访-012" / "case.toml").write_text(BEGUN.replace("欧阳静怡", "王小丽"), encoding="utf-8")
    (clinic / "来访-007" / "case.toml").unlink()
    after = {one.number: one for one in known.on(ON, read.append)}
    assert (read, after["012"].initials, "007" in after) == (["正在看第 012 位"], "WXL", False)
    known.on(ON + timedelta(days=1), read.append)
    assert len(read) == 4, "what is due next is reckoned by the day"


@pytest.mark.parametrize("name", ["来访-٠٠٣", "来访-99999999999999999999", "来访-004 ", "来访-<b>"])
def test_a_folder_with_an_odd_name_has_no_number(clinic: Path, name: str) -> None:
    (clinic / name).mkdir()
    (clinic / name / "case.toml").write_text(BEGUN, encoding="utf-8")
    assert not is_own_name(clinic / name)
    assert {"007", "012", "013"} == {number for number in listed(clinic) if number.isdecimal() and len(number) == 3}
    assert place_for_next(clinic) == clinic / "来访-014" / "case.toml"


def test_a_case_that_cannot_be_read_is_told_and_keeps_nobody_from_the_others(clinic: Path) -> None:
    found = listed(clinic)
    assert found["013"].fault
    assert not found["007"].fault


def test_what_is_wrong_in_a_file_is_counted_and_not_quoted(clinic: Path) -> None:
    wrong = text_of().replace('name = "林若溪"', 'name = "林若溪"\nid_number = "330106199908140000"')
    (clinic / "来访-007" / "case.toml").write_text(wrong, encoding="utf-8")
    found = listed(clinic)["007"]
    assert "处需要改" in found.fault
    for kept in ("330106", "林若溪", str(clinic)):
        assert kept not in found.fault


def test_the_list_names_nobody_and_says_what_is_due(clinic: Path) -> None:
    done = letters("clients", clinic, cwd=clinic)
    assert done.returncode == 1, "one cannot be read"
    for name in ("林若溪", "欧阳静怡", "静怡"):
        assert name not in done.stdout
    lines = {line.split()[0]: line for line in done.stdout.splitlines() if line[:4].strip()}
    assert "还差" in lines["012"]
    assert "您是哪一位" in lines["012"]
    assert "案件文件读不了" in lines["013"]
    assert f"letters clients {clinic} --next" in done.stdout


def test_programs_are_named_nobody_either(clinic: Path) -> None:
    done = letters("clients", clinic, "--json", cwd=clinic)
    rows = json.loads(done.stdout)
    assert {row["number"] for row in rows} >= {"007", "012", "013"}
    assert "林若溪" not in done.stdout
    assert "欧阳" not in done.stdout


@pytest.mark.parametrize("typed", ["7", "07", "007", " 7"])
def test_a_client_is_found_by_number_however_it_is_typed(clinic: Path, typed: str) -> None:
    assert find_client(clinic, typed) == clinic / "来访-007" / "case.toml"


def test_a_number_that_nobody_has_is_answered_with_those_there_are(clinic: Path) -> None:
    with pytest.raises(UsageError, match="没有 8 号") as told:
        find_client(clinic, "8")
    assert "007、012、013" in told.value.hint


def test_the_next_client_gets_the_next_number_and_a_folder_that_is_wiped_with_the_case(clinic: Path) -> None:
    place = place_for_next(clinic)
    assert place == clinic / "来访-014" / "case.toml"
    assert is_own_name(place.parent)
    assert place_for_next(clinic / "none") == clinic / "none" / "来访-001" / "case.toml"


def test_before_the_next_one_it_is_said_what_was_cleared_and_what_could_not_be(clinic: Path) -> None:
    done = letters("clients", clinic, "--next", cwd=clinic, given="", PATH="", DISPLAY="", WAYLAND_DISPLAY="")
    assert "屏幕没有清（这里不是终端窗口）" in done.stderr
    assert "剪贴板没有清" in done.stderr
    assert "Win+V" in done.stderr
    assert "这一位是 来访-014。" in done.stderr
    assert "letters new" in done.stdout, "the talk was begun, and left at once"


def test_the_talk_of_a_client_goes_on_by_the_number(clinic: Path) -> None:
    done = letters("clients", clinic, "12", cwd=clinic, given="退出\n")
    assert f"{clinic / '来访-012' / 'case.toml'}" in done.stdout
