"""Letters as `check`, `list` and `write` show them: what they are, what they lack, what to heed, what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.compose import copies, enclosures, name_typed, role_of, steps, usual_doors
from letters.desk import NOT_ROLES, Next, recipient, why_not
from letters.kit.listing import listed
from letters.kit.shell_words import command
from letters.kit.written_record import EARLIER
from letters.render import formats
from letters.told.of_cautions import is_for_sending, is_stop, once_lines, to_be_answered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from letters.catalogue import Head
    from letters.compose import Letter, Selection, Sheet
    from letters.desk import Desk, Writing
    from letters.pack import Placed, Written


def head_lines(heads: tuple[Head, ...], at: Desk) -> Iterator[str]:
    """Every letter there is, for people."""
    for head in heads:
        yield f"{name_typed(at.books, head.id)}，交给{recipient(head, at)}：{head.summary}"


def chosen_lines(chosen: Selection, at: Desk, case: str) -> Iterator[str]:
    """Which letters a case gives, to whom, by which rule, what not to hope for there; and where people go in vain.

    `case` is its file, as commands name it.
    """
    told: set[str] = set()
    for letter in chosen.letters:
        yield f"{'✋' if letter.is_blocked else '✓'} {letter.called}"
        yield from _whither_lines(letter)
        role = role_of(letter, at.books)
        if role and role.does_not and role.id not in told:
            told.add(role.id)
            yield f"    不要期待：{'；'.join(role.does_not)}"
    yield from _lack_lines(chosen, case)
    yield from _request_lines(chosen, at, case)
    if doors := usual_doors(chosen.case, at.books):
        yield "\n容易走错的门："
    yield from (f"    · {door.message}{door.instead}" for door in doors)


def _whither_lines(letter: Letter) -> Iterator[str]:
    """Whom a letter goes to, by which rule, and who else it might be."""
    addressee = letter.addressee
    whom = addressee.name or (NOT_ROLES[""] if not letter.head.addressee else "还不知道")
    yield f"    交给：{whom}{_how_sure(letter)}"
    if addressee.rule:
        yield f"    依据：{addressee.rule}"
    if addressee.alternatives and not addressee.confirmed:
        yield f"    也可能是：{listed(addressee.alternatives)}"


def _how_sure(letter: Letter) -> str:
    return "" if letter.addressee.confirmed else "（由地址推断，请核实）"


def checked_lines(chosen: Selection, at: Desk, case: str, *, keys: bool = False) -> Iterator[str]:
    """Each letter, and then once for all of them what is to be heeded, the heaviest first.

    With `keys` also what is to be written in the case file, for who changes it by hand.
    """
    yield "案件文件填写无误。\n"
    for letter in chosen.letters:
        yield f"{'✋' if letter.is_blocked else '✓'} {letter.called} → {letter.addressee.name}"
    yield from _lack_lines(chosen, case, keys=keys)
    yield from _request_lines(chosen, at, case, keys=keys)
    if told := list(once_lines(chosen.letters, keys=keys)):
        yield "\n要留意的，每件只说一次："
    yield from told


def _lack_lines(chosen: Selection, case: str, *, keys: bool = False) -> Iterator[str]:
    for one in chosen.unwritten:
        yield f"－ {one.called}不写，{why_not(one, keys=keys)}"
    if any(one.lacks for one in chosen.unwritten):
        yield f"补上还缺的：{command('new', case)}"


def _request_lines(chosen: Selection, at: Desk, case: str, *, keys: bool = False) -> Iterator[str]:
    """Letters that are written only when asked for."""
    for one in chosen.spare:
        how = (
            f"，{why_not(one, keys=keys)}"
            if one.lacks
            else f"：{command('write', case, name_typed(at.books, one.head.id))}"
        )
        yield f"＋ {one.called}，需要时再写{how}"


def written_lines(made: Writing, out: Path | None) -> Iterator[str]:
    """What was written, to whom, what to sign, attach and bring, in which order, and what to heed."""
    if not made.pack.written:
        yield "没有写出文书，原因如下。"
        return
    yield f"已写到 {out}，先打开 {made.files[0].name}。按下面的顺序送出：\n"
    letters = [written.letter for written in made.pack.written]
    for step, written in zip(steps(letters), made.pack.written, strict=True):
        yield from _letter_lines(step, written, letters, [one.sheet for one in made.pack.statements])
    for statement in made.pack.statements:
        yield f"附：{statement.files[0]}　请{statement.sheet.witness.called}自己填写、签名，不要替写"
    if told := list(once_lines(letters, is_for_sending)):
        yield "\n送出以前要留意的，每件只说一次："
    yield from told
    yield "\n文书由您填写的内容生成，不是律师意见。拿不准的，可拨打12348免费咨询。"


def _letter_lines(
    step: str, written: Written, pack: Sequence[Letter] = (), sheets: Sequence[Sheet] = ()
) -> Iterator[str]:
    """One letter: to whom, what to sign, attach and bring."""
    letter = written.letter
    place = f"{step}. " if step.isdigit() else f"（{step}）"
    whom = f"{letter.addressee.name}{_how_sure(letter)}" if letter.addressee.name else letter.deal
    yield f"{place}{written.file}" + (f" → {whom}" if whom else "")
    yield from _to_do(written, pack, sheets)


def _to_do(written: Written, pack: Sequence[Letter], sheets: Sequence[Sheet]) -> Iterator[str]:
    """Where to sign one letter, how many to make, what is attached, what else to attach and to bring."""
    letter = written.letter
    signs = "、".join(f"“{label}（签名）”" for label in written.signs)
    yield (f"    签名：在{signs}处手写；" if signs else "    ") + f"准备 {copies(letter, pack)} 份，含自留一份"
    if letter.annexes:
        yield f"    已附：{listed(annex.title for annex in letter.annexes)}"
    if attached := enclosures(letter, sheets):
        yield f"    另附：{listed(attached)}"
    if letter.head.bring:
        yield f"    带上：{listed(letter.head.bring)}"
    if written.as_mail:
        yield f"    电子邮件：{_mail_told(letter)}"


def _mail_told(letter: Letter) -> str:
    """What to do with the draft of an e-mail: whom it goes to, what it holds."""
    if not letter.addressee.by_mail:
        return "这一份不用电子邮件寄"
    known = "、".join(letter.addressee.mailboxes)
    to = (
        f"收件人是 {known}" if known else "收件人空着，案件里没有对方的邮箱（respondents 的 email），问清楚再填，不要猜"
    )
    kind = formats.find(formats.attached())
    return f"用邮件程序打开 .eml 文件，{to}；附件是没有签名的 {kind.label} 文件，要签名的换成签好的照片或者扫描件"


def unwritten_lines(chosen: Selection) -> Iterator[str]:
    """Which letters were not written: those that are stopped, with what stops them, and those that lack something."""
    for letter in chosen.blocked:
        yield f"✋ {letter.called}没有写"
    yield from once_lines(chosen.blocked, is_stop)
    for one in chosen.unwritten:
        yield f"－ {one.called}没有写，{why_not(one)}"


def afterwards_lines(made: Writing, case: Path, shared: str = "") -> Iterator[str]:
    """What was not written and why, and what to do next; `shared` is a word about a computer that others use too."""
    yield from unwritten_lines(made.chosen)
    if any(one.lacks for one in made.chosen.unwritten):
        yield f"补上还缺的：{command('new', case)}"
    if count := to_be_answered(written.letter for written in made.pack.written):
        yield f"另有 {count} 件可以在案件里回答，答了以后就不再提示：{command('check', case)}"
    told = {
        Next.ON_REQUEST: f"需要时还可以写 {len(made.chosen.spare)} 份：{command('list', case)}",
        Next.RECORD_SENT: f"寄出以后记下来，就知道期限和下一步，后面写文书的名称：{command('track sent', case)}"
        if shared
        else "",
        Next.LEAVE: shared,
    }
    for step in made.next_steps:
        if line := told.get(step.what, ""):
            yield line


def placed_lines(placed: Placed) -> Iterator[str]:
    """What is to be said of where the letters went."""
    if placed.unnoted:
        yield f"！{placed.unnoted}。"
    for folder in placed.stayed:
        yield f"！以前写的 {folder.name} 正被别的程序打开，没有移到“{EARLIER}”里；送出时以这一次的为准。"


def left_behind_lines(at: Desk) -> Iterator[str]:
    """What of the user's own Word file was met and is in no letter."""
    if (own := at.paper.reference) and at.style.reference and at.style.reference.left_out:
        left = "、".join(at.style.reference.left_out)
        yield f"参考文档 {own.name} 里的这些没有带进文书：{left}。文书只用它的样式、页面，页眉页脚里的文字和页码。"
