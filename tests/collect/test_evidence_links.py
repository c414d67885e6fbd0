"""What proves what, and whether evidence is as it was."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.collect.evidence import links
from letters.collect.evidence.verify import FileState, verify
from letters.errors import UsageError
from letters.told.of_evidence import verified_lines
from tests.stories import contact, lease, row, story, table

if TYPE_CHECKING:
    from pathlib import Path

    from letters.case.model import Case

NUMBER = "16700002001"


def piece(key: str, *files: dict[str, object]) -> str:
    return row("evidence", id=key, title=key, kind="document", proves="p", files=list(files))


@pytest.fixture
def case() -> Case:
    return story(
        contact("I001", "2026-08-10 23:03", from_number="+86 167-0000-2001", evidence=["E01"]),
        contact("I002", "2026-08-10", from_number=NUMBER),
        contact("I003", "2026-08-09 10:00", until="2026-08-11 12:00", count=3, from_number="未知号码"),
        contact("I004", "2026-08", from_number=NUMBER),
        contact("I005", "2026-08-10", acts=["reminder"]),
        contact("I006", "2026-08-10", direction="out"),
        row("practices", kind="price", account="a", evidence=["E02"]),
        row("dealings", on="2026-09-01", how="电话", evidence=["E03"]),
        row("harms", what="h", evidence=["E04"]),
        table("hardship", reason="r", evidence=["E05"]),
        lease(payments=[{"on": "2026-04-02", "amount": "899.00", "evidence": ["E06"]}]),
        *(piece(f"E0{number}") for number in range(1, 8)),
    )


def test_incidents_are_chosen_by_id_number_and_day(case: Case) -> None:
    assert links.chosen(case, ["I005", "I001", "I005"]) == ("I005", "I001")
    assert links.chosen(case, [], "0086 16700002001") == ("I001", "I002", "I004")
    assert links.chosen(case, [], "未知号码") == ("I003",)
    assert links.chosen(case, [], NUMBER, date(2026, 8, 10)) == ("I001", "I002")
    assert links.chosen(case, ["I006"], on=date(2026, 8, 11)) == ("I006", "I003")
    assert links.chosen(case, []) == ()


def test_an_unknown_incident_names_the_nearest(case: Case) -> None:
    with pytest.raises(UsageError, match="是不是 I001"):
        links.chosen(case, ["I01"])


def test_a_number_or_day_that_fits_nothing_is_refused(case: Case) -> None:
    with pytest.raises(UsageError, match="没有符合"):
        links.chosen(case, ["I001"], "19900000000")
    with pytest.raises(UsageError, match="没有符合"):
        links.chosen(case, [], on=date(2025, 1, 1))


def test_unproven_are_contacts_that_count_and_have_no_evidence(case: Case) -> None:
    assert [one.id for one in links.unproven(case)] == ["I002", "I003", "I004"]


def test_evidence_proves_nothing_yet_that_no_part_of_the_case_names(case: Case) -> None:
    assert [one.id for one in links.proving_nothing(case)] == ["E07"]


def recorded(path: str, content: bytes) -> dict[str, object]:
    return {"path": path, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_every_file_is_told_how_it_stands(tmp_path: Path) -> None:
    folder = tmp_path / "案件"
    (folder / "evidence" / "子").mkdir(parents=True)
    for name in ("same", "longer", "swapped", "bare", "子/未登记.png", ".DS_Store"):
        (folder / "evidence" / name).write_bytes(b"12")
    (tmp_path / "secret").write_bytes(b"12")
    (folder / "evidence" / "link").symlink_to(tmp_path / "secret")
    case = story(
        piece("E01", recorded("evidence/same", b"12"), recorded("evidence/longer", b"1")),
        piece("E02", recorded("evidence/swapped", b"21"), {"path": "evidence/bare"}),
        piece("E03", recorded("evidence/gone", b"34"), recorded("evidence/link", b"56")),
    )
    assert [(one.id, one.path, one.state) for one in verify(case, folder)] == [
        ("E01", "evidence/same", FileState.SAME),
        ("E01", "evidence/longer", FileState.CHANGED),
        ("E02", "evidence/swapped", FileState.CHANGED),
        ("E02", "evidence/bare", FileState.UNRECORDED),
        ("E03", "evidence/gone", FileState.MISSING),
        ("E03", "evidence/link", FileState.OUTSIDE),
        ("", "evidence/子/未登记.png", FileState.ADDED),
    ]


def test_one_file_under_two_exhibits_is_told_of_both_and_twice_under_one_is_not(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in ("a", "b", "c", "d"):
        (folder / name).write_bytes(b"1" if name in "ab" else b"2")
    case = story(
        piece("E01", recorded("evidence/a", b"1"), recorded("evidence/c", b"2"), recorded("evidence/d", b"2")),
        piece("E02", recorded("evidence/b", b"1")),
    )
    checked = verify(case, tmp_path)
    assert [(one.path, one.state) for one in checked] == [
        ("evidence/a", FileState.TWICE),
        ("evidence/c", FileState.SAME),
        ("evidence/d", FileState.SAME),
        ("evidence/b", FileState.TWICE),
    ]
    told = "\n".join(verified_lines(checked))
    assert "登记的 4 个文件，4 个没有变。" in told
    assert "E01　evidence/a\n    E02　evidence/b" in told
