"""track reply, silent and postpone: what came back, and days that are known better."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from letters.case.vocabulary import RefusalGround, ReplyOutcome
from letters.cli.tools import say, tell
from letters.cli.track.opening import COMMAND, Tracked, a_past_day, find, open_tracked
from letters.cli.track.showing import lines_of
from letters.errors import UsageError
from letters.follow import THEIRS, entries, outcome_words
from letters.kit.typed.options import option_day, option_sum

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from letters.case.filings import Reply
    from letters.follow import Followed

# Options that belong to one outcome, and how they are typed.
_ONLY = {
    "ground": (ReplyOutcome.REFUSED, "--ground"),
    "referred_to": (ReplyOutcome.REFERRED, "--referred-to"),
    "asks_for": (ReplyOutcome.SUPPLEMENT, "--asks-for"),
    "total": (ReplyOutcome.COUNTERED, "--total"),
    "payments": (ReplyOutcome.COUNTERED, "--payments"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The options of one `reply`, as typed."""

    outcome: str
    on: str = ""
    words: str = ""
    reference: str = ""
    ground: str = ""
    referred_to: str = ""
    asks_for: tuple[str, ...] = ()
    due: str = ""
    total: str = ""
    payments: str = ""
    evidence: tuple[str, ...] = ()


def record_reply(path: Path, which: str, told: Told) -> int:
    """Write what came back, or that nothing came, and say what is next."""
    at = open_tracked(path)
    which, told = _one_only(at, which, told)
    one = find(at, which)
    outcome = outcome_words.outcome(told.outcome)
    _refuse_strange(told, outcome)
    row = _row(at, one, told, outcome)
    completed = _completes(one.filing.last, row, dated=bool(told.on))
    if completed:
        entries.complete_reply(at.opened, at.case, at.index(one), completed)
    else:
        entries.add_reply(at.opened, at.index(one), row)
    now = at.again()
    at.opened.save()
    say("补充好了。\n" if completed else f"记下了：{row['on']} {outcome.label}。\n")
    after = find(now, str(one.number))
    say("\n".join(lines_of(now, after)))
    _ask_for_more(at, one, outcome, told)
    if outcome is ReplyOutcome.SILENT:
        _tell_still_running(after, now.day)
    return 0


def _tell_still_running(one: Followed, today: date) -> None:
    """Silence means nothing yet while the other side's time runs."""
    running = [each for each in one.deadlines if each.side == THEIRS and not each.passed(today)]
    if running and one.ran_out is None:
        tell(f"{running[0].label}的期限到 {running[0].due} 才满，过了这一天再看下一步。")


def _one_only(at: Tracked, which: str, told: Told) -> tuple[str, Told]:
    """Where only one letter was sent, the outcome may be told alone."""
    if which and not told.outcome and len(at.case.filings) == 1 and which not in ("1", at.case.filings[0].id):
        return "", replace(told, outcome=which)
    return which, told


def _completes(last: Reply | None, row: Mapping[str, object], *, dated: bool) -> dict[str, object]:
    """What the row adds to the latest reply; nothing where it is another reply.

    It is the same when outcome and day agree, the day being left out or the same, and no value differs.
    """
    if last is None or last.outcome != row["outcome"] or (dated and last.on != row["on"]):
        return {}
    before = last.model_dump(exclude_defaults=True)
    given = {name: value for name, value in row.items() if value is not None and name not in ("on", "outcome")}
    return {} if given.keys() & before.keys() else given


def _refuse_strange(told: Told, outcome: ReplyOutcome) -> None:
    """Stop where an option was given that says nothing about this outcome."""
    for name, (only, option) in _ONLY.items():
        if getattr(told, name) and outcome is not only:
            raise UsageError(
                f"{option} 只用于“{only.label}”，这里的结果是“{outcome.label}”", "核对结果；没有记下任何东西"
            )


def _row(at: Tracked, one: Followed, told: Told, outcome: ReplyOutcome) -> dict[str, object]:
    before, what = (one.filing.last.on, "前一个答复") if one.filing.last else (one.filing.on, "寄出日期")
    on = a_past_day(told.on, "--on", at, before, what)
    return {
        "on": on,
        "outcome": outcome.value,
        "words": told.words or None,
        "reference": told.reference or None,
        "ground": _ground(told.ground),
        "referred_to": told.referred_to or None,
        "asks_for": list(told.asks_for) or None,
        "due": _due(told.due, on),
        "counter": _counter(told, outcome),
        "evidence": list(told.evidence) or None,
    }


def _ground(typed: str) -> str | None:
    return outcome_words.ground(typed).value if typed else None


def _due(typed: str, on: date) -> date | None:
    """The day that the answer names. Raises UsageError for one before the answer."""
    due = option_day(typed, "--due") if typed else None
    if due is not None and due < on:
        raise UsageError(f"--due {due} 早于收到答复的日期 {on}", "核对两个日期；没有记下任何东西")
    return due


def _counter(told: Told, outcome: ReplyOutcome) -> Mapping[str, object] | None:
    """What the other side proposes. Raises UsageError where its sums do not agree, or none is given."""
    if outcome is not ReplyOutcome.COUNTERED:
        return None
    payments = [_payment(piece) for piece in re.split(r"[,，;；、]", told.payments) if piece.strip()]
    if not payments and not told.total:
        raise UsageError("没有写对方提出的金额", "加 --total 金额；分期的加 --payments 2026-12-28:400,2027-01-28:400")
    _refuse_disorder([due for due, _ in payments])
    paid = sum((amount for _, amount in payments), Decimal("0.00"))
    total = option_sum(told.total, "--total") if told.total else paid
    if payments and paid != total:
        raise UsageError(f"各期合计 {paid} 元，--total 是 {total} 元", "核对金额；两个都照对方的原话写")
    rows = [{"due": due, "amount": amount} for due, amount in payments]
    return {"total": total, "payments": rows or None}


def _payment(piece: str) -> tuple[date, Decimal]:
    day, _, amount = re.sub("：", ":", piece).partition(":")
    if not amount:
        raise UsageError(f"--payments 里的 {piece.strip()} 不对", "写成 日期:金额，例如 2026-12-28:400，多期用逗号分开")
    return option_day(day.strip(), "--payments"), option_sum(amount, "--payments")


def _refuse_disorder(days: list[date]) -> None:
    if days != sorted(set(days)):
        raise UsageError("--payments 的日期没有从早到晚，或者有重复", "各期从早到晚写，每期一天")


def _ask_for_more(at: Tracked, one: Followed, outcome: ReplyOutcome, told: Told) -> None:
    """What would decide the next step and was not told."""
    again = f"{COMMAND} reply {at.place} {one.number} {outcome.value}"
    if outcome is ReplyOutcome.REFUSED and not told.ground:
        known = "、".join(outcome_words.said(RefusalGround))
        tell(f"对方说了理由的话补记一下，下一步可能不同：{again} --ground 理由（{known}）")
    if outcome is ReplyOutcome.SUPPLEMENT and not (told.asks_for and told.due):
        tell(f"写明要补什么、哪天以前补的，补记一下：{again} --asks-for 材料 --due 日期")
    if outcome is ReplyOutcome.REFERRED:
        tell("移送到的机关收到以后，期限从那里重新算；在那里又交了材料，用 sent 再记一份。")


def postpone_deadline(path: Path, which: str, deadline: str, due: str, reason: str, *, cancel: bool) -> int:
    """Set a deadline otherwise than computed, or back again."""
    at = open_tracked(path)
    one = find(at, which)
    key = _deadline(one, deadline)
    if cancel:
        if not entries.cancel(at.opened, at.case, at.index(one), key):
            raise UsageError("这个期限没有改过", "不用恢复")
    elif not due or not reason.strip():
        raise UsageError("要写改成哪一天和理由", "加 --due 2026-12-10 --reason 受理通知书写明的日期")
    else:
        entries.postpone(at.opened, at.case, at.index(one), key, option_day(due, "--due"), reason)
    now = at.again()
    at.opened.save()
    say("恢复了算出来的日期。\n" if cancel else f"改好了：{due}。\n")
    say("\n".join(lines_of(now, find(now, str(one.number)))))
    return 0


def _deadline(one: Followed, typed: str) -> str:
    """The id of a deadline of the filing, by its id or label. Raises UsageError listing them."""
    known = {each.id: each for each in one.deadlines}
    known.update((step.by.id, step.by) for step in one.steps if step.by)
    found = [key for key, each in known.items() if typed in (key, each.label)]
    found = found or [each.deadline for each in one.filing.deadlines if each.deadline == typed]
    found = found or [key for key, each in known.items() if typed and typed in each.label]
    if len(found) != 1:
        listed = "；".join(f"{key}（{each.label}）" for key, each in known.items()) or "没有"
        raise UsageError(f"这一份没有期限 {typed}" if typed else "没有写是哪个期限", f"现在的期限：{listed}")
    return found[0]
