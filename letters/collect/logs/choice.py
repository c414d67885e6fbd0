"""Which callers are collectors: as the person says, by number, or by what the logs tell of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.logs.caller_keys import caller_key, key_of
from letters.collect.logs.rows import Contact
from letters.errors import LettersError, UsageError
from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from letters.collect.logs.read import Log
    from letters.collect.logs.survey import Caller, Survey

NEVER = frozenset({"own", "third"})  # kinds of number that no sweeping choice takes
LIKELY = frozenset({"likely", "recorded", "respondent"})  # kinds that a list marks, the person decides
NOT_UNKNOWN = NEVER | {"named", "public", "masked"}
MOST = 20_000  # contacts that one import adds; a case file holds some tens of thousands


@frozen
class CallerChoice:
    """`numbers` as typed; all whom the contacts do not know; everything."""

    numbers: tuple[str, ...] = ()
    all_unknown: bool = False
    everything: bool = False

    @property
    def is_made(self) -> bool:
        """Whether anything was chosen."""
        return bool(self.numbers) or self.all_unknown or self.everything


def picked(choice: CallerChoice, seen: Survey) -> tuple[str, ...]:
    """The keys of the callers chosen, in the order of the survey.

    Raises UsageError for a number in none of the logs, and where no log tells which numbers are unknown.
    """
    keys = {caller_key(number): number for number in choice.numbers}
    _refuse_strange(keys, seen)
    if choice.all_unknown:
        _refuse_untellable(seen)
    return tuple(caller.key for caller in seen.callers if caller.key in keys or _is_swept(caller, choice))


def _refuse_strange(keys: Mapping[str, str], seen: Survey) -> None:
    known = {caller.key for caller in seen.callers}
    strange = [number for key, number in keys.items() if key not in known]
    if strange:
        raise UsageError(f"这些记录里没有号码 {'、'.join(strange)}", "核对号码；先不加 --number 运行一次，看有哪些号码")


def _refuse_untellable(seen: Survey) -> None:
    """Stop where no log tells names: nobody could say who is unknown."""
    if seen.callers and all(caller.named is None for caller in seen.callers):
        raise UsageError(
            "这些记录没有通讯录姓名，分不出哪些是陌生号码", "用 --number 指明催收号码；或同时导入有姓名的手机通话记录"
        )


def _is_swept(caller: Caller, choice: CallerChoice) -> bool:
    """Whether a choice that names no number takes this caller."""
    if choice.everything and caller.kind not in NEVER:
        return True
    return choice.all_unknown and caller.named is False and caller.kind not in NOT_UNKNOWN


def chosen(log: Log, keys: frozenset[str], span: tuple[date, date]) -> Iterator[Contact]:
    """The contacts of a log with these callers, from the first day of the span to its last.

    Raises LettersError for more than a case file can hold.
    """
    count = 0
    for entry in log.entries(keys) if keys else ():
        if isinstance(entry, Contact) and key_of(entry) in keys and _inside(entry, span):
            count += 1
            if count > MOST:
                raise LettersError(
                    f"{log.path} 选出的联系超过 {MOST} 次，没有写入",
                    "少选几个号码，或者只要一段日子：--number、--from、--until",
                )
            yield entry


def _inside(contact: Contact, span: tuple[date, date]) -> bool:
    return span[0] <= contact.at.earliest.date() <= span[1]
