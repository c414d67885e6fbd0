"""What an answer does to the state, where it does more than fill a field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.case import SELF, UNKNOWN, KnownBy
from letters.collect.interview import conditions, lines, offered_option, paper_rows, script
from letters.collect.interview.kept_words import with_kept
from letters.collect.interview.keys import generic, split
from letters.collect.interview.outcome import RuleOutcome
from letters.collect.interview.spoken import unquoted
from letters.collect.interview.standing import shown
from letters.kit.moment import Moment
from letters.kit.typed import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.collect.interview.questions import Question
    from letters.collect.interview.state import InterviewState
    from letters.kit.typed import Count


MOST_WISHES = 3


def _plain(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    return RuleOutcome(state.put(key, value))


def _wishes(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """What the person wants, kept as wishes: which letters come of it is seen when the facts are there."""
    rows = [row for row in script.data().wish if row.id in value]
    after = state.put(key, [row.id for row in rows] or None)
    for row in rows:
        after = conditions.answers(after, row.sets)
    after = after.noted(todo=[*(name for row in rows for name in row.asks), *after.todo])
    if len(rows) > MOST_WISHES:
        return RuleOutcome(after, f"选了 {len(rows)} 项。先办最要紧的两三件，别的以后随时可以加")
    return RuleOutcome(after)


def _lessor(state: InterviewState, key: str, value: str) -> RuleOutcome:
    rows = [party.entry() for party in script.data().lessor[int(value)].rows]
    if state.data.get("respondents"):
        return RuleOutcome(state.put(key, rows[0]["roles"]))
    return RuleOutcome(state.append("respondents", rows))


def _way(state: InterviewState, key: str, value: str) -> RuleOutcome:
    """Begin a new incident in the way that was chosen."""
    way = script.data().way[int(value)]
    rows = state.data.get("incidents", [])
    if not way.asks:
        return RuleOutcome(state.skip(key), f"记了 {len(rows)} 条" if rows else "")
    if way.paste:
        return RuleOutcome(state.noted(todo=[f"paste.{name}" for name in way.asks]))
    holder = f"incidents.{len(rows)}"
    after = state.without_draft(holder).put(f"{holder}.id", state.next_id("incidents", "I", 3))
    for name in way.copies:
        if rows and name in rows[-1]:
            after = after.put(f"{holder}.{name}", rows[-1][name])
    return RuleOutcome(after.noted(todo=[f"{holder}.{name}" for name in way.asks]))


_PEOPLE = re.compile(r"(.+?)([0-9０-９一二两三四五六七八九十]+)[个名位]?人?")


def _who(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    """Who was contacted; somebody new becomes a third party, unnamed and without consent."""
    known = {row["id"] for row in state.data.get("third_parties", [])}
    keys: list[str] = []
    for who in value:
        if who != SELF and who not in known:
            found = _PEOPLE.fullmatch(who)
            people = whole(found[2]).value if found else None
            relation = found[1] if found and people else who
            who_id = state.next_id("third_parties", "T")
            row = {"id": who_id, "relation": relation, "people": people if people and people > 1 else None}
            state = state.append("third_parties", [row])
            keys.append(who_id)
        else:
            keys.append(who)
    after = _heard(state.put(key, keys), split(key)[0], keys)
    return RuleOutcome(after, shown(after, key))


def _heard(state: InterviewState, holder: str, to: list[str]) -> InterviewState:
    """What came to oneself is no hearsay. How one knows what others were told is not supposed: check asks for it."""
    known = state.get(f"{holder}.known_by")
    return state.put(f"{holder}.known_by", None) if SELF in to and known == KnownBy.TOLD else state


def _count(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    if value.daily:
        return _daily(state, key, value)
    holder = split(key)[0]
    after = state.put(key, value.number)
    return RuleOutcome(
        after.put(f"{holder}.estimated", True) if value.estimated else after.put(f"{holder}.estimated", None)
    )


def _daily(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    """So many a day over a span of days: an estimate, kept as it was said."""
    holder = split(key)[0]
    begin, end = (_day(state.get(f"{holder}.{name}")) for name in ("at", "until"))
    if begin is None or end is None:
        return RuleOutcome(state, problem="每天几次，要知道从哪天到哪天：请写“返回”，把开始和截止写到哪一天")
    if end < begin:
        return RuleOutcome(state, problem="截止早于开始：请写“返回”改日期")
    days = (end - begin).days + 1
    span = f"从{begin.month}月{begin.day}日到{end.month}月{end.day}日共{days}天"
    after = state.put(f"{holder}.count", None).put(f"{holder}.estimated", None).put(f"{holder}.per_day", value.number)
    return RuleOutcome(after, f"每天大约{value.number}次，{span}。文书会照这样写，并写明是估计")


def _nightly(state: InterviewState, key: str, value: Count) -> RuleOutcome:
    """So many of them at night."""
    most = state.get(f"{key.rpartition('.')[0]}.per_day")
    if most is not None and value.number > most:
        return RuleOutcome(state, problem=f"夜里的{value.number}次多于每天一共的{most}次：写其中夜里的几次")
    return RuleOutcome(state.put(key, value.number))


def _day(value: Any) -> Any:
    return Moment.parse(value).date if value is not None else None


def _lines(state: InterviewState, _key: str, value: str) -> RuleOutcome:
    """Each line that is understood becomes an incident; the others are told and asked again."""
    parsed = [lines.parse(each, state.today) for each in value.splitlines() if each.strip()]
    good = [each for each in parsed if each.at is not None]
    for each in good:
        state = state.append("incidents", [_pasted(state, each)])
    wrong = [each.problem for each in parsed if each.at is None]
    if not wrong:
        return RuleOutcome(state.without_draft("paste"), f"记下了 {len(good)} 条")
    kept = f"记下了 {len(good)} 条。" if good else ""
    again = "这几行没有记下，请只把它们改好再写一遍（不写了就答“不写”）：\n"
    return RuleOutcome(state, problem=kept + again + "\n".join(wrong))


def _pasted(state: InterviewState, line: lines.PastedLine) -> dict[str, object]:
    """The incident of one line, with what was said of all of them."""
    shared = {name: state.get(f"paste.{name}") for name in ("channel", "to", "known_by")}
    told = {"from_number": line.number, "words": line.words, "account": line.account}
    return {"id": state.next_id("incidents", "I", 3), "at": line.at, **shared, **told}


def _practices(state: InterviewState, key: str, value: list[str]) -> RuleOutcome:
    if not value:
        return RuleOutcome(state.skip(key))
    start = len(state.data.get("practices", []))
    by = next((row["id"] for row in state.data.get("respondents", [])), None)
    after = state.append("practices", [{"kind": kind, "by": by} for kind in value])
    return RuleOutcome(after.noted(todo=[f"practices.{start + number}.account" for number in range(len(value))]))


def _account(state: InterviewState, key: str, value: str) -> RuleOutcome:
    return RuleOutcome(state.put(key, with_kept(state, key, value)))


def _words(state: InterviewState, key: str, value: str) -> RuleOutcome:
    return RuleOutcome(state.put(key, unquoted(value)))


def _plan(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    """The offer's option as soon as its kind, first day and number of parts are known."""
    after = state.put(key, value)
    made = offered_option.option(after)
    if isinstance(made, str):
        return RuleOutcome(state, problem=made)
    if made is None:
        return RuleOutcome(after)
    return RuleOutcome(after.append("offer.options", [made.row]).without_draft("plan"), made.shown)


def _undisputed(state: InterviewState, key: str, value: Any) -> RuleOutcome:
    """Another sum takes the payments with it: they are asked again."""
    before = state.get("offer.options")
    after = state.put(key, value)
    return RuleOutcome(after.put("offer.options", None) if before else after)


RULES: dict[str, Callable[[InterviewState, str, Any], RuleOutcome]] = {
    "": _plain,
    script.WISHES: _wishes,
    "respondents.roles": _lessor,
    "incidents": _way,
    "incidents.to": _who,
    "incidents.count": _count,
    "incidents.daily": _daily,
    "incidents.per_night": _nightly,
    "incidents.words": _words,
    "incidents.account": _account,
    "practices.account": _account,
    "paste.to": _who,
    "paste.lines": _lines,
    "practices": _practices,
    "received": paper_rows.begun,
    "offer.undisputed": _undisputed,
    "plan.kind": _plan,
    "plan.start": _plan,
    "plan.parts": _plan,
}

_MUST = (
    "incidents",
    "incidents.channel",
    "incidents.to",
    "paste.channel",
    "paste.to",
    "plan.kind",
    "respondents.roles",
)


def after_skipping(state: InterviewState, asked: Question) -> RuleOutcome:
    """What leaving a question does besides; with a problem where it cannot be left."""
    key, name = asked.key, generic(asked.key)
    if name in _MUST:
        return RuleOutcome(state, problem="这里请选一个最接近的，写前面的号码")
    if name == "incidents.at":
        holder = split(key)[0]
        todo = [each for each in state.todo if not each.startswith(f"{holder}.")]
        return RuleOutcome(
            state.without_draft(holder).noted(todo=todo), "没有时间的这一条先不记；想起大概是哪个月，再记也不迟"
        )
    if name == "incidents.words":
        account = f"{split(key)[0]}.account"
        return RuleOutcome(state.noted(todo=[account, *state.todo]), "记不清原话没关系，下面用自己的话说")
    if name == "respondents.name":
        return RuleOutcome(state.put(key, UNKNOWN), "先写“不详”")
    return RuleOutcome(state.without_draft("paste") if key == "paste.lines" else state)
