"""The end of the page of `plan`: what to do next. Each command that it prints runs as printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.findings import PAYMENTS_MISSING, TERMS_UNKNOWN, Origin, PlanKind, Verdict
from letters.kit.days import day_words
from letters.kit.shell_words import command
from letters.told.plan.rows import INDENT, folded
from letters.told.plan.ways import WAY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from letters.findings import Outlook, Turn, Way

ASKED_FOR = frozenset({PAYMENTS_MISSING, TERMS_UNKNOWN})  # what is lacking can be asked for
CARRIED = frozenset({Verdict.CARRIED, Verdict.TIGHT})


class Commands(NamedTuple):
    """How a next step is typed: the case file, and the id of the contract where there are several."""

    path: str
    contract: str = ""

    @property
    def plan(self) -> str:
        """`letters plan` for this case and contract."""
        return self.planned()

    def planned(self, *options: str) -> str:
        """`letters plan` for this case and contract with options."""
        return command("plan", self.path, *(("--contract", self.contract) if self.contract else ()), *options)

    @property
    def aid(self) -> str:
        """How legal aid is applied for."""
        return self.of("write", "法律援助申请书")

    @property
    def records(self) -> str:
        """How the contract and an account are asked for."""
        return self.of("write", "提供合同和账单请求书")

    def of(self, verb: str, *rest: str) -> str:
        """Another command for this case: `letters write case.toml negotiation`."""
        return command(verb, self.path, *rest)


def next_steps(seen: Outlook, typed: Commands, saved: tuple[str, ...], hindered: tuple[str, ...]) -> Iterator[str]:
    """What was saved, the letter that an answer calls for, and what comes next, or `hindered` why it cannot yet."""
    yield from _saved(saved)
    yield from _turns(seen.turns, typed)
    for reason in hindered:
        yield from folded(f"协商申请书还写不了：{reason}", INDENT)
    yield from _next(seen, typed, saved, is_hindered=bool(hindered))


def _saved(saved: tuple[str, ...]) -> Iterator[str]:
    if saved:
        yield f"  已写进案件文件：{'、'.join(saved)}。"


def _turns(turns: tuple[Turn, ...], typed: Commands) -> Iterator[str]:
    for turn in turns:
        write = typed.of("write", turn.letter)
        yield f"  {day_words(turn.reply.on)} {turn.filing.to}：{turn.reply.outcome.label}。写：{write}"


def _next(seen: Outlook, typed: Commands, saved: tuple[str, ...], *, is_hindered: bool) -> Iterator[str]:
    if saved and is_hindered:
        yield f"  补好以后再算一次：{typed.plan}"
    elif saved:
        yield f"  写协商申请书：{typed.of('write', 'negotiation')}"
    elif seen.total is None:
        yield from _first(seen, typed)
    elif seen.ways:
        yield from _choose(seen, typed)
    elif seen.dues and seen.dues.late:
        yield from folded("已满时效的，先问律师或者 12348，问清以前不要答应付，也不要付一部分。", INDENT)
        yield f"  请法律援助中心帮忙：{typed.aid}"
    else:
        yield "  没有要安排的付款：留好付款记录，请对方出书面的对账单。"
    if not seen.total:
        return
    unless = "除没有异议的部分外，" if seen.said is not None else ""
    yield from folded(f"信里会写明：{unless}不认可任何金额。只认盖章的书面协议，只付到合同账户。", INDENT)


def _choose(seen: Outlook, typed: Commands) -> Iterator[str]:
    """A way to put into the case: one that the budget carries, else the one by which the contract ends."""
    proposed = [way for way in seen.ways if way.origin is Origin.PROPOSED]
    carried = [way for way in proposed if way.check.verdict in CARRIED]
    if not proposed:
        return
    if carried or not _is_one_short(proposed):
        kind = (carried or proposed)[0].kind
        yield f"  选一个写进案件：{typed.planned('--kind', WAY_WORDS[kind], '--save')}"
        yield "  可以加：--count 期数、--start 开始日、--day 每月几号、--end 最后期限"
    else:
        yield from _too_much(proposed, typed)


def _is_one_short(ways: Iterable[Way]) -> bool:
    """Whether it is known of one of them that the budget does not carry it."""
    return any(way.check.verdict is Verdict.SHORT for way in ways)


def _too_much(proposed: Iterable[Way], typed: Commands) -> Iterator[str]:
    """The budget carries none of them: what can be done without promising anything."""
    yield from folded("建议的几种都付不起：不要答应，先谈减免，或者请人帮忙谈。", INDENT)
    if any(way.kind is PlanKind.RETURN for way in proposed):
        yield f"  愿意退的，先写明：{typed.planned('--kind', WAY_WORDS[PlanKind.RETURN], '--save')}"
    yield f"  请法律援助中心帮忙：{typed.aid}"


def _first(seen: Outlook, typed: Commands) -> Iterator[str]:
    """What to add before any sum can be called undisputed."""
    if seen.dues and TERMS_UNKNOWN in seen.dues.withheld and set(seen.dues.withheld) <= ASKED_FOR:
        yield f"  先请对方提供合同、逐期账单和收款记录：{typed.records}"
        return
    if seen.dues and not set(seen.dues.withheld) <= ASKED_FOR:
        yield from folded("先问律师或者 12348，问清以前不要答应付，也不要签字。", INDENT)
        yield f"  请法律援助中心帮忙：{typed.aid}"
        return
    if seen.dues is None or seen.dues.has_payments:
        yield f"  先补合同和付款记录：{typed.of('new')}"
        return
    yield f"  先导入支付宝、微信账单，后面写账单文件：{typed.of('import')}"
    yield "  核对过、愿意认的数，加 --kind 分期 --amount 写上，算怎么付。"
