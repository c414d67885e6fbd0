"""One case: written whole, skipped when nothing has changed, and never over what somebody has changed by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from letters.batch import State
from letters.batch.saved import MANIFEST
from letters.desk import Paper
from tests.batch.clinic import DAY, clinic, letters_in, run, story
from tests.case.broken_files import ALL, PERSONAL, Broken

if TYPE_CHECKING:
    from pathlib import Path

    from letters.batch import Outcome, Summary

LETTER = "A1/01-治安报案书.docx"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return clinic(tmp_path / "in", {"A1": story()})


@pytest.fixture
def out(tmp_path: Path, cases: Path) -> Path:
    """Where the letters of the case lie already."""
    run(cases, tmp_path / "out")
    return tmp_path / "out"


def state(cases: Path, out: Path, **changes: Any) -> State:
    return run(cases, out, **changes)[1]["A1"].state


def test_letters_lie_in_a_folder_of_the_case_with_a_manifest_and_nothing_half_done(out: Path) -> None:
    assert set(letters_in(out)) == {LETTER, "A1/00-送出前请看.docx", f"A1/{MANIFEST}"}
    assert [path.name for path in (out / ".letters-batch").iterdir()] == ["lock"]


@pytest.fixture(scope="module")
def among_broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Summary, dict[str, Outcome]]:
    """One run over all the broken cases, and one that is sound."""
    folder = tmp_path_factory.mktemp("broken")
    texts = {f"B{number}": each.text for number, each in enumerate(ALL)}
    return run(clinic(folder / "in", {**texts, "sound": story()}), folder / "out")


@pytest.mark.slow
def test_a_case_among_broken_ones_is_written(among_broken: tuple[Summary, dict[str, Outcome]]) -> None:
    summary, heard = among_broken
    assert (summary.status, heard["sound"].state, len(heard)) == (1, State.WRITTEN, len(ALL) + 1)


def test_each_broken_case_stands_in_the_report_and_tells_of_nobody(
    among_broken: tuple[Summary, dict[str, Outcome]],
) -> None:
    amiss = {broken.title: _amiss(broken, among_broken[1][f"B{number}"]) for number, broken in enumerate(ALL)}
    assert {title: found for title, found in amiss.items() if found} == {}


def _amiss(broken: Broken, outcome: Outcome) -> list[str]:
    """What the report of a broken case is not, does not say, or tells of somebody."""
    told = "".join(f"{problem.where}{problem.message}{problem.hint}" for problem in outcome.problems)
    return [
        *([] if outcome.state is State.BROKEN else [outcome.state.name]),
        *(f"not said: {word}" for word in (*broken.says, *broken.hint) if word not in told),
        *(f"said: {word}" for word in PERSONAL if word in told and word not in broken.new),
    ]


def test_an_unchanged_case_is_skipped(cases: Path, out: Path) -> None:
    before = (out / LETTER).stat()
    assert state(cases, out) is State.UNCHANGED
    assert (out / LETTER).stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    "changes",
    [
        {"today": DAY + timedelta(days=1)},
        {"day": date(2026, 11, 1)},
        {"paper": Paper(("docx", "txt"))},
        {"paper": Paper(layout="standard")},
        {"wanted": ("complaint/police",)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_asked_for_otherwise_is_written_anew(cases: Path, out: Path, changes: dict[str, object]) -> None:
    assert state(cases, out, **changes) is State.WRITTEN


def test_a_changed_case_is_written_anew(cases: Path, out: Path) -> None:
    before = letters_in(out)
    clinic(cases, {"A1": story(count=9)})
    assert state(cases, out) is State.WRITTEN
    assert letters_in(out)[LETTER] != before[LETTER]


def test_another_day_changes_nothing_where_the_case_has_its_own(tmp_path: Path) -> None:
    text = "written_on = 2026-11-20\n" + story()
    cases = clinic(tmp_path / "in", {"A1": text})
    run(cases, tmp_path / "out")
    assert state(cases, tmp_path / "out", today=DAY + timedelta(days=1)) is State.UNCHANGED


@pytest.mark.slow
def test_a_template_of_the_users_own_that_has_changed_writes_anew(tmp_path: Path, cases: Path) -> None:
    own = tmp_path / "own" / "complaint"
    own.mkdir(parents=True)
    bundled = next(path for path in _templates() if path.name == "police.html")
    (own / "police.html").write_bytes(bundled.read_bytes())
    assert state(cases, tmp_path / "out", templates=own.parent) is State.WRITTEN
    assert state(cases, tmp_path / "out", templates=own.parent) is State.UNCHANGED
    (own / "police.html").write_text(bundled.read_text("utf-8").replace("<h1>", "<h1>急："), "utf-8")
    assert state(cases, tmp_path / "out", templates=own.parent) is State.WRITTEN


def _templates() -> list[Path]:
    from letters.kit.bundled import bundled

    return sorted((bundled("templates") / "complaint").iterdir())


@pytest.mark.parametrize("content", [None, b""])
def test_a_letter_that_was_lost_is_written_anew(cases: Path, out: Path, content: bytes | None) -> None:
    before = letters_in(out)
    (out / LETTER).unlink()
    if content is not None:
        (out / LETTER).write_bytes(content)
    assert state(cases, out) is State.WRITTEN
    assert letters_in(out) == before


def test_a_letter_changed_by_hand_is_kept_until_force(cases: Path, out: Path) -> None:
    (out / LETTER).write_bytes("我改过的".encode())
    summary, heard = run(cases, out)
    assert (summary.status, heard["A1"].state) == (3, State.FAILED)
    assert "被改过" in heard["A1"].problems[0].message
    assert (out / LETTER).read_bytes() == "我改过的".encode()
    assert state(cases, out, force=True) is State.WRITTEN
    assert (out / LETTER).read_bytes()[:2] == b"PK"


def test_a_folder_that_somebody_else_made_is_left_alone(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "A1").mkdir(parents=True)
    (tmp_path / "out" / "A1" / "notes.txt").write_text("别动", "utf-8")
    assert state(cases, tmp_path / "out") is State.FAILED
    assert [path.name for path in (tmp_path / "out" / "A1").iterdir()] == ["notes.txt"]


def test_what_was_put_beside_the_letters_stays_when_they_are_written_anew(cases: Path, out: Path) -> None:
    (out / "A1" / "扫描件").mkdir()
    (out / "A1" / "扫描件" / "回执.pdf").write_bytes(b"%PDF")
    clinic(cases, {"A1": story(count=9)})
    assert state(cases, out) is State.WRITTEN
    assert (out / "A1" / "扫描件" / "回执.pdf").read_bytes() == b"%PDF"


def test_a_case_that_broke_keeps_its_older_letters_and_the_report_says_so(cases: Path, out: Path) -> None:
    before = letters_in(out)
    clinic(cases, {"A1": "version = 1\n"})
    _, heard = run(cases, out)
    assert heard["A1"].state is State.BROKEN
    assert "还是以前写的文书" in heard["A1"].problems[-1].message
    assert letters_in(out) == before


def test_a_letter_that_is_stopped_says_why_and_the_run_after_says_it_again(tmp_path: Path) -> None:
    cases = clinic(tmp_path / "in", {"A1": story(account="手机后来被我卖了。")})
    for _ in range(2):
        summary, heard = run(cases, tmp_path / "out")
        assert (summary.status, heard["A1"].state) == (1, State.SHORT)
        assert "设备已转卖" in heard["A1"].problems[0].message
        assert "[[overrides]]" in heard["A1"].problems[0].hint


def test_a_case_of_which_one_letter_is_lacking_stays_so_when_nothing_has_changed(tmp_path: Path, cases: Path) -> None:
    wanted = ("complaint/police", "complaint/consumer-association")
    for _ in range(2):
        summary, heard = run(cases, tmp_path / "out", wanted=wanted)
        assert (summary.status, heard["A1"].state) == (1, State.SHORT)
        assert [one.id for one in heard["A1"].letters] == ["complaint/police"]
        assert "还缺" in heard["A1"].problems[0].message


def test_a_case_file_that_is_gone_is_a_failure_of_files(tmp_path: Path) -> None:
    from letters.batch import Item

    summary, heard = run([Item("A1", "A1/case.toml", path=tmp_path / "none.toml")], tmp_path / "out")
    assert (summary.status, heard["A1"].state) == (3, State.FAILED)


def test_a_fault_of_the_program_tells_where_and_no_value(tmp_path: Path) -> None:
    from letters.batch import Item

    item = Item("A1", "A1/case.toml", path=None, text=None)  # type: ignore[arg-type]
    summary, heard = run([item], tmp_path / "out")
    assert (summary.status, heard["A1"].state) == (1, State.FAILED)
    assert "程序出了错（" in heard["A1"].problems[0].message
    assert ".py:" in heard["A1"].problems[0].where
