"""Template files: found in their folders and nowhere else, and heads that say what is wrong with them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from letters.catalogue.head import heads, read_head
from letters.catalogue.library import Library, split
from letters.catalogue.template_folder import LARGEST, MOST
from letters.errors import FileError, TemplateError, UsageError

GOOD = '+++\ntitle = "说明"\nkind = "complaint"\n+++\n<h1>说明</h1>\n'


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_ones_own_comes_before_the_bundled_one(tmp_path: Path) -> None:
    own = put(tmp_path, "complaint/police", GOOD)
    assert Library.bundled(tmp_path).find("complaint/police") == own
    assert Library.bundled().find("complaint/police") != own


def test_pieces_to_include_are_no_letters(tmp_path: Path) -> None:
    put(tmp_path, "_parts/piece", "<p>。</p>")
    put(tmp_path, "complaint/one", GOOD)
    assert Library((tmp_path,)).ids() == ("complaint/one",)


@pytest.mark.parametrize(
    "name",
    ["../secret", "complaint/../../secret", "/etc/passwd", "", "a//b", "Complaint", "a\x00b", "c:/x", "..", "a/."],
)
def test_an_id_never_leaves_its_folder(tmp_path: Path, name: str) -> None:
    put(tmp_path, "secret", GOOD)
    put(tmp_path / "templates", "complaint/one", GOOD)
    with pytest.raises(UsageError):
        Library((tmp_path / "templates",)).source(name)


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside", GOOD)
    inside = tmp_path / "templates"
    inside.mkdir()
    (inside / "link.html").symlink_to(outside)
    with pytest.raises(FileError, match="模板 link 是链接，指向模板目录之外"):
        Library((inside,)).source("link")
    with pytest.raises(FileError, match=r"模板目录里的 link\.html 是链接"):
        Library.bundled(inside)


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_nor_is_one_among_the_folders_on_the_way(tmp_path: Path) -> None:
    put(tmp_path, "elsewhere/police", GOOD)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/complaint").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileError, match="模板 complaint/police 是链接，指向模板目录之外"):
        Library((tmp_path / "templates",)).source("complaint/police")


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_folder_that_is_a_link_is_refused_with_the_folder_it_leads_to(tmp_path: Path) -> None:
    put(tmp_path, "own/complaint/police", GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "own")
    with pytest.raises(FileError, match="link 是链接，没有使用") as caught:
        Library.bundled(tmp_path / "link")
    assert caught.value.hint == f"直接写它指向的目录：{tmp_path / 'own'}"


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_folder_within_that_is_a_link_is_refused_wherever_it_leads(tmp_path: Path) -> None:
    put(tmp_path, "own/real/police", GOOD)
    put(tmp_path, "outside/police", GOOD)
    for target in ("own/real", "outside"):
        link = tmp_path / "own/complaint"
        link.symlink_to(tmp_path / target)
        with pytest.raises(FileError, match="模板目录里的 complaint 是链接"):
            Library.bundled(tmp_path / "own")
        link.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows")
def test_a_link_to_a_file_of_the_same_folder_is_that_file(tmp_path: Path) -> None:
    put(tmp_path, "own/one", GOOD)
    (tmp_path / "own/two.html").symlink_to(tmp_path / "own/one.html")
    assert Library.bundled(tmp_path / "own").source("two").body == "<h1>说明</h1>"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes on Windows")
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    with pytest.raises(FileError, match=r"模板目录里的 pipe\.html 不是普通文件"):
        Library.bundled(tmp_path)


def test_a_folder_with_too_much_in_it_is_taken_for_no_folder_of_templates(tmp_path: Path) -> None:
    for number in range(MOST // 100 + 1):
        (tmp_path / str(number)).mkdir()
        for other in range(100):
            (tmp_path / str(number) / str(other)).touch()
    with pytest.raises(FileError, match="不像模板目录"):
        Library.bundled(tmp_path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    put(tmp_path, "big", GOOD + "字" * (LARGEST // 3))
    with pytest.raises(TemplateError, match="模板 big 第 1 行：模板超过 200000 字节"):
        Library((tmp_path,)).source("big")


def test_a_head_that_is_no_toml_is_said_in_chinese_with_its_line(tmp_path: Path) -> None:
    put(tmp_path, "bad", "+++\ntitle = '说明'\nkind =\n+++\n<p>一</p>")
    with pytest.raises(TemplateError) as caught:
        Library((tmp_path,)).source("bad")
    assert str(caught.value) == "模板 bad 第 3 行：文件头不是合法的 TOML\n  → 核对等号、引号、方括号是否成对"


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="找不到模板目录"):
        Library.bundled(tmp_path / "none")


def test_a_template_that_is_no_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_bytes("+++\ntitle = '说明'\n+++\n".encode("gb18030"))
    with pytest.raises(TemplateError, match="bad 第 2 行：模板不是 UTF-8 文本"):
        Library((tmp_path,)).source("bad")


def test_head_and_body_are_parted_and_the_body_knows_its_line() -> None:
    source = split("complaint/one", Path("one.html"), GOOD)
    assert source.head == {"title": "说明", "kind": "complaint"}
    assert (source.body, source.body_line) == ("<h1>说明</h1>", 5)


def test_a_file_without_a_head_is_all_body() -> None:
    source = split("piece", Path("piece.html"), "<p>一</p>\n<p>二</p>")
    assert (source.head, source.body_line) == ({}, 1)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("+++\ntitle = '甲'\n", "没有配对"),
        ("+++\ntitle = \n+++\n", "不是合法的 TOML"),
        ("+++\nkind = 'complaint'\n+++\n", "缺少 title"),
        ("+++\ntitle = '甲'\n+++\n", "缺少 kind"),
        ("+++\ntitle = '甲'\nkind = 'poem'\n+++\n", "不能写 poem"),
        ("+++\ntitle = '甲'\nkind = 'report'\nmask = []\n+++\n", "不认识的键 mask"),
        ("+++\ntitle = '甲'\nkind = 'report'\nmasks = ['everything']\n+++\n", "不能写 everything"),
        ("+++\ntitle = '甲'\nkind = 'report'\nmasks = 'id_number'\n+++\n", "应为文字列表"),
        ("+++\ntitle = '甲'\nkind = 'report'\norder = 'first'\n+++\n", "应为整数"),
        ("+++\ntitle = 5\nkind = 'report'\n+++\n", "应为文字"),
        ("+++\ntitle = '甲'\nkind = 'report'\nlayout = 'wide'\n+++\n", "不能写 wide"),
        ("+++\ntitle = '甲'\nkind = 'report'\nevidence = ['rumours']\n+++\n", "不能写 rumours"),
        ("+++\ntitle = '甲'\nkind = 'report'\n[[portal]]\nname = '请求'\n+++\n", "sections"),
    ],
)
def test_a_head_that_is_wrong_says_what_with_the_template_and_line(head: str, told: str) -> None:
    with pytest.raises(TemplateError, match=r"report/one 第 [12] 行") as caught:
        read_head(split("report/one", Path("one.html"), head))
    assert told in str(caught.value)


def test_a_misspelt_key_is_told_the_nearest_one() -> None:
    with pytest.raises(TemplateError, match="是不是 masks"):
        read_head(split("one", Path("one.html"), "+++\ntitle='甲'\nkind='report'\nmaks=[]\n+++\n"))


def test_letters_come_in_the_order_of_sending_and_annexes_are_no_letters() -> None:
    found = heads(Library.bundled())
    assert [head.order for head in found] == sorted(head.order for head in found)
    assert {head.id for head in found if not head.is_letter} == {
        "annex/account",
        "annex/incidents",
        "annex/evidence",
        "annex/digests",
        "annex/household",
        "annex/lease-cost",
        "cover/evidence-volume",
        "cover/note",
        "cover/dictation",
        "cover/print-list",
        "witness/statement",
        "statistics/report",
    }
