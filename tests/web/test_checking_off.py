"""Letters leave the page by one gate: three ticks, given for the case as it stands. Nothing else hands them out."""

from __future__ import annotations

import asyncio
import io
import re
import zipfile
from datetime import timedelta
from hashlib import sha256
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from letters import desk
from letters.web import Bench, application
from letters.web.asgi import ask
from letters.web.browser import BrowserShelf
from letters.web.home import FolderCase, FolderShelf
from tests.stories import contact, platform, text_of
from tests.web.asking import FORM, TODAY, WORD, PageForm, Visitor
from tests.web.browser_storage import MemoryStorage
from tests.web.test_going_out import NAME, begun, wanting_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.web.asgi import WebAnswer

TO_LOOK_AT = {
    "/c/{case}/letters/{number:int}/paper",  # to be read; on paper it says across itself that it is not to be sent
    "/c/{case}/q/{key:path}/beside",  # a few blocks beside a question
    "/demo/{number:int}/paper",  # the bundled story, a sample all over
}
HANDING_OUT = {f"/c/{{case}}/{each}" for each in ("letters.zip", "out/papers", "out/print.pdf", "out/texts")}
GIVEN = {"key": "complainant.name", "name": "page.css", "layout": "standard", "outcome": "accepted"}
ENOUGH = 3  # long sentences of the letters make one of what holds them


class Asked(NamedTuple):
    """An address as it is declared, and as somebody asks for it."""

    path: str
    method: str
    target: str


def small(folder: Path) -> tuple[Visitor, str]:
    """Somebody at the page of a case with little in it, who wants all that it gives; its address."""
    place = folder / NAME / "case.toml"
    place.parent.mkdir()
    told = contact("I1", "2026-11-20 22:30", acts=["threat"], words="今天不还就上门", from_number="16700000901")
    place.write_text(text_of(platform(), told), encoding="utf-8")
    wanting_all(place)
    return Visitor(folder), f"/c/{FolderCase(place.parent).id}"


def every_address(app: Starlette, case: str) -> Iterator[Asked]:
    """Each address that the page answers, with each of its methods."""
    given = {**GIVEN, "case": case.rpartition("/")[2]}
    for route in app.routes:
        assert isinstance(route, Route), "what is mounted is looked into here too"
        target = re.sub(r"{(\w+)(?::\w+)?}", lambda found: given.get(found[1], "1"), route.path)
        for method in sorted((route.methods or set()) - {"HEAD"}):
            yield Asked(route.path, method, target)


def long_sentences(folder: Path) -> set[str]:
    """What the letters of the case say at length, without blanks."""
    opened = desk.open_case((folder / NAME / "case.toml").read_text("utf-8"), TODAY)
    made = desk.write_letters(opened, desk.open_desk(paper=desk.Paper(("txt",))))
    text = "".join(file.content.decode("utf-8-sig") for file in made.files[1:])
    return {each for each in re.split("[。；\n]", re.sub("[ \u3000]", "", text)) if len(each) > 30}


def is_letters(answer: WebAnswer, said: set[str]) -> bool:
    """Whether an answer hands letters out: a file of their kinds, an archive that holds one, or their words."""
    if answer.body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
            return any(name.endswith(".docx") for name in archive.namelist())
    if answer.body.startswith(b"%PDF"):
        return True
    words = re.sub(r"<[^>]*>|\s", "", unescape(answer.body.decode("utf-8", "ignore")))
    return sum(each in words for each in said) >= ENOUGH


def asked(visitor: Visitor, one: Asked, version: str) -> WebAnswer:
    """What the page answers: to a form with what every form carries."""
    body = f"token={WORD.replace(' ', '+')}&version={version}".encode() if one.method == "POST" else b""
    return asyncio.run(ask(visitor.app, one.method, one.target, [FORM], body))


@pytest.mark.long
@pytest.mark.timeout(300)
def test_no_address_hands_letters_out_before_the_three_ticks(tmp_path: Path) -> None:
    visitor, case = small(tmp_path)
    assert isinstance(visitor.app, Starlette)
    said = long_sentences(tmp_path)
    for one in every_address(visitor.app, case):
        if one.path not in TO_LOOK_AT:
            version = sha256((tmp_path / NAME / "case.toml").read_bytes()).hexdigest()
            assert not is_letters(asked(visitor, one, version), said), one
            assert not (tmp_path / NAME / "文书").exists(), one


@pytest.mark.long
@pytest.mark.timeout(300)
def test_after_them_the_letters_leave_by_the_ways_that_there_are(tmp_path: Path) -> None:
    visitor, case = small(tmp_path)
    assert isinstance(visitor.app, Starlette)
    visitor.tick_all(case)
    said = long_sentences(tmp_path)
    ways = [one for one in every_address(visitor.app, case) if one.method == "GET" and one.path not in TO_LOOK_AT]
    assert {one.path for one in ways if is_letters(asked(visitor, one, ""), said)} == HANDING_OUT


@pytest.mark.slow
def test_who_comes_unticked_sees_the_letters_to_read_and_the_ticks_and_is_told_what_is_missing(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    for target in ("out", "letters.zip", "out/print", "out/print.pdf", "out/evidence/1"):
        page = visitor.get(f"{case}/{target}")
        assert page.status == (200 if target == "out" else 409)
        assert page.text.count('name="tick"') == len(desk.TICKS)
        assert f'href="{case}/letters/1"' in page.text
        assert "打勾以后案件改过了" not in page.text
    form = PageForm(visitor.get(f"{case}/out").text)
    missing = visitor.post(form.action, {**form.fields, "tick": "figures"})
    assert missing.status == 422
    assert "还差“原话一字不差”" in missing.text
    assert missing.text.count(" checked") == 1
    assert visitor.get(f"{case}/letters.zip").status == 409


@pytest.mark.slow
def test_a_case_that_another_tab_changed_is_asked_about_anew_and_so_is_the_next_day(tmp_path: Path) -> None:
    today = [TODAY]
    bench = Bench(FolderShelf(tmp_path), lambda: today[0], "只在这台电脑上", WORD)
    _, case = begun(tmp_path)
    visitor = Visitor(tmp_path)
    visitor.app = application(bench)
    visitor.tick_all(case)
    stands = visitor.get(f"{case}/q/complainant.name").text
    assert visitor.get(f"{case}/letters.zip").status == 200
    assert visitor.fill(stands, complainant__name="周砚楠").status == 303
    for change in (lambda: None, lambda: today.__setitem__(0, TODAY + timedelta(days=1))):
        change()
        page = visitor.get(f"{case}/out").text
        assert "打勾以后案件改过了，或者过了一天" in page
        assert " checked" not in page
        assert visitor.get(f"{case}/letters.zip").status == 409
        visitor.tick_all(case)
        assert visitor.get(f"{case}/letters.zip").status == 200


def test_a_letter_that_is_put_down_as_sent_asks_for_no_tick_anew_where_the_others_read_as_before(
    tmp_path: Path,
) -> None:
    visitor, case = small(tmp_path)
    visitor.tick_all(case)
    packed = visitor.get(f"{case}/letters.zip").body
    form = PageForm(visitor.get(f"{case}/track/sent").text)
    sent = {**form.fields, "sent.1": "yes", "on": "2026-11-26", "how": "EMS"}
    assert visitor.post(form.action, sent).status == 303
    left = visitor.get(f"{case}/letters.zip")
    assert left.status == 200
    assert left.body != packed


def test_one_put_down_as_sent_after_which_the_others_read_otherwise_has_them_ticked_anew(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)  # its letters bear a day of their own until the first of them is sent
    visitor.tick_all(case)
    form = PageForm(visitor.get(f"{case}/track/sent").text)
    sent = {**form.fields, "sent.1": "yes", "on": "2026-11-24", "how": "EMS"}
    assert visitor.post(form.action, sent).status == 303
    assert visitor.get(f"{case}/letters.zip").status == 409


class InBrowser(Visitor):
    """Somebody at the page inside a browser whose storage outlives its tabs."""

    def __init__(self, storage: MemoryStorage, today: date = TODAY) -> None:
        self.app = application(Bench(BrowserShelf(storage), lambda: today, ""))


def test_ticks_of_a_browser_outlive_its_tab_and_neither_a_change_nor_the_day(tmp_path: Path) -> None:
    small(tmp_path)
    text = (tmp_path / NAME / "case.toml").read_text("utf-8")
    storage = MemoryStorage()
    storage.cases["c0"] = (NAME, text, 1)
    InBrowser(storage).tick_all("/c/c0")
    assert InBrowser(storage).get("/c/c0/letters.zip").status == 200
    tomorrow = InBrowser(storage, TODAY + timedelta(days=1)).get("/c/c0/letters.zip")
    assert tomorrow.status == 409
    assert "打勾以后案件改过了，或者过了一天" in InBrowser(storage, TODAY + timedelta(days=1)).get("/c/c0/out").text
    InBrowser(storage).fill(InBrowser(storage).get("/c/c0/q/complainant.name").text, complainant__name="周砚楠")
    assert InBrowser(storage).get("/c/c0/letters.zip").status == 409


def test_ticks_given_on_a_page_that_is_old_count_for_nothing(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    form = PageForm(visitor.get(f"{case}/out").text)
    visitor.fill(visitor.get(f"{case}/q/complainant.name").text, complainant__name="周砚楠")
    refused = visitor.post(form.action, {**form.fields, "tick": tuple(desk.TICKS)})
    assert refused.status == 409
    assert "先看新的" in refused.text
    assert visitor.get(f"{case}/letters.zip").status == 409


def test_ticks_are_for_one_case_alone(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    other = tmp_path / "案件-2026-11-27"
    other.mkdir()
    (other / "case.toml").write_text((tmp_path / NAME / "case.toml").read_text("utf-8"), encoding="utf-8")
    visitor.tick_all(case)
    assert visitor.get(f"/c/{FolderCase(other).id}/letters.zip").status == 409


def test_a_letter_that_was_not_ticked_says_so_on_paper_and_has_no_button_to_print(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    across = '<p class="sample unchecked">'
    assert across in visitor.get(f"{case}/letters/1/paper").text
    assert "data-print" not in visitor.get(f"{case}/letters/1").text
    assert "p.unchecked { display: none; }" in visitor.get("/sheets/standard.css").text  # it is read undisturbed
    visitor.tick_all(case)
    assert across not in visitor.get(f"{case}/letters/1/paper").text
    assert "data-print" in visitor.get(f"{case}/letters/1").text


@pytest.mark.slow
def test_one_that_nobody_wanted_does_not_leave_with_the_others(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    toml = tmp_path / NAME / "case.toml"
    chosen = re.sub(r"(?m)^letters = .*$", 'letters = ["complaint/police"]', toml.read_text("utf-8"))
    toml.write_text(chosen, encoding="utf-8")
    visitor.tick_all(case)
    assert "data-print" in visitor.get(f"{case}/letters/1").text
    other = visitor.get(f"{case}/letters/2").text
    assert "data-print" not in other
    assert "先点“要这份”" in other
    assert "unchecked" in visitor.get(f"{case}/letters/2/paper").text
