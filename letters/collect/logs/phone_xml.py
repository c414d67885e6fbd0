"""XML backups of calls and messages (SMS Backup & Restore, Silence, Super Backup), in flat memory."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING
from xml.parsers import expat

from letters.case import Channel
from letters.collect.logs import dialects, log_dates, values
from letters.collect.logs.caller_keys import caller_key
from letters.collect.logs.clean import cleaned
from letters.collect.logs.rows import Contact, Passed, UnclearError
from letters.errors import FileError
from letters.kit.tables.encoding import chunks
from letters.kit.tables.rows import Spot, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from letters.collect.logs.dialect_files import BackupType
    from letters.collect.logs.dialects import Dialect
    from letters.collect.logs.rows import Entry, Wanted
    from letters.kit.tables.encoding import Encoding

_NO_NAME = frozenset({"", "(unknown)", "null", "unknown", "未知"})
_NO_NUMBER = frozenset({"", "null"})

Attributes = dict[str, str]


class _Backup:
    """Elements in, entries out."""

    def __init__(self, path: Path, dialect: Dialect, wanted: Wanted, *, damaged: bool) -> None:
        self.entries: deque[Entry] = deque()
        self.promised: int | None = None
        self.seen = 0
        self.closed = False
        self._path, self._dialect, self._wanted, self._damaged = path, dialect, wanted, damaged
        self._message: tuple[Spot, Attributes, list[str]] | None = None
        self.parser = expat.ParserCreate("utf-8")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise FileError(f"{self._path} 里有不该出现的实体定义，没有打开", "请确认文件来源；用备份软件重新导出")

    def _start(self, tag: str, attributes: Attributes) -> None:
        if tag == self._dialect.root:
            self.promised = int(attributes["count"]) if attributes.get("count", "").isdecimal() else None
        elif tag in _READERS:
            self.seen += 1
            self._take(self._spot(), attributes, _READERS[tag])
        elif tag == "mms":
            self.seen += 1
            self._message = self._spot(), attributes, []
        elif tag == "part" and self._message and attributes.get("ct", "").startswith("text/plain"):
            self._message[2].append(attributes.get("text", ""))

    def _end(self, tag: str) -> None:
        if tag == "mms" and self._message:
            spot, attributes, texts = self._message
            self._message = None
            body = "\n".join(text for text in texts if text and text != "null")
            self._take(spot, {**attributes, "body": body}, _multimedia)
        elif tag == self._dialect.root:
            self.closed = True

    def _spot(self) -> Spot:
        return Spot(self.parser.CurrentLineNumber)

    def _take(self, spot: Spot, attributes: Attributes, reader: Callable[[Spot, Attributes], Entry]) -> None:
        if self._wanted is None or _key(attributes) in self._wanted:
            self.entries.append(_entry(spot, attributes, reader, damaged=self._damaged))


def _entry(spot: Spot, attributes: Attributes, reader: Callable[[Spot, Attributes], Entry], *, damaged: bool) -> Entry:
    if damaged and any("\ufffd" in value for value in attributes.values()):
        return Unreadable(spot, "这一行有认不出的字节（文件损坏，或存成了别的编码）")
    try:
        return reader(spot, attributes)
    except UnclearError as unclear:
        return Unreadable(spot, str(unclear))


def _key(attributes: Attributes) -> str:
    """Which caller a call or message is of."""
    given = attributes.get("number", attributes.get("address", ""))
    return caller_key("" if given.lower() in _NO_NUMBER else given)


def entries(path: Path, encoding: Encoding, dialect: Dialect, wanted: Wanted = None) -> Iterator[Entry]:
    """Every call or message of a backup, of the callers wanted. Where the file breaks off, the last entry says so."""
    backup = _Backup(path, dialect, wanted, damaged=encoding.damaged)
    try:
        for text in cleaned(chunks(path, encoding)):
            backup.parser.Parse(text.encode("utf-8"), False)
            while backup.entries:
                yield backup.entries.popleft()
        backup.parser.Parse(b"", True)
    except expat.ExpatError as error:
        yield from backup.entries
        yield Unreadable(Spot(error.lineno), "文件从这一行起断开或损坏，后面的记录没有读到" + _promise(backup))
        return
    yield from backup.entries
    if backup.promised not in (None, backup.seen):
        yield Unreadable(Spot(backup.parser.CurrentLineNumber), "文件里的记录数与文件自己写的不符" + _promise(backup))


def _promise(backup: _Backup) -> str:
    return f"（文件写明 {backup.promised} 条，读到 {backup.seen} 条）" if backup.promised is not None else ""


def _call(spot: Spot, attributes: Attributes) -> Entry:
    kind = _kind(dialects.call_type, attributes.get("type", ""), "通话类型")
    if kind.direction is None:
        return Passed(spot, kind.passed)
    lasted = values.seconds(attributes.get("duration", attributes.get("dur")))
    at = log_dates.from_epoch(attributes.get("date", ""))
    answered = {"no": False, "long": True if lasted else None, "lasted": bool(lasted) if lasted is not None else None}
    return Contact(
        spot,
        at,
        exact=True,
        channel=Channel.CALL,
        direction=kind.direction,
        number=_number(attributes.get("number")),
        rank=None,
        name=_name(attributes),
        answered=answered.get(kind.answered),
        duration=lasted,
    )


def _sms(spot: Spot, attributes: Attributes) -> Entry:
    return _message(spot, attributes, attributes.get("type", ""))


def _multimedia(spot: Spot, attributes: Attributes) -> Entry:
    return _message(spot, attributes, attributes.get("msg_box", ""))


def _message(spot: Spot, attributes: Attributes, box: str) -> Entry:
    kind = _kind(dialects.message_type, box, "短信类型")
    if kind.direction is None:
        return Passed(spot, kind.passed)
    body = attributes.get("body", "")
    return Contact(
        spot,
        log_dates.from_epoch(attributes.get("date", "")),
        exact=True,
        channel=Channel.SMS,
        direction=kind.direction,
        number=_number(attributes.get("address")),
        rank=None,
        name=_name(attributes),
        text=body if body.strip() and body != "null" else None,
    )


_READERS: Mapping[str, Callable[[Spot, Attributes], Entry]] = {"call": _call, "log": _call, "sms": _sms}


def _kind(types: Callable[[str], BackupType | None], code: str, what: str) -> BackupType:
    found = types(code)
    if found is None:
        raise UnclearError(f"{what}“{code[:20]}”不认识")
    return found


def _number(given: str | None) -> str:
    number = values.number_of(given or "")
    return values.HIDDEN if number.lower() in _NO_NUMBER else number


def _name(attributes: Attributes) -> str | None:
    """The name in the phone's contacts: None where this backup does not tell, "" where it knows none."""
    given = attributes.get("contact_name", attributes.get("name"))
    return None if given is None else "" if given.strip().lower() in _NO_NAME else given.strip()
