"""Templates that a wheel carries as Python: taken where nothing differs, and then with the same letter and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2
import pytest

from letters.catalogue import Library
from letters.compose import FILTERS, declared
from letters.errors import TemplateError
from letters.kit import compiled
from letters.render import Engine, ready
from letters.render.reading import Reader

if TYPE_CHECKING:
    from pathlib import Path

LETTER = """+++
title = "信"
kind = "report"
+++
<h1>信</h1>
{% include "_piece" %}
<p>{{ name }}：{{ day.year }}</p>
"""
PIECE = "<p>{{ name }}</p>\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    made.mkdir()
    (made / "letter.html").write_text(LETTER, encoding="utf-8")
    (made / "_piece.html").write_text(PIECE, encoding="utf-8")
    return made


@pytest.fixture
def package(tmp_path: Path, folder: Path) -> Path:
    """A package as a wheel has it, with that letter."""
    library = Library((folder,))
    made = Reader(library, FILTERS).compiled("letter")
    key, value = ready.kept(library, "letter", FILTERS, made)
    package = tmp_path / "package"
    (package / ready.FOLDER).mkdir(parents=True)
    (package / ready.FOLDER / ready.file_name("letter")).write_text(made.source, encoding="utf-8")
    told = compiled.compiled([], {(ready.KIND, key): value})
    (package / compiled.NAME).write_text(told, encoding="utf-8", newline="\n")
    return package


def carried(folder: Path, package: Path, name: str = "letter") -> ready.Compiled | None:
    return ready.found(Library((folder,)), name, FILTERS, package)


def engine_of(folder: Path, package: Path) -> Engine:
    """An engine that takes the letter as the package carries it."""
    engine = Engine(Library((folder,)), FILTERS, is_ready=True)
    engine._ready["letter"] = carried(folder, package)
    assert engine._ready["letter"] is not None
    return engine


def test_it_is_what_reading_the_template_gives(folder: Path, package: Path) -> None:
    found = carried(folder, package)
    read = Reader(Library((folder,)), FILTERS).compiled("letter")
    assert found is not None
    assert found.names == read.names
    assert found.files == read.files
    assert found.module.co_code == read.module.co_code


def test_it_makes_the_same_letter(folder: Path, package: Path) -> None:
    context = {"name": "林女士", "day": {"year": 2026}}
    made = engine_of(folder, package).markup("letter", context)
    assert made == Engine(Library((folder,)), FILTERS).markup("letter", context)
    assert "林女士" in made


@pytest.mark.parametrize(
    "context",
    [{"name": "林女士"}, {"name": "林女士", "day": None}, {"name": object(), "day": {}}, {"name": "", "day": {}}],
)
def test_what_is_wrong_has_the_same_place_and_words(folder: Path, package: Path, context: dict[str, object]) -> None:
    told = []
    for engine in (engine_of(folder, package), Engine(Library((folder,)), FILTERS)):
        with pytest.raises(TemplateError) as caught:
            engine.document("letter", context)
        told.append(str(caught.value))
    assert told[0] == told[1]


@pytest.mark.parametrize("name", ["letter.html", "_piece.html"])
def test_a_changed_file_is_read_again(folder: Path, package: Path, name: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace("<p>", "<p>致"), encoding="utf-8")
    assert carried(folder, package) is None


def test_another_kind_of_letter_is_read_again_since_other_names_may_be_declared(folder: Path, package: Path) -> None:
    (folder / "letter.html").write_text(LETTER.replace("report", "notice"), encoding="utf-8")
    assert carried(folder, package) is None


def test_one_of_ones_own_in_front_is_read(folder: Path, package: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "_piece.html").write_text("<p>我的</p>", encoding="utf-8")
    assert ready.found(Library((own, folder)), "letter", FILTERS, package) is None


def test_a_piece_that_is_gone_is_told_by_reading(folder: Path, package: Path) -> None:
    (folder / "_piece.html").unlink()
    assert carried(folder, package) is None


def test_another_jinja_or_other_filters_read_again(
    folder: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ready.found(Library((folder,)), "letter", [*FILTERS, "more"], package) is None
    monkeypatch.setattr(jinja2, "__version__", "3.1.99")
    assert carried(folder, package) is None


@pytest.mark.parametrize("content", [None, "def ("])
def test_python_that_is_gone_or_broken_is_made_again(folder: Path, package: Path, content: str | None) -> None:
    file = package / ready.FOLDER / ready.file_name("letter")
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    assert carried(folder, package) is None


def test_every_template_of_the_project_has_a_file_of_its_own() -> None:
    names = Library.bundled().ids()
    assert len({ready.file_name(name).lower() for name in names}) == len(names)
    assert Reader(Library.bundled(), FILTERS, declared).compiled("cover/note").source
