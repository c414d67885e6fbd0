"""The door in the network, attacked by whoever is in it: it takes files of one phone and tells nothing to anybody."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from letters.web.phone import Stage
from tests import media
from tests.web.phones import Computer, Phone, folder, in_one_loop

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]

ELSEWHERE = "127.0.0.9"
PRIVATE = ("案件", "证据", "明天去你单位", "2026-11", "case.toml", "催收")


def test_whoever_has_not_the_code_gets_in_nowhere(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = Phone(await at.open())
        code = phone.opened.pairing.code
        near = code[:-1] + ("a" if code[-1] != "a" else "b")
        for path in (
            "/",
            f"/{near}",
            f"/{code.upper()}",
            f"/{code}/",
            f"//{code}",
            "/files",
            "/favicon.ico",
            "/nowhere",
        ):
            for answer in (await phone.get(path), await phone.post(path)):
                assert answer.status in (403, 404)
                assert "<form" not in answer.text
                assert code not in answer.text
        assert phone.opened.pairing.stage is Stage.WAITING

    in_one_loop(folder, story)


def test_the_code_is_spent_once_and_nothing_of_it_is_good_after_the_end(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        code, cookie = phone.opened.pairing.code, phone.cookie
        await at.post("/phone/close")
        assert await phone.is_shut_out()
        later = Phone(await at.open())
        later.cookie = cookie
        assert (await later.get("/")).status == 403
        assert (await later.get(f"/{code}")).status == 404
        assert (await later.post(f"/{code}")).status == 404
        assert (await later.bring(("a.txt", b"a"), word=phone.opened.pairing.form_word)).status == 403

    in_one_loop(folder, story)
    assert not (folder / "evidence").exists()


def test_a_phone_that_is_not_confirmed_brings_nothing(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = Phone(await at.open())
        await phone.begin()
        assert (await phone.bring(("a.txt", b"a"))).status == 403
        assert "enctype" not in (await phone.get("/")).text
        assert phone.opened.pairing.form_word not in (await phone.get("/")).text

    in_one_loop(folder, story)
    assert not (folder / "evidence").exists()


def test_a_cookie_that_was_read_in_the_network_is_good_for_no_other_device(folder: Path) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        other = Phone(phone.opened, ELSEWHERE)
        other.cookie = phone.cookie
        assert (await other.get("/")).status == 403
        assert (await other.bring(("a.txt", b"a"))).status == 403
        assert (await phone.get("/")).status == 200

    in_one_loop(folder, story)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.2", "localhost:{port}", "127.0.0.1:{port}", ""])
def test_another_host_is_refused(folder: Path, host: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        told = ("Host", host.format(port=phone.host.partition(":")[2]))
        for path in ("/", f"/{phone.opened.pairing.code}", "/phone.css"):
            assert (await phone.get(path, told)).status in (400, 403)

    in_one_loop(folder, story)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_a_form_of_another_page_or_without_its_word_is_refused(folder: Path, origin: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        path, body, kind = phone.form([("a.txt", b"a")])
        assert (await phone.post(path, body, kind, ("Origin", origin))).status == 403
        await phone.bring(("a.txt", b"a"), word="of another")
        assert not phone.opened.came

    in_one_loop(folder, story)
    assert not (folder / "evidence").exists()


@pytest.mark.parametrize(
    "path",
    [
        "/../case.toml",
        "/%2e%2e/case.toml",
        "/..%2fcase.toml",
        "/files/../case.toml",
        "/c/x/evidence",
        "/static/page.css",
    ],
)
def test_no_path_leads_to_anything_of_the_case_or_the_page(folder: Path, path: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        assert (await phone.get(path)).status == 404

    in_one_loop(folder, story)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../a.png", "_.._a.png"),
        ("/etc/a.png", "_etc_a.png"),
        ("case.toml", "case_toml"),
        ("名" * 300 + ".png", "名" * 60 + ".png"),
    ],
)
def test_names_are_made_by_the_project(folder: Path, given: str, kept: str) -> None:
    async def story(at: Computer) -> None:
        phone = await at.paired()
        await phone.bring((given, b"x"))

    in_one_loop(folder, story)
    assert [path.name for path in (folder / "evidence").iterdir()] == [kept]
    assert "version" in tomllib.loads((folder / "case.toml").read_text("utf-8"))


def test_the_phones_pages_show_nothing_of_the_case_and_run_nothing(folder: Path) -> None:
    name = "<script>alert(1)</script>.html"

    async def story(at: Computer) -> None:
        await (await at.paired()).bring(("Screenshot_20261120_200501.png", media.png()))
        await at.post("/phone/close")
        phone = Phone(await at.open())
        pages = [await phone.get(f"/{phone.opened.pairing.code}"), await phone.begin(), await phone.get("/")]
        await at.post(f"{at.case}/phone/number", number=phone.opened.pairing.digits)
        pages += [await phone.get("/"), await phone.bring(("again.png", media.png()), (name, b"<script>"))]
        at.door.now.end("")
        pages += [await phone.get("/")]
        told = "".join(page.head + page.text for page in pages)
        assert not [word for word in (*PRIVATE, folder.name, "Screenshot", "以前收过") if word in told]
        assert not re.search(r"<script|<style|\son\w+=|\sstyle=|https?://(?!127)", told)
        for page in pages:
            assert "default-src 'none'" in page.head
            assert "no-store" in page.head

    in_one_loop(folder, story)


def test_what_the_phone_called_a_file_is_text_on_both_screens(folder: Path) -> None:
    name = "<img src=x>.html"

    async def story(at: Computer) -> None:
        phone = await at.paired()
        await phone.bring((name, b"<script>alert(1)</script>"))
        shown = (await at.get(f"{at.case}/phone")).text + (await phone.get("/")).text
        assert "<img src=x" not in shown
        evidence = await at.get(f"{at.case}/evidence/E01/1")
        assert dict(evidence.headers)["Content-Security-Policy".lower()] == "sandbox; default-src 'none'"

    in_one_loop(folder, story)


def test_why_a_file_was_not_kept_stands_on_the_computer_alone(folder: Path) -> None:
    (folder / "evidence").write_text("in the way", encoding="utf-8")

    async def story(at: Computer) -> None:
        phone = await at.paired()
        assert (await phone.bring(("<img src=x>.png", media.png()))).status == 303
        told = (await phone.get("/")).text
        assert "&lt;img src=x&gt;.png</bdi>：没有收下，原因写在电脑上" in told
        assert not [word for word in (*PRIVATE, folder.name, str(folder), "evidence") if word in told]
        [came] = phone.opened.came
        assert came.problem
        assert came.problem in (await at.get(f"{at.case}/phone")).text

    in_one_loop(folder, story)


def test_why_a_file_was_not_kept_names_no_file_of_a_case(folder: Path) -> None:
    case, whole = folder / "case.toml", (folder / "case.toml").read_bytes()

    async def story(at: Computer) -> None:
        phone = await at.paired()
        case.write_text("nichts = [", encoding="utf-8")
        await phone.bring(("a.png", media.png()))
        case.write_bytes(whole)
        [came] = phone.opened.came
        assert "case.toml" in came.problem
        shown = (await at.get(f"{at.case}/phone")).text
        assert "案件文件：有 1 处需要改" in shown
        assert "case.toml" not in shown

    in_one_loop(folder, story)
