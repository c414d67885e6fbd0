"""What became of the letters, on the page: the same deeds as the command's, the same file, and words for people.

The screens of each second example are read here; `WHOLE=1` has those of all read.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from html import unescape
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.case import ReplyOutcome
from letters.desk import SentLetter
from letters.errors import UsageError
from letters.kit.days import day_words
from letters.web.home import FolderShelf
from scripts.run import ROOT
from tests.command import letters
from tests.web.asking import TODAY, PageForm, Visitor
from tests.web.test_going_out import wanting_all
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path

    from letters.web.asgi import WebAnswer

NAME = "案件-2026-11-26"
STORY, SENT, PAPER = "family-and-colleagues-called", "no-answer-from-the-police", "payment-order-came"
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/case.toml"))


class Sender:
    """Somebody who follows one case up at the page, with the same case beside it for the command."""

    def __init__(self, folder: Path, name: str) -> None:
        unread = shutil.ignore_patterns("letters", ".*")
        self.here, self.there = folder / "page" / NAME, folder / "command" / NAME
        for place in (self.here, self.there):
            shutil.copytree(ROOT / "examples" / name, place, ignore=unread)
            wanting_all(place / "case.toml")
        self.visitor = Visitor(folder / "page")
        found = re.search(r'href="(/c/[0-9a-f]+)"', self.visitor.get("/").text)
        assert found is not None
        self.case = found[1]

    def screen(self, place: str) -> str:
        """A screen below the case."""
        seen = self.visitor.get(f"{self.case}/{place}")
        assert seen.status == 200, place
        return unescape(seen.text)

    def send(self, form: str, fields: dict[str, str], to: str = "") -> WebAnswer:
        """The form of a screen with these answers, sent where it leads or to another of its forms."""
        stands = PageForm(self.visitor.get(f"{self.case}/{form}").text)
        return self.visitor.post(f"{self.case}/{to or form}", {**stands.fields, **fields})

    def type(self, *words: object) -> None:
        """The command for the same."""
        done = letters("track", words[0], "case.toml", *words[1:], cwd=self.there)
        assert done.returncode == 0, done.stderr

    def assert_same(self) -> None:
        """Both files hold the same."""
        told, typed = ((place / "case.toml").read_text("utf-8") for place in (self.here, self.there))
        assert told == typed


@pytest.mark.slow
def test_letters_sent_are_put_down_with_their_copies_as_the_command_puts_them_down(tmp_path: Path) -> None:
    one = Sender(tmp_path, STORY)
    letters("write", "case.toml", cwd=one.here)
    letters("write", "case.toml", cwd=one.there)
    told = {"sent.1": "yes", "number.1": "EMS123", "sent.2": "yes", "how": "EMS", "on": "2026-11-24"}
    assert one.send("track/sent", told).status == 303
    one.type("sent", "治安报案书", "--on", "2026-11-24", "--how", "EMS", "--tracking", "EMS123")
    one.type("sent", "consumer-association", "--on", "2026-11-24", "--how", "EMS")
    one.assert_same()
    kept = {path.name: path.read_bytes() for path in (one.here / "sent").iterdir()}
    assert kept == {path.name: path.read_bytes() for path in (one.there / "sent").iterdir()}
    assert len(kept) == 2
    assert "留底 1 个文件" in one.screen("track")


@pytest.mark.slow
def test_when_one_of_several_cannot_be_put_down_none_is_and_no_copy_stays(tmp_path: Path) -> None:
    one = Sender(tmp_path, STORY)
    letters("write", "case.toml", cwd=one.here)
    before = (one.here / "case.toml").read_bytes()
    twice = [SentLetter("complaint/police", on=TODAY)] * 2

    async def send() -> None:
        case = await FolderShelf(one.here.parent).find(one.case.removeprefix("/c/"))
        version = await case.see(lambda stored: stored.version or "")
        await case.send(lambda stored: desk.track(stored.text, TODAY, desk.open_desk().books), twice, version)

    with pytest.raises(UsageError, match="已经记过了"):
        asyncio.run(send())
    assert (one.here / "case.toml").read_bytes() == before
    assert list((one.here / "sent").iterdir()) == []


def test_what_was_typed_stays_where_something_is_wrong(tmp_path: Path) -> None:
    one = Sender(tmp_path, STORY)
    refused = one.send("track/sent", {"sent.2": "yes", "on": "2027-11-24", "number.2": "A<b>7"})
    assert refused.status == 422
    assert 'value="A&lt;b&gt;7"' in refused.text
    assert 'name="sent.2" value="yes" checked' in refused.text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("told", "said"),
    [({}, "没有勾选"), ({"sent.1": "yes", "on": "2026-12-24"}, "还没有到"), ({"sent.1": "yes", "on": "x"}, "不对")],
)
def test_what_cannot_be_is_refused_in_words_of_the_form(tmp_path: Path, told: dict[str, str], said: str) -> None:
    one = Sender(tmp_path, STORY)
    before = (one.here / "case.toml").read_bytes()
    refused = one.send("track/sent", told)
    assert refused.status == 422
    problem = re.search(r'role="alert">(.*?)</p>', refused.text)
    assert problem is not None
    assert said in problem[1]
    assert "--" not in problem[1]
    assert (one.here / "case.toml").read_bytes() == before


DETAILS: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "refused": ({"ground": "civil"}, ("--ground", "民事纠纷")),
    "referred": ({"referred_to": "某某分局"}, ("--referred-to", "某某分局")),
    "supplement": ({"asks_for": "身份证\n合同"}, ("--asks-for", "身份证", "--asks-for", "合同")),
    "countered": (
        {"payments": "2026-12-28 400\n2027-01-28 500", "settles": "yes"},
        ("--payments", "2026-12-28:400,2027-01-28:500", "--settles"),
    ),
}
OWN = (ReplyOutcome.SILENT, ReplyOutcome.BROKEN, ReplyOutcome.MISSED)


@pytest.mark.parametrize("outcome", [each for each in ReplyOutcome if each is not ReplyOutcome.MISSED])
def test_each_answer_is_put_down_as_the_command_puts_it_down(tmp_path: Path, outcome: ReplyOutcome) -> None:
    one = Sender(tmp_path, SENT)
    fields, options = DETAILS.get(outcome.value, ({}, ()))
    how = {"manner": "said", "said_by": "值班民警", "words": "不归我们管", "reference": "12号"}
    typed = ("--said-by", "值班民警", "--words", "不归我们管", "--reference", "12号")
    more, words = ({}, ()) if outcome in OWN else (how, typed)
    assert one.send(f"track/1/reply/{outcome.value}", {"on": "2026-11-20", **more, **fields}).status == 303
    one.type("reply", "1", outcome.value, "--on", "2026-11-20", *words, *options)
    one.assert_same()
    assert f"记下了：2026-11-20 {outcome.label}" in one.screen("track")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("letter", "offered", "never"),
    [
        (
            "告知函",
            {"agreed", "countered", "refused", "silent", "broken"},
            {"accepted", "not_filed", "decided", "referred"},
        ),
        ("报案书", {"accepted", "refused", "not_filed", "decided", "silent"}, {"agreed", "countered", "upheld"}),
    ],
)
def test_only_what_its_reader_can_answer_is_offered(
    tmp_path: Path, letter: str, offered: set[str], never: set[str]
) -> None:
    one = Sender(tmp_path, STORY)
    page = one.screen("track/sent")
    [number] = re.findall(rf'name="sent\.(\d+)"[^>]*>(?:(?!name="sent).)*?{letter}', page, re.DOTALL)[:1]
    one.send("track/sent", {f"sent.{number}": "yes", "on": "2026-11-20"})
    found = set(re.findall(r"/track/1/reply/(\w+)", one.screen("track/1")))
    assert offered <= found
    assert not never & found


@pytest.mark.slow
def test_receipt_another_day_what_the_answer_told_and_undoing_are_as_the_command_does_them(tmp_path: Path) -> None:
    one = Sender(tmp_path, SENT)
    at = desk.track(text(one.there), TODAY, desk.open_desk().books)
    key = desk.deadlines_of(desk.find(at, "1"))[0][0]
    one.send("track/1", {"deadline": key, "due": "2027-01-08", "reason": "窗口说的"}, "track/1/day")
    one.type("postpone", "1", key, "--due", "2027-01-08", "--reason", "窗口说的")
    one.assert_same()
    one.send("track/1", {"deadline": key, "cancel": "yes"}, "track/1/day")
    one.type("postpone", "1", key, "--cancel")
    one.assert_same()
    assert one.send("track/2", {"rights": "no"}, "track/2/rights").status == 303
    one.type("reply", "2", "不予受理", "--no-rights")
    one.assert_same()
    assert one.send("track/undo", {}).status == 303
    one.type("undo", "--yes")
    one.assert_same()
    assert "已经撤销" in one.screen("track")


@pytest.mark.slow
def test_receipt_and_an_accepted_offer_are_as_the_command_does_them(tmp_path: Path) -> None:
    one = Sender(tmp_path, STORY)
    one.send("track/sent", {"sent.4": "yes", "on": "2026-11-20"})
    one.type("sent", "告知函", "--to", "青桐橘租", "--on", "2026-11-20")
    one.send("track/1", {"on": "2026-11-22"}, "track/1/signed")
    one.type("signed", "1", "--on", "2026-11-22")
    one.assert_same()
    one.send("track/1/reply/countered", {"on": "2026-11-23", "total": "900"})
    assert "合计 900" in one.screen("track/1")
    one.send("track/1", {"counter": "1", "on": "2026-11-24"}, "track/1/accept")
    one.type("reply", "1", "另提方案", "--on", "2026-11-23", "--total", "900")
    one.type("accept", "1", "--on", "2026-11-24")
    one.assert_same()
    assert "接受对方提的方案" not in one.screen("track/1")


def text(folder: Path) -> str:
    return (folder / "case.toml").read_text("utf-8")


def test_a_second_window_puts_nothing_down(tmp_path: Path) -> None:
    one = Sender(tmp_path, SENT)
    stale = PageForm(one.visitor.get(f"{one.case}/track/1/reply/accepted").text).fields
    assert one.send("track/1/reply/accepted", {"on": "2026-11-20"}).status == 303
    before = (one.here / "case.toml").read_bytes()
    assert one.visitor.post(f"{one.case}/track/1/reply/refused", {**stale, "on": "2026-11-21"}).status == 409
    assert (one.here / "case.toml").read_bytes() == before


def test_what_was_asked_and_done_about_a_paper_is_put_down_as_the_command_does(tmp_path: Path) -> None:
    one = Sender(tmp_path, PAPER)
    asked = {"where": "switchboard", "answer": "unclear", "said": "没有人接", "on": "2026-11-24"}
    assert one.send("track/paper/R1", asked, "track/paper/R1/check").status == 303
    one.type("received", "R1", "--asked", "座机", "--answer", "没问到", "--said", "没有人接", "--on", "2026-11-24")
    done = {"term": "对支付令书面提出异议", "on": "2026-11-25", "note": "EMS 寄出"}
    assert one.send("track/paper/R1", done, "track/paper/R1/met").status == 303
    one.type("received", "R1", "--done", "对支付令书面提出异议", "--on", "2026-11-25", "--said", "EMS 寄出")
    one.assert_same()
    assert "✓ 对支付令书面提出异议：2026年11月25日已经办了" in one.screen("track")


def test_both_days_of_a_term_are_shown_with_how_they_were_counted_and_the_next_step_with_its_reason(
    tmp_path: Path,
) -> None:
    shown = Sender(tmp_path, SENT).screen("track")
    at = desk.track((ROOT / "examples" / SENT / "case.toml").read_text("utf-8"), TODAY, desk.open_desk().books)
    for one in at.followed:
        for deadline in one.deadlines:
            assert all(line in shown for line in deadline.lines)
            days = {day_words(deadline.safe), day_words(deadline.due)}
            assert days & set(re.findall(r"\d{4}年\d{1,2}月\d{1,2}日", shown))
        assert all(step.why in shown for step in one.steps)


def test_the_calendar_is_the_file_of_the_command(tmp_path: Path) -> None:
    one = Sender(tmp_path, SENT)
    letters("track", "case.toml", "--date", str(TODAY), "--ics", "期限.ics", cwd=one.there)
    kept = one.visitor.get(f"{one.case}/track/deadlines.ics")
    assert kept.body == (one.there / "期限.ics").read_bytes()
    assert dict(kept.headers)["content-disposition"].startswith("attachment")


@pytest.mark.slow
@pytest.mark.parametrize("name", EXAMPLES[:: 1 if WHOLE else 2])
def test_no_screen_speaks_of_commands_options_or_ids(tmp_path: Path, name: str) -> None:
    one = Sender(tmp_path, name)
    case = desk.track(text(one.here), TODAY, desk.open_desk().books).case
    places = ["track", "track/sent", "out", "out/texts"]
    places += [f"track/{number}" for number in range(1, len(case.filings) + 1)]
    places += [f"track/paper/{paper.id}" for paper in case.received]
    places += ["track/undo"] if case.filings else []
    one.visitor.tick_all(one.case)
    for place in places:
        seen = re.sub(r"<[^>]*>", "", one.screen(place))
        assert not re.search(r"letters |--[a-z]|case\.toml|[a-z]+/[a-z]+-?[a-z]*\b(?!\.)", seen.replace("http", "")), (
            place
        )
