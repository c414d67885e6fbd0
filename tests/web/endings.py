"""Somebody who looks at what the talk of a case has come to, chooses there, ticks and makes."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from letters.case.save import blank
from letters.catalogue.library import Library
from letters.desk import TICKS, Ending, ending_of, letter_needs, open_desk, open_talk, talk
from tests.web.asking import TODAY, PageForm, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from letters.web.asgi import WebAnswer

AT = open_desk()
NEEDS = letter_needs(Library.bundled())


def wishing(text: str, *wishes: str) -> str:
    """A case file whose sender wants these, by their keys."""
    return f"{blank()}{text}\n#~ draft = {{ wants = {{ wishes = {list(wishes)} }} }}\n"


def story(lines: tuple[str, ...]) -> str:
    """The case file of what was typed, before letters are chosen."""
    now = open_talk(blank(), NEEDS, TODAY)
    for line in lines:
        now = talk.answer(now, line)
    return now.text


def ending(text: str) -> Ending:
    """What the talk of a case has come to."""
    return ending_of(open_talk(text, NEEDS, TODAY), AT)


class Forms(HTMLParser):
    """The forms of a page: where each goes, and what it sends as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.ticked = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "form":
            self.forms.append((told.get("action") or "", {}))
        elif tag == "input" and "checked" in told:
            self.ticked += 1
        elif tag == "input" and told.get("type") == "hidden":
            self.forms[-1][1][told["name"] or ""] = told.get("value") or ""


class Reader:
    """Somebody who looks at the letters of one case."""

    def __init__(self, folder: Path, text: str) -> None:
        self.file = folder / "案件-2026-11-26" / "case.toml"
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(text, encoding="utf-8")
        self.visitor = Visitor(folder)
        self.case = "/c/" + self.visitor.get("/").text.partition('<a href="/c/')[2].partition('"')[0]

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def page(self, target: str = "/letters") -> str:
        seen = self.visitor.get(self.case + target)
        assert seen.status == 200, seen.text
        return seen.text

    def press(self, page: str, does: str, of: str = "", **more: str) -> WebAnswer:
        """The form of a page that does this, about that; with `more` written into it."""
        for action, fields in Forms(page).forms:
            if fields.get("what") == does and of in fields.get("about", ""):
                return self.visitor.post(action, {**fields, **more})
        raise AssertionError(f"nothing to press: {does} {of}")

    def make(self, *ticks: str) -> WebAnswer:
        form = next(each for each in Forms(self.page()).forms if each[0].endswith("/make"))
        return self.visitor.post(form[0], {**form[1], "tick": ticks})

    def follow(self, answer: WebAnswer) -> tuple[str, str]:
        return self.visitor.follow(answer)


def titles(page: str) -> list[str]:
    """What stands on the cards."""
    found = re.findall(r"<h3>(.*?)</h3>", page, re.DOTALL)
    return [" ".join(unescape(re.sub("<[^>]+>", "", each)).split()) for each in found]


def packed(reader: Reader) -> list[str]:
    form = PageForm(reader.page("/out"))
    reader.visitor.post(form.action or "/", {**form.fields, "tick": tuple(TICKS)})
    answer = reader.visitor.get(f"{reader.case}/letters.zip")
    if answer.status != 200:
        return []
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        return archive.namelist()
