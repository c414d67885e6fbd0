"""Papers that came: what to do by when, what not, what to look at, where to ask. Real or forged is never said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from letters.follow import paper_data
from letters.kit.days import day_words
from letters.law import cite_text
from letters.told import Told
from letters.told.of_deadlines import basis, both_days, deadline_json, write_command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from letters.case import Check, Received
    from letters.desk import RecordedPaper, Tracked
    from letters.follow import FollowedPaper, PaperTerm


def told_paper(recorded: RecordedPaper) -> Told:
    """What was put down of a paper, and everything there is to know of it."""
    at, paper = recorded.at, recorded.paper
    first = "补充好了" if recorded.completes else "记下了"
    one = next(each for each in at.papers if each.paper.id == paper.id)
    lines = tuple(paper_lines(at, one, explain=True))
    return Told((f"{first}：{paper.id} {paper.kind.label}。", intro(), "", *lines), tuple(_next(at, one)))


def told_papers(at: Tracked) -> Told:
    """Every paper that came, what is due first first."""
    if not at.case.received:
        return Told(("没有记下收到的文书。",))
    lines = (line for one in at.papers for line in ("", *paper_lines(at, one, explain=True)))
    return Told((intro(), *lines), tuple(line for one in at.papers for line in _next(at, one)))


def intro() -> str:
    """What holds of every paper."""
    return paper_words("intro")


def paper_words(name: str) -> str:
    """What the data says of papers under a name."""
    return paper_data().words[name]


def tracked_papers(at: Tracked, *, explain: bool) -> Iterator[str]:
    """The papers of a case as `track` shows them, first of all; nothing where there is nothing."""
    if at.papers:
        yield f"收到的文书 {len(at.papers)} 份。{intro()}"
    for one in at.papers:
        yield ""
        yield from paper_lines(at, one, explain=explain)
    for day in at.hearings:
        yield f"！{paper_words('told_hearing').format(day=day_words(day))}"
        yield f"    {at.typed('track received', '传票', '--hearing', str(day))}"
    if at.papers or at.hearings:
        yield ""


def checked_papers(at: Tracked) -> Iterator[str]:
    """The papers of a case as `check` tells them, in few lines and first."""
    if not at.papers and not at.hearings:
        return
    yield "先看收到的文书："
    for one in at.papers:
        yield f"  {called(one.paper)}"
        if one.disowned:
            yield f"    {paper_words('disowned')}"
        for term in one.terms:
            yield from _term_lines(at, term, explain=False)
        yield f"    不要：{'；'.join(one.about.never)}"
    for day in at.hearings:
        yield f"  ！{paper_words('told_hearing').format(day=day_words(day))}"
    yield f"  怎么核实、先做什么：{at.typed('track')}\n"


def called(paper: Received) -> str:
    """A paper in a few words: R1 支付令（某某法院）."""
    return f"{paper.id} {paper.kind.label}" + (f"（{paper.sender}）" if paper.sender else "")


def paper_lines(at: Tracked, one: FollowedPaper, *, explain: bool) -> Iterator[str]:
    """One paper: its terms, what to do first and what not, how to ask; with `explain` the signs and the counts too."""
    today = at.day
    yield called(one.paper)
    yield f"    {one.about.what}。"
    yield "    " + "，".join(part for part in told_of(one.paper) if part)
    for check in one.paper.checks:
        yield f"    {asked_words(check)}"
    if one.disowned:
        yield f"    {paper_words('disowned')}"
        return
    for term in one.terms:
        yield from _term_lines(at, term, explain=explain)
    if level := one.level(today):
        yield f"    {paper_words(level)}"
    if not one.is_over(today):
        yield from _listed("先做", one.about.first)
    yield from _listed("不要", one.about.never)
    if one.paper.decided_by is None:
        yield from _listed("今天就能核实", one.ways)
    yield from _sign_lines(one, explain=explain)
    if one.paper.note:
        yield f"    您记的：{one.paper.note}"


def _sign_lines(one: FollowedPaper, *, explain: bool) -> Iterator[str]:
    """What there is to look at, none of which decides; with `explain` what the law says of such papers too."""
    if one.fits or one.odd:
        yield "    这张纸上看得到的（哪一条都不能单独说明它是不是真的）："
        yield from (f"      · 常见：{text}" for text in one.fits)
        yield from (f"      · 要多问一句：{text}" for text in one.odd)
    if explain:
        yield from _listed("再看看有没有", one.look)
    if explain and one.basis:
        yield from _listed("有关的规定", (f"{cite_text((each,), brief=True)}：{each.summary}" for each in one.basis))


def _listed(title: str, texts: Iterable[str]) -> Iterator[str]:
    yield f"    {title}："
    yield from (f"      · {text}" for text in texts)


def told_of(paper: Received) -> Iterator[str]:
    """When and how a paper came, its number, its sum; "" for what was not told."""
    yield f"{day_words(paper.served_on)}收到" if paper.served_on else "哪天收到的还不知道"
    yield paper.how.label if paper.how else ""
    yield f"案号或者文号 {paper.number}" if paper.number else ""
    yield f"从 {paper.sent_from} 发来" if paper.sent_from else ""
    yield f"写明 {paper.claimed:,} 元" if paper.claimed is not None else ""
    yield paper.procedure.label if paper.procedure else ""


def asked_words(check: Check) -> str:
    """When was asked whose a paper is, where, and what was answered."""
    where = check.where.label + (f"（{check.contact}）" if check.contact else "")
    said = f"：{check.said}" if check.said else ""
    return f"{day_words(check.on)}问了{where}：{check.answer.label}{said}"


def _term_lines(at: Tracked, term: PaperTerm, *, explain: bool) -> Iterator[str]:
    """A term with how long is left, what happens if it passes, the letter for it; what is left once it has passed."""
    rule, deadline, today = term.rule, term.deadline, at.day
    if term.met:
        yield f"    ✓ {rule.label}：{day_words(term.met)}已经办了{_then(term)}"
        return
    if deadline is None:
        yield from _without_a_day(at, term)
        return
    if term.missed(today):
        yield f"    ✗ {rule.label}：{both_days(deadline, today)}"
        yield from _listed("还剩下", rule.left)
        return
    urgent = "！" if today >= deadline.warn_from else "·"
    mark = "〔暂定〕" if deadline.provisional else ""
    yield f"    {urgent} {whose_term(term)}：{rule.label}　{both_days(deadline, today)}{mark}"
    yield from (f"        {line}" for line in (deadline.lines if explain else basis(deadline)))
    yield f"        {'' if rule.attend else '过了这一天：'}{rule.lapses}"
    yield from _to_write(at, term)


def whose_term(term: PaperTerm) -> str:
    """Who must keep a term, or that it is a hearing."""
    if term.rule.attend:
        return "开庭"
    return "您的期限" if term.rule.side == "mine" else "对方期限"


def _without_a_day(at: Tracked, term: PaperTerm) -> Iterator[str]:
    """A term of which no day can be told: what must be known first, or until when it can be done."""
    yield f"    {'·' if term.rule.is_open else '！'} {term.rule.label}：{term.ask}"
    yield from _to_write(at, term)


def _then(term: PaperTerm) -> str:
    return f"。接下来：{term.rule.then}" if term.rule.then else ""


def _to_write(at: Tracked, term: PaperTerm) -> Iterator[str]:
    """The letters that keep a term, and the command."""
    yield from (f"        写《{at.books.title(each)}》：{write_command(at, each)}" for each in term.rule.ended_by)


def _next(at: Tracked, one: FollowedPaper) -> Iterator[str]:
    """What to tell yet of a paper, and how."""
    again = at.typed("track received", one.paper.id)
    if one.paper.served_on is None:
        yield f"查到哪天收到的，补上，后面加 --on 和日期：{again}"
    if not one.paper.checks:
        yield f"核实以后记下来，结果写 查到、没查到、不是他们发的、没问到：{again} --asked 12368 --answer 没问到"
    running = [term for term in one.terms if term.runs(at.day) and term.rule.side == "mine"]
    if running:
        yield f"办好一件记一件：{at.typed('track received', one.paper.id, '--done', running[0].rule.label)}"


def papers_json(at: Tracked) -> list[dict[str, Any]]:
    """Every paper for programs."""
    return [_json(one, at.day) for one in at.papers]


def _json(one: FollowedPaper, today: date) -> dict[str, Any]:
    paper = one.paper
    return {
        "id": paper.id,
        "kind": paper.kind,
        "sender": paper.sender,
        "served_on": paper.served_on,
        "how": paper.how,
        "number": paper.number,
        "dated": paper.dated,
        "hearing": str(paper.hearing) if paper.hearing else None,
        "claimed": paper.claimed,
        "items": [{"name": item.name, "amount": item.amount} for item in paper.items],
        "evidence": paper.evidence,
        "disowned": one.disowned,
        "checks": [{"on": each.on, "where": each.where, "answer": each.answer} for each in paper.checks],
        "met": [{"term": met.term, "on": met.on, "note": met.note} for met in paper.met],
        "terms": [_term_json(term, today) for term in one.terms],
        "first": one.about.first,
        "never": one.about.never,
        "signs": {"fits": one.fits, "odd": one.odd, "look": one.look},
        "ways": one.ways,
    }


def _term_json(term: PaperTerm, today: date) -> dict[str, Any]:
    return {
        "id": term.rule.id,
        "label": term.rule.label,
        "deadline": deadline_json(term.deadline, today) if term.deadline else None,
        "ask": term.ask or None,
        "met": term.met,
        "missed": term.missed(today),
        "lapses": term.rule.lapses,
        "left": term.rule.left,
        "then": term.rule.then or None,
    }
