"""What follows once the letters are there: printed, taken along, done one by one, copied in pieces."""

from __future__ import annotations

import asyncio
import re
import shutil
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from letters import desk
from letters.web.asgi import ask
from scripts.run import ROOT
from tests.command import letters
from tests.stories import contact, text_of
from tests.web.asking import FORM, TODAY, WORD, Visitor

if TYPE_CHECKING:
    from pathlib import Path

STORY, OFFERS = "family-and-colleagues-called", "illness-and-instalments"
NAME = "案件-2026-11-26"


def begun(folder: Path, name: str = STORY) -> tuple[Visitor, str]:
    """Somebody at the page of one case, and its address."""
    unread = shutil.ignore_patterns("letters", ".*")
    shutil.copytree(ROOT / "examples" / name, folder / NAME, ignore=unread)
    wanting_all(folder / NAME / "case.toml")
    visitor = Visitor(folder)
    found = re.search(r'href="(/c/[0-9a-f]+)"', visitor.get("/").text)
    assert found is not None
    return visitor, found[1]


def wanting_all(file: Path) -> None:
    """Say yes to every letter that the case gives, as a person does on the page."""
    text = file.read_text(encoding="utf-8")
    opened = desk.open_case(text, TODAY)
    if not opened.case.story.letters:
        ids = dict.fromkeys(one.head.id for one in desk.check_case(opened, desk.open_desk()).letters)
        head = "[story]\n" if "[story]\n" not in text else ""
        listed = ", ".join(f'"{each}"' for each in ids)
        text = text.replace("[story]\n", f"[story]\nletters = [{listed}]\n", 1) if not head else text
        file.write_text(text if not head else f"{text}\n{head}letters = [{listed}]\n", encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    """Every letter below a folder, by its place there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_letters_are_put_beside_the_case_as_the_command_puts_them_and_the_earlier_ones_aside(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    shutil.copytree(tmp_path / NAME, tmp_path / "again" / NAME)
    visitor.tick_all(case)
    for _ in range(2):
        assert visitor.fill(visitor.get(f"{case}/out").text).status == 303
        letters("write", "case.toml", cwd=tmp_path / "again" / NAME)
    page, command = files(tmp_path / NAME / "文书"), files(tmp_path / "again" / NAME / "文书")
    assert {name.rpartition("/")[2] for name in page} - {name.rpartition("/")[2] for name in command} == {
        "全部打印.pdf"
    }
    runs = {name.rpartition("/")[0].partition(" ")[2] for name in page}
    assert runs == {"第1次", "第2次"}
    assert any(name.startswith("以前的/") for name in page)
    today = {path.rpartition("/")[2]: content for path, content in page.items() if not path.startswith("以前的/")}
    written = {path.rpartition("/")[2]: content for path, content in command.items() if not path.startswith("以前的/")}
    assert {name: today[name] for name in written} == written


@pytest.mark.slow
def test_the_screen_says_where_the_letters_are_and_when_they_are_not_those_of_the_case_any_more(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    visitor.tick_all(case)
    assert "写进案件文件夹" in visitor.get(f"{case}/out").text
    told_before = visitor.get(f"{case}/out/pages").text
    visitor.fill(visitor.get(f"{case}/out").text)
    after = visitor.get(f"{case}/out").text
    assert "2026-11-26 第1次" in after
    assert "已经写进" in after
    told = re.search(r"PDF，(\d+)页，签名(\d+)处", after)
    assert told is not None
    assert min(map(int, told.groups())) > 0
    assert told_before == f"，{told[1]}页，签名{told[2]}处"
    toml = tmp_path / NAME / "case.toml"
    toml.write_text(toml.read_text("utf-8").replace("周砚南", "周砚楠"), encoding="utf-8")
    visitor.tick_all(case)
    assert "以前的样子" in visitor.get(f"{case}/out").text


def test_letters_of_a_case_that_changed_meanwhile_are_not_put_anywhere(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    visitor.tick_all(case)
    page = visitor.get(f"{case}/out").text
    toml = tmp_path / NAME / "case.toml"
    toml.write_text(toml.read_text("utf-8") + "\n", encoding="utf-8")
    assert visitor.fill(page).status == 409
    assert not (tmp_path / NAME / "文书").exists()


def test_the_list_names_for_each_letter_where_to_sign_what_to_bring_and_whom_it_goes_to(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    visitor.tick_all(case)
    page = unescape(visitor.get(f"{case}/out").text)
    made = desk.write_letters(
        desk.open_case((tmp_path / NAME / "case.toml").read_text("utf-8"), TODAY), desk.open_desk()
    )
    todo = desk.things_to_do(made, desk.open_desk())
    assert page.count('<details class="todo"') == len(todo.lines)
    for line in todo.lines:
        for told in (line.title, line.addressee, line.bring, line.attach, line.ways, *line.places, *todo.first):
            assert told in page
        assert f"在“{line.signer}（签名）”处手写" in page
    ticked = page.partition("③ 清单")[2].partition("</section>")[0]
    assert 'name="' not in ticked  # nothing of it is ever sent


def test_all_letters_are_printed_from_one_view_without_a_script_and_as_one_file(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    visitor.tick_all(case)
    assert f'src="{case}/out/papers"' in visitor.get(f"{case}/out/print").text
    papers = visitor.get(f"{case}/out/papers")
    assert papers.text.count("<main ") > len(desk.open_desk().heads) // 10
    assert "打印清单" in papers.text
    headers = dict(papers.headers)
    assert headers["content-security-policy"].startswith("sandbox allow-same-origin; default-src 'none'")
    assert "<script" not in papers.text
    assert visitor.get("/sheets/every.css").status == 200
    file = visitor.get(f"{case}/out/print.pdf")
    assert file.body.startswith(b"%PDF")
    assert dict(file.headers)["content-disposition"].startswith("attachment")


def test_of_several_offers_none_is_printed_and_it_is_said_why(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path, OFFERS)
    visitor.tick_all(case)
    page = visitor.get(f"{case}/out").text
    assert "几份里只寄一份" in page
    assert "print.pdf" not in page
    for target in ("papers", "print.pdf"):
        refused = visitor.get(f"{case}/out/{target}")
        assert refused.status == 422
        assert "没有可以打印的文书" in refused.text


def test_texts_for_forms_stand_in_pieces_that_give_the_whole_with_its_length(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    visitor.tick_all(case)
    page = unescape(visitor.get(f"{case}/out/texts").text)
    made = desk.write_letters(
        desk.open_case((tmp_path / NAME / "case.toml").read_text("utf-8"), TODAY), desk.open_desk()
    )
    texts = desk.letter_texts(made, desk.open_desk())
    pieces = iter(re.findall(r"<p class=\"text\" data-text>(.*?)</p>", page))
    for field in (field for one in texts for field in one.fields):
        lines = field.text.splitlines()
        assert [next(pieces) for _ in lines] == lines
        assert f"全部 {field.count} 字" in page
    assert next(pieces, None) is None
    assert all(piece in page for one in texts for piece in one.pieces)


@pytest.mark.parametrize("screen", ["out", "out/texts", "out/papers", "out/print"])
def test_what_a_person_typed_is_no_markup_on_any_of_these_screens(tmp_path: Path, screen: str) -> None:
    (tmp_path / NAME).mkdir()
    told = text_of(contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天<b onload=x>去你家"))
    (tmp_path / NAME / "case.toml").write_text(told, encoding="utf-8")
    wanting_all(tmp_path / NAME / "case.toml")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[0-9a-f]+)"', visitor.get("/").text)
    assert found is not None
    assert "<b onload" not in visitor.get(f"{found[1]}/{screen}").text  # the ticks in its place
    visitor.tick_all(found[1])
    assert "<b onload" not in visitor.get(f"{found[1]}/{screen}").text


@pytest.mark.slow
def test_what_was_read_and_ticked_is_written_into_the_folder_at_once(tmp_path: Path) -> None:
    visitor, case = begun(tmp_path)
    toml = tmp_path / NAME / "case.toml"
    chosen = re.sub(r"(?m)^letters = .*$", 'letters = ["complaint/police"]', toml.read_text("utf-8"))
    toml.write_text(chosen, encoding="utf-8")
    page = visitor.get(f"{case}/letters").text
    ticks = re.findall(r'name="tick" value="(.*?)"', page)
    assert len(ticks) == 3
    version = re.findall(r'name="version" value="(.*?)"', page)[0]
    form = [("token", WORD), ("version", version), *(("tick", tick) for tick in ticks)]

    def made(fields: list[tuple[str, str]]) -> int:
        body = urlencode(fields).encode()
        return asyncio.run(ask(visitor.app, "POST", f"{case}/letters/make", [FORM], body)).status

    assert made(form[:4]) == 422
    assert not (tmp_path / NAME / "文书").exists()
    assert made(form) == 303
    assert any("治安报案书" in name for name in files(tmp_path / NAME / "文书"))
    assert "已经写进" in visitor.get(f"{case}/out").text
