"""Many invented cases for statistics, each with what was put into it: the tests count that, not the cases."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from letters.case.file import parse
from letters.stats import Lookup, Tally, facts
from tests.shelf import books
from tests.stories import contact, person, row, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.stats import Counts

ON = date(2026, 11, 23)
PLATFORMS = ("青桐橘租", "蓝鲸租机", "小象租", "云雀租机", "冷门租")
ACTS = {"threat": "威胁人身安全", "insult": "侮辱", "workplace": "联系工作单位", "intrusion": "进入住宅"}
CHANNELS = {"call": "电话", "sms": "短信", "visit": "上门"}
PLACES = {
    "浙江省杭州市西湖区某某路1号": "浙江省杭州市",
    "浙江省宁波市海曙区某某路2号": "浙江省宁波市",
    "上海市浦东新区某某路3号": "上海市",
    "广东省深圳市南山区某某路4号": "广东省深圳市",
}
BODIES = {"complaint/police": "公安机关", "complaint/market-regulator": "市场监督管理局"}
OUTCOMES = {"accepted": "受理或立案", "refused": "不予受理、不予立案或拒绝", "referred": "移送或转办"}
UNANSWERED = "还没有答复"


@dataclass(frozen=True)
class Drawn:
    """What one case is about, drawn before its file is written."""

    day: date
    name: str
    platform: str
    address: str
    contacts: tuple[tuple[str, str], ...]  # channel, act
    sent: tuple[tuple[str, str, int], ...]  # letter, outcome or "", days until the answer

    @property
    def text(self) -> str:
        """The case file."""
        shop = row("respondents", id="P", roles=["platform"], name="某某公司", brand=self.platform)
        rows = [
            contact(f"I{number}", str(self.day - timedelta(days=9)), channel, acts=[act])
            for number, (channel, act) in enumerate(self.contacts)
        ]
        rows += [self._filing(*sent) for sent in self.sent]
        head = "" if self.sent else f"written_on = {self.day}"
        return text_of(shop, *rows, who=person(name=self.name, address=self.address), head=head)

    def _filing(self, letter: str, outcome: str, days: int) -> str:
        answer = row("filings.replies", on=self.day + timedelta(days=days), outcome=outcome) if outcome else ""
        return row("filings", letter=letter, to="某某机关", on=self.day) + answer


def draw(seed: int, number: int) -> list[Drawn]:
    """Cases by a seeded hand; most groups are large, some small."""
    hand = random.Random(seed)  # noqa: S311  not for secrets
    return [_one(hand, place) for place in range(number)]


def _one(hand: random.Random, place: int) -> Drawn:
    day = date(2025, 1, 6) + timedelta(days=int(hand.random() ** 0.5 * 600))
    contacts = [(hand.choice([*CHANNELS]), hand.choice([*ACTS])) for _ in range(hand.randint(0, 3))]
    letters = hand.sample([*BODIES], hand.choice([0, 1, 1, 2]))
    sent = [(letter, hand.choice(["", *OUTCOMES]), hand.randint(1, 60)) for letter in letters]
    platform = hand.choices(PLATFORMS, [40, 30, 20, 8, 2])[0]
    address = hand.choices([*PLACES], [50, 3, 30, 17])[0]
    return Drawn(day, f"欧阳某{place}", platform, address, tuple(contacts), tuple(sent))


def lookup() -> Lookup:
    """The bundled books, as far as cases are looked up in them."""
    return Lookup({head.id: head.addressee for head in books().heads}, books().directory)


def counted(texts: Iterable[str]) -> Counts:
    """These case files as the tool counts them."""
    tally = Tally()
    for text in texts:
        if found := facts(parse(text, today=ON), lookup(), ON):
            tally.add(found)
    return tally.counts()
