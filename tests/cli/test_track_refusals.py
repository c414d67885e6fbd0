"""What a person may mistype in letters track: told clearly, and nothing is lost or half written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.cli.run import run
from letters.collect.secrecy import along
from letters.collect.secrecy.doomed import SHARED, survey_of_one
from letters.collect.secrecy.kinds import OWN_CALENDAR
from letters.collect.secrecy.staying import EDITED_CALENDAR
from letters.kit.written_record import WrittenLetter
from tests.stories import contact, lease, platform, row, text_of
from tests.written import note, police

if TYPE_CHECKING:
    from pathlib import Path

FILING = row("filings", id="F1", letter="complaint/police", to="某某派出所", on="2026-11-23", received_on="2026-11-24")
REPLY = ("reply", "case.toml", "1")


def stopping(to: str, *files: str) -> WrittenLetter:
    return WrittenLetter("notice/stop-harassment", "停止侵害告知函", to, files)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with one filing, and a letter on the disk."""
    collector = row("respondents", id="collector", roles=["collector"], name="磐垣信息咨询有限公司")
    parts = (platform(), collector, lease(), contact("I1", "2026-10-01 22:30"), FILING)
    (tmp_path / "case.toml").write_text(text_of(*parts, head="written_on = 2026-11-24"), "utf-8")
    names = ("01-治安报案书.docx", "03-停止侵害告知函-1.docx", "04-停止侵害告知函-2.docx")
    notices = (stopping("某某平台有限公司", names[1]), stopping("磐垣信息咨询有限公司", names[2]))
    note(tmp_path / "case.toml", "信", {name: name.encode() for name in names}, police(names[0]), *notices)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sent", "case.toml", "complaint/polise"), "是不是“治安报案书”？"),
        (("sent", "case.toml", "complaint"), "消费者投诉书-市场监督管理局"),
        (("sent", "case.toml", "notice/stop-harassment"), "加 --to：青桐橘租信息服务有限公司、磐垣信息咨询有限公司"),
        (("sent", "case.toml", "complaint/police", "--on", "2100-01-01"), "还没有到"),
        (("sent", "case.toml", "complaint/police", "--on", "11月23日"), "写成 2026-11-23 的样子"),
        (("sent", "case.toml", "complaint/police", "--on", "2026-11-23", "--received", "2026-11-20"), "早于寄出日期"),
        (("sent", "case.toml", "complaint/police", "--on", "2026-11-23", "--to", "某某派出所"), "已经记过了"),
        (("sent", "case.toml", "complaint/police", "--about", "7"), "没有 7 这一份"),
        (("sent", "case.toml", "lawsuit/administrative"), "加 --to 机关全称"),
        (("signed", "case.toml", "1", "--on", "2026-11-20"), "早于寄出日期"),
        (("reply", "case.toml", "2", "受理"), "1 治安报案书（2026年11月23日）"),
        ((*REPLY, "受里"), "可以写：受理、不予受理"),
        ((*REPLY,), "没有写结果"),
        ((*REPLY, "受理", "--on", "2026-11-20"), "早于寄出日期"),
        ((*REPLY, "受理", "--ground", "管辖"), "--ground 只用于"),
        ((*REPLY, "不予受理", "--ground", "没空"), "不认识的理由类别 没空"),
        ((*REPLY, "补正", "--on", "2026-11-24", "--due", "2026-11-20"), "早于收到答复的日期"),
        ((*REPLY, "另提方案"), "没有写对方提出的金额"),
        ((*REPLY, "另提方案", "--payments", "2026-12-28"), "日期:金额"),
        ((*REPLY, "另提方案", "--payments", "2026-12-28:四百多"), "写成 1832"),
        ((*REPLY, "另提方案", "--payments", "2027-01-28:1,2026-12-28:1"), "从早到晚"),
        (
            (*REPLY, "另提方案", "--payments", "2026-12-28:400", "--total", "900"),
            "各期合计 400.00 元，--total 是 900.00 元",
        ),
        (("postpone", "case.toml", "1", "none", "--due", "2026-12-20", "--reason", "x"), "没有期限 none"),
        (("undo", "case.toml", "9"), "没有 9 这一份"),
    ],
)
def test_a_slip_is_told_with_the_next_step_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    before = (folder / "case.toml").read_bytes()
    assert run(["track", *arguments]) == 2
    told = capsys.readouterr()
    assert words in told.err
    assert told.out == ""
    assert (folder / "case.toml").read_bytes() == before
    assert not (folder / "sent").exists()


def test_evidence_that_there_is_not_is_a_problem_of_the_case_and_nothing_is_saved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "case.toml").read_bytes()
    assert run(["track", *REPLY, "受理", "--on", "2026-11-24", "--evidence", "E09"]) == 1
    assert "E09" in capsys.readouterr().err
    assert (folder / "case.toml").read_bytes() == before


def test_a_file_that_is_not_there_takes_nothing_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "case.toml").read_bytes()
    arguments = ["track", "sent", "case.toml", "report/market-regulator", "--to", "x", "--on", "2026-11-24"]
    assert run([*arguments, "--file", "信/01-治安报案书.docx", "--file", "没有.docx"]) == 3
    assert "找不到 没有.docx" in capsys.readouterr().err
    assert (folder / "case.toml").read_bytes() == before
    assert list((folder / "sent").iterdir()) == []


def test_of_several_letters_with_one_title_the_copy_is_that_to_the_addressee(folder: Path) -> None:
    arguments = ["track", "sent", "case.toml", "notice/stop-harassment", "--to", "磐垣", "--on", "2026-11-24"]
    assert run(arguments) == 0
    [copy] = (folder / "sent").iterdir()
    assert copy.read_bytes().decode() == "04-停止侵害告知函-2.docx"


def test_where_the_copy_cannot_be_told_it_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["track", "sent", "case.toml", "notice/stop-harassment", "--to", "别的公司", "--on", "2026-11-24"]
    assert run(arguments) == 2
    told = capsys.readouterr().err
    assert "《停止侵害告知函》，看不出您寄出的是哪一份" in told
    assert "同一条命令后面加上寄出的那一份，例如 --file " in told


def test_a_case_that_is_broken_is_not_touched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = (folder / "case.toml").read_text("utf-8").replace("[lease]", "[leese]")
    (folder / "case.toml").write_text(broken, "utf-8")
    assert run(["track", *REPLY, "受理"]) == 1
    assert "leese" in capsys.readouterr().err
    assert (folder / "case.toml").read_text("utf-8") == broken


def test_a_calendar_file_that_is_there_is_not_replaced_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "期限.ics").write_text("mine")
    asked = ["track", "case.toml", "--date", "2026-11-24", "--ics", "期限.ics"]
    assert run(asked) == 3
    assert "没有覆盖" in capsys.readouterr().err
    assert (folder / "期限.ics").read_text() == "mine"
    assert run([*asked, "--force"]) == 0
    assert "BEGIN:VCALENDAR" in (folder / "期限.ics").read_text("utf-8")


def test_a_calendar_beside_two_cases_goes_with_the_case_that_it_was_written_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "王.toml").write_text((folder / "case.toml").read_text("utf-8"), "utf-8")
    for place in (folder, folder / "别处"):
        place.mkdir(exist_ok=True)
        assert run(["track", "case.toml", "--date", "2026-11-24", "--ics", str(place / "期限.ics")]) == 0
    capsys.readouterr()
    titles = ("治安报案书",)
    found = {
        one.path.relative_to(folder).as_posix(): one.what for one in survey_of_one(folder / "case.toml", titles).files
    }
    assert (found["期限.ics"], found["别处/期限.ics"]) == (OWN_CALENDAR, OWN_CALENDAR)
    carried = [one.path.name for one in along(folder / "case.toml", titles).files]
    assert carried.count("期限.ics") == 2
    for other in (survey_of_one(folder / "王.toml", titles).files, along(folder / "王.toml", titles).files):
        assert "期限.ics" not in {one.path.name for one in other}
    assert run(["wipe", "case.toml", "--yes"]) == 0
    assert not (folder / "期限.ics").exists()
    assert not (folder / "别处").exists()
    assert (folder / "王.toml").exists()


def test_a_calendar_that_was_changed_or_replaced_is_nobodys_alone(folder: Path) -> None:
    (folder / "王.toml").write_text((folder / "case.toml").read_text("utf-8"), "utf-8")
    asked = ["--date", "2026-11-24", "--ics", "期限.ics", "--force"]
    assert run(["track", "case.toml", *asked]) == 0
    assert run(["track", "王.toml", *asked]) == 0
    assert OWN_CALENDAR not in {one.what for one in survey_of_one(folder / "case.toml", ()).files}
    assert OWN_CALENDAR in {one.what for one in survey_of_one(folder / "王.toml", ()).files}
    (folder / "期限.ics").write_bytes((folder / "期限.ics").read_bytes() + b"X")
    assert dict(survey_of_one(folder / "王.toml", ()).kept)["期限.ics"] == SHARED


@pytest.mark.parametrize("content", [b"mine", None], ids=["replaced", "with a line more"])
@pytest.mark.parametrize("where", ["outside", "inside"])
def test_a_calendar_elsewhere_that_was_changed_goes_or_is_named(
    folder: Path, tmp_path: Path, where: str, content: bytes | None
) -> None:
    place = tmp_path / "桌面" if where == "outside" else folder / "我的"
    place.mkdir()
    path = place / "期限.ics"
    assert run(["track", "case.toml", "--date", "2026-11-24", "--ics", str(path)]) == 0
    path.write_bytes(content or path.read_bytes() + b"X-MINE:1\r\n")
    found = survey_of_one(folder / "case.toml", ())
    told = {str(folder / name): why for name, why in found.kept}
    if content:
        assert told[str(path)] == EDITED_CALENDAR
    else:
        assert path in {one.path for one in found.files}, "it still says who made it"
