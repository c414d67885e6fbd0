"""Each letter from the least that a case must hold for it: what it says then, it says of everybody.

Read each as counsel for the other side would: nothing may stand in it that such a case does not say.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from letters.case.file import parse
from letters.compose.choose.selection import select
from letters.desk import open_desk
from letters.pack.make import document
from letters.render import write_text
from scripts.run import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.case import Case
    from letters.catalogue import Head
    from letters.compose import Letter
    from letters.desk import Desk

FOLDER: Final = ROOT / "tests" / "barest"
DAY: Final = date(2026, 11, 23)

SENDER: Final = """
version = 2
[complainant]
name = "林若溪"
phone = "19900000011"
address = "浙江省杭州市西湖区翠苑街道某某路3号2单元502室"
"""
LEASE: Final = """
[[contracts]]
id = "C1"
kind = "lease"
signed_on = 2026-03-02
device = "某品牌手机"
"""
BUSINESS: Final = """
[[respondents]]
id = "platform"
roles = ["platform", "lessor"]
name = "青桐橘租信息服务有限公司"
"""
APP: Final = """
[[respondents]]
id = "platform"
roles = ["platform", "lessor"]
brand = "青桐橘租"
"""
ADDRESS: Final = 'address = "广东省深圳市南山区某某大厦1201"\n'
CALL: Final = """
[[incidents]]
id = "I1"
at = "2026-11-02"
channel = "call"
"""
TO_MOTHER: Final = f"""{CALL}to = ["mother"]
[[third_parties]]
id = "mother"
relation = "母亲"
"""


def _offer(kind: str) -> str:
    payment = '{ due = 2026-12-28, amount = "300.00" }'
    return f"""
[offer]
undisputed = "300.00"
[[offer.options]]
kind = "{kind}"
payments = [{payment}]
"""


NEEDED: Final = {
    "lessee": "",
    "lease": LEASE,
    "contract_party": "",  # only where several could be
    "contacts": CALL,
    "known_business": APP,
    "known_party": APP,
    "known_address": APP + ADDRESS,
    "named_business": BUSINESS,
    "named_party": BUSINESS,
    "respondent_address": BUSINESS + ADDRESS,
    "personal_data": TO_MOTHER,
    "practices": '\n[[practices]]\nkind = "price"\n',
    "paper_sender": "",  # beside the paper itself
    "unproven_paper": "",
    "aid_rule": "",
    "authorised_agent": '\n[agent]\nkind = "authorised"\nname = "何某"\nrelation = "姐姐"\nphone = "19900000012"\n',
    "payable": _offer("instalments"),
    "deferral": _offer("deferral"),
    "instalments": _offer("instalments"),
    "settlement": _offer("settlement"),
    "return": '\n[offer]\nundisputed = "0.00"\nreturn_device = true\n',
}
"""The least of a case file that meets each need of a letter's head."""


def _filing(letter: str, on: str, *replies: str, key: str = "F1", about: str = "") -> str:
    answered = "".join(f"[[filings.replies]]\n{reply}\n" for reply in replies)
    follows = f'about = "{about}"\n' if about else ""
    return f'\n[[filings]]\nid = "{key}"\nletter = "{letter}"\nto = "某某单位"\non = {on}\n{follows}{answered}'


def _reply(on: str, outcome: str) -> str:
    return f'on = {on}\noutcome = "{outcome}"'


POLICE: Final = "complaint/police"
OFFERED: Final = LEASE + BUSINESS + _offer("instalments")
UNFILED: Final = _filing(POLICE, "2026-10-09", _reply("2026-11-18", "not_filed"))
REFUSED: Final = _filing(POLICE, "2026-11-02", _reply("2026-11-10", "refused"))
AGREED: Final = _reply("2026-10-12", "agreed")

PAPER: Final = """
[[received]]
id = "R1"
kind = "{kind}"
sender = "杭州市西湖区人民法院"
"""

BEFORE: Final = {
    "follow-up/aid-objection": _filing("legal-aid/application", "2026-11-04", _reply("2026-11-12", "refused")),
    "follow-up/breach": OFFERED
    + _filing("negotiation/instalments", "2026-10-08", AGREED, _reply("2026-11-02", "broken")),
    "follow-up/criminal-reconsideration": UNFILED,
    "follow-up/criminal-review": UNFILED.replace("2026-11-18", "2026-10-20")
    + _filing("follow-up/criminal-reconsideration", "2026-10-23", _reply("2026-11-18", "upheld"), key="F2", about="F1"),
    "follow-up/prosecution-supervision": UNFILED.replace("2026-11-18", "2026-10-20"),
    "follow-up/reconsideration": REFUSED,
    "follow-up/reminder": _filing("complaint/market-regulator", "2026-09-15"),
    "follow-up/renegotiation": OFFERED
    + _filing("negotiation/deferral", "2026-10-08", AGREED, _reply("2026-11-12", "missed")),
    "follow-up/supplement": _filing("complaint/market-regulator", "2026-11-10", _reply("2026-11-18", "supplement")),
    "lawsuit/administrative": REFUSED,
    "objection/payment-order": PAPER.format(kind="payment_order"),
    "inquiry/service": PAPER.format(kind="summons"),
}
"""The least that must have gone before for each letter that follows another, or answers a paper."""


def barest(head: Head) -> Case:
    """The case that holds what the head of a letter needs, and what every case must, and nothing else."""
    parts = [*_least(head.needs), BEFORE.get(head.id, "")]
    return parse(SENDER + "".join(dict.fromkeys(parts)), today=DAY)


def _least(needs: Iterable[str]) -> list[str]:
    """What meets the needs, a business named once though two of them ask for one."""
    parts = [NEEDED[need] for need in needs]
    for named in (BUSINESS, APP):
        if named + ADDRESS in parts:
            parts = [part for part in parts if part != named]
    return [part for part in parts if not (part == CALL and TO_MOTHER in parts)]


@cache
def texts() -> dict[str, str]:
    """The text of each letter from its barest case, annexes included, by file name."""
    at = open_desk()
    found: dict[str, list[str]] = {}
    for letter in letters(at):
        name = f"{letter.head.id.replace('/', '--')}.txt"
        found.setdefault(name, []).append(write_text(document(letter, at.engine)))
    return {name: "\n".join(made) for name, made in found.items()}


def letters(at: Desk) -> Iterator[Letter]:
    """Each letter from its barest case, whatever would stop it from being sent."""
    for head in at.heads:
        if head.is_letter:
            yield from select(barest(head), at.books, DAY, (head.id,)).letters
