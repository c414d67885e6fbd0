"""A second shell, as a page in a browser will be one: through `desk` alone, over a store whose calls are awaited.

It opens a case, answers three questions, shows a letter before it is written, and writes the pack. It knows nothing of
the rooms below, prints nothing, and reads no clock.
"""

from __future__ import annotations

import ast
import asyncio
import inspect
import sys
from contextlib import asynccontextmanager
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters import desk
from letters.desk import Stored, talk
from letters.errors import ConflictError, FileError
from letters.kit import written_record
from letters.kit.hold import PATIENCE, Holder, unheard
from tests.stories import contact, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    from letters.desk import AwaitedCaseStore, PackFile

TODAY = date(2026, 11, 26)
BEGUN = text_of(contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家"))
TOLD = ["safety.now", "complainant.role", "story.account"]
CONTACTS = ["incidents.+.period", "paste.lines", "incidents", "cards.kinds"]
WHOM = [
    "dealings.+.stop",
    "dealings.+.signed",
    "harm",
    "declarations.before",
    "respondents.0.roles",
    "respondents.0.who",
]
NAMELESS = "\n".join(line for line in BEGUN.splitlines() if not line.startswith(("name", "phone")))
NAMELESS += f"\n#~ skipped = {[*TOLD, *CONTACTS, *WHOM]}\n"


class Memory:
    """Files in a dictionary, as a browser's storage holds them: each call gives way to others before it answers."""

    def __init__(self, **files: str) -> None:
        self.files = {name.replace("_", "."): text.encode() for name, text in files.items()}
        self._holder = ""

    async def read(self, name: str) -> Stored:
        await asyncio.sleep(0)
        text = self.files[name].decode()
        return Stored(text, text)

    async def replace(self, name: str, text: str, version: str | None) -> str:
        await asyncio.sleep(0)
        if self.files.get(name) != (None if version is None else version.encode()):
            raise ConflictError(f"{name} 已经改过，没有覆盖")
        self.files[name] = text.encode()
        return text

    async def keep(self, made: Sequence[PackFile], *, folder: str = "", force: bool = False) -> None:
        await asyncio.sleep(0)
        kept = {f"{folder}/{file.name}" if folder else file.name: file.content for file in made}
        if not force and kept.keys() & self.files.keys():
            raise FileError("已经有同名的文件，没有覆盖")
        self.files.update(kept)

    async def list(self) -> tuple[str, ...]:
        return tuple(sorted(self.files))

    async def remove(self, name: str) -> None:
        del self.files[name]

    @asynccontextmanager
    async def hold(
        self, command: str = "", *, wait: float = PATIENCE, tell: Callable[[Holder], None] = unheard
    ) -> AsyncIterator[None]:
        if self._holder:
            tell(Holder(self._holder))
        while self._holder:
            if not wait:
                raise ConflictError(f"正在被改动（{self._holder}）")
            await asyncio.sleep(0)
        self._holder = command or "网页"
        try:
            yield
        finally:
            self._holder = ""


class Page:
    """One case in one window. `show` puts a text on the screen."""

    def __init__(self, store: AwaitedCaseStore, name: str, today: date, show: Callable[[str], None]) -> None:
        self.store, self.name, self.today, self.show = store, name, today, show
        self.at = desk.open_desk(paper=desk.Paper(("html",)))

    async def open(self) -> None:
        stored = await self.store.read(self.name)
        self.version = stored.version
        self.talk = talk.open_talk(stored.text, talk.letter_needs(self.at.library), self.today)

    async def answer(self, typed: str) -> None:
        assert self.talk.question is not None
        self.show(self.talk.question.label)
        self.talk = talk.answer(self.talk, typed)
        self.show(self.talk.problem or self.talk.told)
        self.version = await self.store.replace(self.name, self.talk.text, self.version)

    def preview(self, letter: str) -> None:
        opened = desk.open_case(self.talk.text, self.today)
        for seen in desk.preview_letters(opened, self.at, letter):
            self.show(seen.text)

    async def write(self) -> None:
        async with self.store.hold():
            made = desk.write_letters(desk.open_case(self.talk.text, self.today), self.at)
            names = await self.store.list()
            noted = await self.store.read(desk.RECORD) if desk.RECORD in names else desk.Stored("", None)
            placed = desk.place_written(made, self.name, self.today, names, noted.text)
            await self.store.replace(desk.RECORD, placed.record, noted.version)
            await self.store.keep(made.files, folder=placed.folder)
        for one in made.chosen.unwritten:
            self.show(desk.why_not(one))


async def sitting(store: AwaitedCaseStore, answers: Sequence[str]) -> list[str]:
    """What a person sees who answers, looks at the police report, and lets the pack be written."""
    seen: list[str] = []
    page = Page(store, "case.toml", TODAY, seen.append)
    await page.open()
    for typed in answers:
        await page.answer(typed)
    page.preview("complaint/police")
    await page.write()
    return seen


ANSWERS = ("3", "林若溪", "19900000011")


def test_a_case_is_opened_three_questions_answered_a_letter_shown_and_the_pack_written() -> None:
    store = Memory(case_toml=NAMELESS)
    seen = asyncio.run(sitting(store, ANSWERS))
    assert (seen[2], seen[4]) == ("您的姓名、电话、住址", "您的联系电话")
    [report] = [text for text in seen if text.startswith("<!DOCTYPE html>")]
    assert "林若溪" in report
    assert "明天去你家" in report
    assert store.files["文书/2026-11-26 第1次/01-治安报案书.html"].decode() == report
    assert all(f'"{text}"' in store.files["case.toml"].decode() for text in ANSWERS[1:])


def test_what_another_window_changed_meanwhile_is_not_overwritten() -> None:
    store = Memory(case_toml=NAMELESS)

    async def two_windows() -> None:
        first, second = (Page(store, "case.toml", TODAY, lambda _: None) for _ in range(2))
        await first.open()
        await second.open()
        await first.answer("2")
        before = store.files["case.toml"]
        with pytest.raises(ConflictError):
            await second.answer("1")
        assert store.files["case.toml"] == before

    asyncio.run(two_windows())


def test_a_second_run_stands_beside_the_first_and_both_are_noted() -> None:
    store = Memory(case_toml=BEGUN)
    asyncio.run(sitting(store, ()))
    asyncio.run(sitting(store, ()))
    noted = written_record.parse(store.files[desk.RECORD].decode())
    assert [pack.folder for pack in noted.packs] == ["文书/2026-11-26 第1次", "文书/2026-11-26 第2次"]
    for pack in noted.packs:
        kept = [
            written_record.WrittenFile.of(file.name, store.files[f"{pack.folder}/{file.name}"]) for file in pack.files
        ]
        assert tuple(kept) == pack.files


def test_the_shell_is_short_and_knows_the_desk_alone() -> None:
    source = inspect.getsource(Page)
    assert len(source.splitlines()) <= 40
    asked = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute))
    known = {node.id for node in asked if isinstance(node, ast.Name)} & {*globals(), *sys.modules}
    assert known == {"desk", "talk"}
