"""The reference documents: the bundled ones are what data/styles.toml says, and a user's own one is taken in."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.shared import Mm, Pt

from letters.errors import FileError
from letters.render import load_reference
from letters.render.docx.reference import build
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = (
    "<h1>信</h1><h2>一</h2><p>正文<em>强调</em></p><ol><li>甲</li></ol>"
    '<table class="parties"><tr><td>甲</td><td>乙</td></tr></table><p class="date">今天</p>'
)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    """A document as a user might have it: own font, page, header, author, text, and a comment."""

    def make() -> Path:
        document = docx.Document()
        document.styles["Normal"].font.size = Pt(11)
        document.styles["Heading 1"].font.size = Pt(33)
        document.sections[0].page_width, document.sections[0].page_height = Mm(148), Mm(210)
        document.sections[0].left_margin = document.sections[0].right_margin = Mm(20)
        document.sections[0].header.paragraphs[0].text = "我的页眉"
        document.core_properties.author = "张三"
        paragraph = document.add_paragraph("旧的正文，别人不该看到")
        document.add_comment(paragraph.runs, text="旧的批注", author="李四")
        document.save(str(tmp_path / "own.docx"))
        return tmp_path / "own.docx"

    return make


@pytest.mark.parametrize("layout", styles().layouts)
def test_the_shipped_reference_document_is_the_one_that_is_built(layout):
    assert parts(build(layout)) == parts((DATA / f"{layout}.docx").read_bytes())


@pytest.mark.parametrize("layout", styles().layouts)
def test_the_shipped_reference_document_shows_every_style_and_is_sound(layout, faults_of):
    document = docx.Document(str(DATA / f"{layout}.docx"))
    shown = {paragraph.style.name for paragraph in document.paragraphs}
    looks = (*styles().paragraphs.values(), *styles().cells.values())
    assert {look.name.replace("heading", "Heading") for look in looks} <= shown
    assert faults_of(DATA / f"{layout}.docx") == []


def test_a_users_document_gives_its_styles_page_and_header(render, docx_of, own):
    made = docx.Document(io.BytesIO(docx_of(render(LETTER), reference=load_reference(own()))))
    assert made.styles["Heading 1"].font.size == Pt(33)
    assert made.styles["Normal"].font.size == Pt(11)
    assert round(made.sections[0].page_width.mm) == 148
    assert made.sections[0].header.paragraphs[0].text == "我的页眉"
    assert [p.text for p in made.paragraphs] == ["信", "一", "正文强调", "1. 甲", "今天"]


@pytest.mark.slow
def test_a_users_document_leaves_its_text_author_and_comments_behind(render, docx_of, own):
    everything = b"".join(parts(docx_of(render(LETTER), reference=load_reference(own()))).values()).decode()
    for private in ("旧的正文", "旧的批注", "张三", "李四", "python-docx"):
        assert private not in everything


def test_tables_are_as_wide_as_a_users_page_allows(render, docx_of, own):
    made = docx.Document(io.BytesIO(docx_of(render(LETTER), reference=load_reference(own()))))
    assert sum(column.width.mm for column in made.tables[0].columns) == pytest.approx(108, abs=0.2)


@pytest.mark.slow
def test_a_letter_in_a_users_document_passes_the_package_checker(render, docx_of, own, faults_of, tmp_path):
    path = tmp_path / "letter.docx"
    path.write_bytes(docx_of(render(LETTER), reference=load_reference(own())))
    assert faults_of(path) == []


@pytest.mark.slow
def test_a_document_whose_styles_have_other_ids_is_taken_by_their_names(render, docx_of, own, faults_of, tmp_path):
    data = parts(own().read_bytes())
    for old, new in (("Heading1", "1"), ("Normal", "a"), ("TableNormal", "a1")):
        for name in ("word/styles.xml", "word/document.xml"):
            data[name] = data[name].replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    with zipfile.ZipFile(tmp_path / "wps.docx", "w") as package:
        for name, content in data.items():
            package.writestr(name, content)
    (tmp_path / "letter.docx").write_bytes(docx_of(render(LETTER), reference=load_reference(tmp_path / "wps.docx")))
    assert faults_of(tmp_path / "letter.docx") == []
    assert docx.Document(str(tmp_path / "letter.docx")).paragraphs[1].style.font.size == Pt(33)


def test_a_bundled_document_changed_by_the_user_is_a_reference_too(render, docx_of, tmp_path):
    document = docx.Document(str(DATA / "standard.docx"))
    document.styles["文书正文"].font.size = Pt(12)
    document.save(str(tmp_path / "changed.docx"))
    made = docx.Document(io.BytesIO(docx_of(render(LETTER), reference=load_reference(tmp_path / "changed.docx"))))
    assert made.styles["文书正文"].font.size == Pt(12)
    assert made.sections[0].footer.paragraphs[0].text.startswith("第 ")


@pytest.mark.parametrize(
    "content", [None, b"", b"not a zip", b"PK\x05\x06" + b"\0" * 18], ids=["missing", "empty", "text", "zip"]
)
def test_what_is_no_document_is_refused(tmp_path, content):
    path = tmp_path / "bad.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileError, match=r"参考文档 bad\.docx"):
        load_reference(path)


def test_the_default_path_never_imports_python_docx(tmp_path):
    import subprocess
    import sys

    program = (
        "import sys, datetime; from letters.render import Properties, write_docx; from letters.render.blocks import *\n"
        "letter = Document((Paragraph('body', 'x'),))\n"
        "write_docx(letter, properties=Properties('x', datetime.date(2026, 1, 1)))\n"
        "print(sorted({'docx', 'lxml', 'pydantic', 'typer'} & sys.modules.keys()))"
    )
    run = subprocess.run(  # noqa: S603  a program of this test
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=DATA.parents[2]
    )
    assert run.stdout.strip() == "[]"
