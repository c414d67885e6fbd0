"""Facts in the READMEs are generated, executed or compared; both say the same."""

from __future__ import annotations

import re
import shlex
import shutil
import tomllib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.catalogue.head import MASKS
from letters.cli import exits
from letters.cli import run as command_line
from letters.errors import LettersError
from letters.law import load
from scripts.gate import STEPS
from scripts.page_pictures import HOME, PHONE
from scripts.picture import PICTURES, draw
from scripts.readme import ACROSS, MASKED, PART, PARTS, READMES, filled
from scripts.run import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {language: path.read_text(encoding="utf-8") for language, path in READMES.items()}
DOCUMENTS = [
    *READMES.values(),
    *(ROOT / name for name in ("CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs/使用说明.md", "docs/page.md")),
]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
MEASURED = "bench"  # filled by hand from the benchmarks' output
HEAVIEST = 300_000  # bytes of a picture


def blocks(text: str, kind: str) -> list[str]:
    return [body for name, body in BLOCK.findall(text) if name == kind]


def commands(kind: str = "sh") -> list[str]:
    return [line for body in blocks(TEXTS["en"], kind) for line in body.splitlines() if line]


def minimal_case() -> str:
    (case,) = blocks(TEXTS["en"], "toml")
    return case


def test_both_readmes_show_the_same_blocks_in_the_same_order() -> None:
    assert BLOCK.findall(TEXTS["en"]) == BLOCK.findall(TEXTS["zh"])
    assert {name for name, _ in BLOCK.findall(TEXTS["en"])} == {"sh", "bat", "toml", "text"}


def test_both_readmes_have_the_same_sections_links_and_parts() -> None:
    for pattern in (r"^(#+) ", r"<!-- /?\w+ -->", r"^\| (\d+) \|", r"`([a-z_]+/?[a-z-]*)`"):
        seen = {name: sorted(set(re.findall(pattern, text, re.MULTILINE))) for name, text in TEXTS.items()}
        assert seen["en"] == seen["zh"], pattern
    headings = {name: len(re.findall(r"^## ", text, re.MULTILINE)) for name, text in TEXTS.items()}
    assert headings["en"] == headings["zh"]
    assert set(LINK.findall(TEXTS["en"])) - {"README.zh-CN.md"} == set(LINK.findall(TEXTS["zh"])) - {"README.md"}


@pytest.mark.parametrize("language", READMES)
def test_the_generated_parts_are_up_to_date(language: str) -> None:
    assert TEXTS[language] == filled(TEXTS[language], language), "run `make readme`"


@pytest.mark.parametrize("language", READMES)
def test_every_part_is_there_and_not_empty(language: str) -> None:
    parts = dict(PART.findall(TEXTS[language]))
    assert parts.keys() == {*PARTS, MEASURED}
    assert all(body.strip() for body in parts.values())


def test_the_table_of_masks_knows_every_mask() -> None:
    assert {mask for how in MASKED.values() for mask in how} == set(MASKS)


def test_the_days_told_of_the_example_of_changed_law_are_those_of_the_data() -> None:
    case = tomllib.loads((ACROSS.parent.parent / "case.toml").read_text(encoding="utf-8"))
    assert case["written_on"] == date(2026, 2, 1)
    assert date(2026, 1, 1) in {version.first for version in load().versions if version.act.id == "police-penalties"}
    assert re.search(r"changed\s+on 1 January 2026.+dated 1 February 2026", TEXTS["en"], re.DOTALL)
    assert re.search(r"在2026年1月1日换了新的.+2026年2月1日的报案书", TEXTS["zh"], re.DOTALL)


def test_the_minimal_case_is_a_case() -> None:
    case = parse(minimal_case(), today=date(2026, 8, 20))
    assert case.complainant.name == "林若溪"
    assert len(case.incidents) == 2


@pytest.mark.slow
def test_the_commands_shown_work_in_the_order_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "case.toml").write_text(minimal_case(), encoding="utf-8")
    ours = [shlex.split(line)[1:] for line in commands() if line.startswith("letters ")]
    assert len(ours) >= 10
    for arguments in ours:
        assert command_line.run(arguments) == 0, f"letters {shlex.join(arguments)}\n{capsys.readouterr().err}"
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.docx")}
    assert {"police/01-治安报案书.docx", "mine/02-消费者投诉书.docx"} <= written
    assert len([path for path in written if re.fullmatch(r"文书/[0-9-]{10} 第1次/01-治安报案书\.docx", path)]) == 1


@pytest.mark.slow
def test_a_letter_of_the_minimal_case_tells_what_the_case_says(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(minimal_case(), encoding="utf-8")
    written = ["write", str(tmp_path / "case.toml"), "complaint/police", "--out", str(tmp_path), "--format", "txt"]
    assert command_line.run(written) == 0
    told = (tmp_path / "01-治安报案书.txt").read_text(encoding="utf-8-sig")
    for fact in ("林若溪", "19900000011", "17次", "今天不还，就叫你单位的人都知道，你等着。", "2026年8月20日"):
        assert fact in told


def test_other_commands_shown_are_known() -> None:
    others = [line for line in commands() if not line.startswith("letters ")]
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert others == ["make demo", "make test"]
    assert {line.split()[1] for line in others} <= targets


def test_the_commands_for_windows_name_what_there_is() -> None:
    shown = commands("bat")
    modules = {found[1] for line in shown if (found := re.search(r"-m (scripts\.\w+)", line))}
    assert modules == {"scripts.gate", "scripts.install"}
    assert all((ROOT / f"{name.replace('.', '/')}.py").is_file() for name in modules)
    assert shown[0] == "py -m venv .venv"
    assert all(line.startswith((".venv\\Scripts\\python -m", ".venv\\Scripts\\letters")) for line in shown[1:])


def test_the_exit_statuses_shown_are_those_there_are() -> None:
    shown = {int(number) for number in re.findall(r"^\| (\d+) \|", TEXTS["en"], re.MULTILINE)}
    assert shown == {0, exits.INTERRUPTED, exits.FAULT, *statuses(LettersError)}


def statuses(error: type[LettersError]) -> set[int]:
    return {error.exit_status}.union(*(statuses(kind) for kind in error.__subclasses__()))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    missing = [
        link for link in LINK.findall(document.read_text(encoding="utf-8")) if not (document.parent / link).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_that_a_document_names_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^ {4}|^)make ([a-z]+)", text, re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert named <= targets


def test_the_gate_has_every_step_in_order_with_the_tests_last() -> None:
    assert list(STEPS) == [
        *("format", "lint", "types", "scripts", "imports", "complexity", "law", "templates", "examples", "pages"),
        *("workflows", "wheel", "pythons", "attacks"),
        *("quick", "broad", "tests"),
    ]


def test_each_picture_is_shown_in_both_readmes_and_is_no_heavier_than_a_page_loads() -> None:
    pictures = sorted((ROOT / "docs").glob("*.png"))
    assert {path.name for path in pictures} == {*PICTURES, HOME, PHONE}
    for path in pictures:
        assert all(f"](docs/{path.name})" in text for text in TEXTS.values()), path.name
        assert path.stat().st_size < HEAVIEST, path.name


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed")
def test_the_pictures_are_drawn_from_the_demo(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="Typst is not installed")
    draw(tmp_path)
    for name, (_, height) in PICTURES.items():
        drawn = (tmp_path / name).read_bytes()
        assert int.from_bytes(drawn[20:24]) == height, name
        assert len(drawn) < HEAVIEST
