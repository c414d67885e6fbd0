"""Who sees what: which of a person's own and their relatives' data stands in which letter, as its masks leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.desk.writing.choosing import check_case
from letters.kit.frozen import frozen
from letters.pack import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case import Case
    from letters.desk.bench import Desk
    from letters.desk.opening import OpenCase

OWN = {
    "name": "姓名",
    "phone": "电话",
    "id_number": "身份证号码",
    "address": "住址",
    "reply_address": "回信地址",
    "email": "邮箱",
    "workplace": "工作单位",
}
OTHERS = {"name": "姓名", "phone": "电话"}


@frozen
class Reader:
    """A letter by its number, from 1, whom it goes to, and for each datum whether it stands in the letter."""

    number: int
    called: str
    name: str
    sees: tuple[bool, ...]


@frozen
class Readers:
    """What a case has of data about people, by their labels, and who reads which of them."""

    labels: tuple[str, ...]
    readers: tuple[Reader, ...]


def readers_of(opened: OpenCase, at: Desk) -> Readers:
    """Who would read what, told by the words of the letters themselves and not by what the masks mean to do.

    Raises as `check_case`, and TemplateError.
    """
    data = dict(_data(opened.case))
    readers = []
    for number, letter in enumerate(check_case(opened, at).letters, 1):
        words = words_of(letter, at.engine)
        sees = tuple(value in words for value in data.values())
        readers.append(Reader(number, letter.called, letter.addressee.name, sees))
    return Readers(tuple(data), tuple(readers))


def _data(case: Case) -> Iterator[tuple[str, str]]:
    for field, label in OWN.items():
        if value := getattr(case.complainant, field):
            yield label, str(value)
    for one in case.third_parties:
        for field, label in OTHERS.items():
            if value := getattr(one, field):
                yield f"{one.relation}的{label}", str(value)
