"""All letters of a pack are read against one another: a count, a row, a sum, a day of one thing is the same in each."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.pack.make import document
from letters.render import write_text
from tests.compose.sent import filing, reply
from tests.shelf import books, engine, planned
from tests.shelf import text as text_of_letter
from tests.stories import contact, lease, platform, row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterable


STORIES = sorted((Path(__file__).parents[2] / "examples").glob("*/case.toml"))
TODAY = date(2026, 11, 23)

COUNT = r"(?:已记录的?)?(?:至少)?\d+次(?:、另估计(?:约|至少)\d+次)?|估计(?:约|至少)\d+次"
DAYS = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
CAME = "(?:来电|未显示|短信|网络信息|公开发布|上门|进入住处|冒名下单|快递)"
SPAN = rf"{DAYS}(?:至(?:\d{{4}}年)?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?)?"

# Everything that letters say of the whole case, each by the words around it.
OF_THE_WHOLE = {
    "total": (
        rf"(?:收到|有人|被人)(?:[^。]*?，)?合计({COUNT})",
        rf"来电、短信、来人等合计；次数：({COUNT})",
        rf"计入次数的\d+行，共?({COUNT})",
    ),
    "rows": (r"计入次数的(\d+)行",),
    "span": (
        rf"({SPAN})，(?:本人和他人|本人|他人)?(?:收到{CAME}|有人|被人)",
        rf"次数：[^；]+；计算口径：({SPAN})，[^；]*；按附件",
    ),
    "night": (rf"夜间（22时至次日8时）({COUNT})", rf"项目：夜间；次数：({COUNT})"),
    "others": (rf"联系他人({COUNT})：", rf"项目：联系本人以外的人；次数：({COUNT})"),
    "others named": (
        rf"联系他人(?:{COUNT})?：([^。，；]+?)(?:。|；|，夜间)",
        r"项目：联系本人以外的人；次数：[^；]+；计算口径：([^\n]+)",
    ),
    "after the objection": (
        rf"日要求停止[^；。]+后，又有({COUNT})",
        rf"日提出要求（[^）]+）后，另有({COUNT})",
    ),
    "told of the debt": (rf"向他人透露(?:本人|投诉人|原告|申请人)的租金争议({COUNT})",),
    "busiest day": (rf"项目：单日最多；次数：({COUNT})", rf"日一天({COUNT})；"),
    "sources": (r"记录来源：([^。]+)。",),
}
# Of the contract: where a letter names it, it is the same.
OF_THE_CONTRACT = {
    "signed on": (r"(\d{4}年\d{1,2}月\d{1,2}日)，(?:本人|投诉人|原告)(?:通过[^，。]{2,40})?(?:租用|签订)",),
    "paid": (r"(?:已付|已支付)(?:\d+笔，合计)?([\d,]+(?:\.(?!00)\d\d)?)(?:\.00)?元",),
    "payments": (r"已支付(\d+)笔", r"付款记录(\d+)笔"),
}
REGULATED = re.compile(r"^　*有关规定（[^\n]*$", re.MULTILINE)  # a report to the police parts old law from new
CITED = re.compile(r"(?:[：；）]|^　*)([^（。：；）\n]{2,30})（第([^行]+)行）", re.MULTILINE)
ROW = re.compile(r"序号和时间：(\d+)\. ([^；]*?)；方式和号码：([^；]*)；")


class Read(NamedTuple):
    """A letter as text, and whether part of what it lists is background to its reader."""

    id: str
    text: str
    apart: bool
    rows: tuple[str, ...]


OF_A_CHANNEL = re.compile(rf"^　*{SPAN}，{CAME}[^\n]*$", re.MULTILINE)  # told of one channel, not of the whole


def pack_of(path: Path) -> list[Read]:
    """Every letter that an example gives, those on request too."""
    case = read(path, today=TODAY)
    day = case.written_on or TODAY
    found = list(select(case, books(), day).letters)
    ids = {one.head.id for one in found}
    for head in books().heads:
        if head.is_letter and head.on_request and head.id not in ids:
            found += select(case, books(), day, (head.id,)).letters
    return [
        Read(
            one.head.id,
            OF_A_CHANNEL.sub("", write_text(document(one, engine()))),
            _apart(one.context),
            tuple(event.incident.id for event in one.context["rows"]),  # type: ignore[attr-defined]
        )
        for one in found
    ]


def _apart(names: object) -> bool:
    return bool(names["background"].total or names["later"].total)  # type: ignore[index]


def values(texts: Iterable[str], patterns: tuple[str, ...]) -> set[str]:
    return {found for text in texts for pattern in patterns for found in re.findall(pattern, text)}


def disagreements(letters: list[Read]) -> list[str]:
    """What two letters, or a letter and its own table, say differently of one thing."""
    whole = [one.text for one in letters if not one.apart]
    said = {name: values(whole, patterns) for name, patterns in OF_THE_WHOLE.items()}
    said |= {name: values([one.text for one in letters], patterns) for name, patterns in OF_THE_CONTRACT.items()}
    said |= {f"{one.id}: {name}": values([one.text], ps) for one in letters for name, ps in _of_one(one).items()}
    found = [f"{name}: {sorted(each)}" for name, each in said.items() if len(each) > 1]
    cited = [line for text in whole for line in REGULATED.findall(text)]
    return found + _differing(cited, CITED, "rows of ") + _differing([one.text for one in letters], ROW, "row ")


def _of_one(letter: Read) -> dict[str, tuple[str, ...]]:
    """What a letter must say alike in its text and its table, though part of it is apart from the rest."""
    return OF_THE_WHOLE if not letter.apart else {}


def _differing(texts: list[str], pattern: re.Pattern[str], what: str) -> list[str]:
    told: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for text in texts:
        for name, *rest in pattern.findall(text):
            told[name].add(tuple(rest))
    return [f"{what}{name}: {sorted(rows)}" for name, rows in told.items() if len(rows) > 1]


def unsummed(letters: list[Read]) -> list[str]:
    """Tables of which the sources do not come to the total."""
    wrong = []
    for one in letters:
        for total, sources in re.findall(r"计入次数的\d+行，([^；。（]+)[^。]*。[^。]*?记录来源：([^。]+)。", one.text):
            if sum(map(int, re.findall(r"\d+", total))) != sum(map(int, re.findall(r"(\d+)次", sources))):
                wrong.append(f"{one.id}: {total} {sources}")
    return wrong


def check(path: Path) -> None:
    """Letters that list the same records agree; of one contract, every letter lists the same."""
    letters = pack_of(path)
    alike: dict[tuple[str, ...], list[Read]] = defaultdict(list)
    for one in letters:
        alike[one.rows].append(one)
    assert len(alike) == 1 or len(read(path, today=TODAY).contracts) > 1
    assert [each for group in alike.values() for each in disagreements(group)] == []
    assert unsummed(letters) == []


each = pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)


@pytest.mark.long
@each
def test_all_letters_of_an_example_say_the_same_of_the_same(path: Path) -> None:
    check(path)


@pytest.mark.parametrize("name", ["calls-after-the-objection", "not-filed-and-no-settlement"])
def test_the_letters_of_two_packs_say_the_same_of_the_same(name: str) -> None:
    [path] = [each for each in STORIES if each.parent.name == name]
    check(path)


@pytest.mark.slow
def test_what_the_letters_say_of_the_whole_is_found_in_them() -> None:
    """Wording may change: a pattern that no letter meets any more reads nothing."""
    everything = [one.text for path in STORIES[1:2] + STORIES[3:4] + STORIES[7:9] for one in pack_of(path)]
    silent = [name for name, ps in {**OF_THE_WHOLE, **OF_THE_CONTRACT}.items() if not values(everything, ps)]
    assert silent == []
    assert all(any(pattern.search(text) for text in everything) for pattern in (CITED, ROW))


TRAPS = {
    "another total": ("计入次数的9行，共16次", "计入次数的9行，共17次", "total"),
    "another night": ("夜间（22时至次日8时）1次", "夜间（22时至次日8时）2次", "night"),
    "another person": ("母亲8次", "母亲7次", "others named"),
    "another row": ("；方式和号码：电话，3次", "；方式和号码：电话，4次", "row "),
    "another source": ("截图8次", "截图7次", "sources"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_letters_that_disagree_are_found(name: str) -> None:
    before, after, thing = TRAPS[name]
    [path] = [each for each in STORIES if each.parent.name == "family-and-colleagues-called"]
    letters = pack_of(path)
    place = next(place for place, one in enumerate(letters) if before in one.text)
    broken = letters[place]._replace(text=letters[place].text.replace(before, after, 1))
    found = disagreements([*letters[:place], broken, *letters[place + 1 :]]) + unsummed([broken])
    assert any(one.startswith(thing) or thing in one for one in found)


REFUSED = reply("2026-11-20", "refused", words="属于民事纠纷")
POLICE_REPORT = filing("complaint/police", "某派出所", "2026-11-16", REFUSED, id="F1")
BEFORE = contact("I1", "2026-11-01 09:00", count=30)
AFTER = contact("I2", "2026-11-19 09:00", count=8)


def follow_up(*parts: str) -> str:
    return text_of_letter(story(platform(), lease(), *parts, POLICE_REPORT), "2026-11-23", "follow-up/reconsideration")


def test_what_a_report_is_said_to_have_told_of_ends_on_the_day_it_was_sent() -> None:
    written = follow_up(BEFORE, AFTER)
    assert "2026年11月1日，收到来电30次。" in written
    assert "此后，2026年11月19日又有来电8次，不在其中。" in written


def test_the_table_of_a_letter_that_follows_says_how_much_of_it_came_later() -> None:
    unfiled = filing("complaint/police", "某派出所", "2026-11-16", reply("2026-11-20", "not_filed"), id="F1")
    case = story(platform(), lease(), BEFORE, AFTER, unfiled)
    written = text_of_letter(case, "2026-11-23", "follow-up/criminal-reconsideration")
    assert "计入次数的2行，共38次。其中2026年11月19日收到的8次，在前一份文书提交以后。" in written


def test_a_record_that_spreads_over_that_day_makes_both_parts_at_least_what_is_sure() -> None:
    spread = contact("I3", "2026-11-10", until="2026-11-18", count=9)
    written = follow_up(BEFORE, AFTER, spread)
    assert "收到来电至少30次" in written
    assert "又有来电至少8次，不在其中" in written


def test_without_anything_later_nothing_is_said_of_it() -> None:
    assert "此后" not in follow_up(BEFORE)


def test_a_letter_that_follows_nothing_tells_of_all_of_it() -> None:
    case = story(platform(), lease(), BEFORE, AFTER, row("third_parties", id="mother", relation="母亲"), table("route"))
    [made] = planned(case, "2026-11-23", "complaint/police").letters
    assert made.context["reported"].total == 38  # type: ignore[attr-defined]
    assert made.context["later"].total == 0  # type: ignore[attr-defined]
