"""What goes into the site is found by reading sources, and is the same for the same sources."""

from __future__ import annotations

from graphlib import CycleError
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from scripts.run import ROOT, python
from scripts.site.assembly import STATIC
from scripts.site.brought import HERE
from scripts.site.compiling import Read, bare
from scripts.site.left_out import is_left_out
from scripts.site.reached import parsed, reached
from scripts.site.scripting import imported, versioned

SOURCES = {
    "one/__init__.py": b"from . import two\n",
    "one/two.py": b"if TYPE_CHECKING:\n    import never\ndef f():\n    import later.deep\n",
    "later/__init__.py": b"",
    "later/deep.py": b"import one.two\n",
    "never.py": b"",
    "other.py": b"",
    "door/__init__.py": b"import lazy\n",
    "door/__init__.pyi": b"from .inner import x as x\n",
    "door/inner.py": b"x = 1\n",
}


def test_imports_are_followed_into_functions_and_round_circles_but_not_for_type_checking() -> None:
    assert reached(SOURCES, {"one"}) == {"one/__init__.py", "one/two.py", "later/__init__.py", "later/deep.py"}


def test_a_door_leads_to_what_its_stub_names() -> None:
    assert reached(SOURCES, {"door"}) == {"door/__init__.py", "door/inner.py"}


def test_a_module_loses_what_only_people_read_and_nothing_else() -> None:
    source = '"""Of it."""\ndef f():\n    """Of f."""  # and a comment\nclass C:\n    """Of C."""\n    x = "text"\n'
    assert bare(parsed(source.encode())).decode().split("\n") == [
        "def f():",
        "    pass",
        "",
        "class C:",
        "    x = 'text'",
    ]


def test_what_a_build_read_of_a_source_the_next_reads_no_more_but_of_another_source_or_package(tmp_path: Path) -> None:
    asked: list[str] = []

    def once(read: Read, what: str, source: bytes) -> list[str]:
        def make() -> list[str]:
            asked.append(what)
            return [what, source.decode()]

        found: list[str] = read.once(what, source, make)
        return found

    first = Read(tmp_path / "read.json")
    assert once(first, "imports a", b"x") == once(first, "imports a", b"x") == ["imports a", "x"]
    once(first, "imports a", b"gone")
    first.keep()
    asked.clear()
    second = Read(tmp_path / "read.json")
    assert once(second, "imports a", b"x") == ["imports a", "x"]
    assert asked == []
    assert once(second, "imports b", b"x") == ["imports b", "x"]
    assert once(second, "imports a", b"y") == ["imports a", "y"]
    assert asked == ["imports b", "imports a"]
    second.keep()
    asked.clear()
    once(Read(tmp_path / "read.json"), "imports a", b"gone")
    assert asked == ["imports a"]


def test_every_package_is_named_with_one_version_and_its_digest() -> None:
    lines = [line for line in (HERE / "packages.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 10
    assert all("==" in line and " --hash=sha256:" in line for line in lines)


NO_IMPORTS = '/** @type {import("./site.js").Ask} */\nexport function begin() {\n  register("./site.js");\n}\n'
SCRIPTS = {
    "site.js": 'import { dress } from "./dress.js";\nconst late = await import("./late.js");\n',
    "dress.js": 'import {\n  a,\n  b,\n} from "./late.js";\n' + NO_IMPORTS,
    "late.js": "export const a = 1, b = 2;\n",
}


def _kept(scripts: dict[str, str]) -> dict[str, str]:
    """The modules as they are kept, by names that tell their content."""
    kept: dict[str, str] = {}

    def keep(name: str, content: bytes) -> str:
        named = f"{sha256(content).hexdigest()[:12]}.{name}"
        kept[named] = content.decode()
        return named

    versioned(scripts, keep)
    return {name.split(".", 1)[1]: content for name, content in kept.items()}


def test_each_module_imports_the_others_by_the_names_they_are_kept_under() -> None:
    kept = _kept(SCRIPTS)
    late = f"./{sha256(SCRIPTS['late.js'].encode()).hexdigest()[:12]}.late.js"
    dress = f"./{sha256(kept['dress.js'].encode()).hexdigest()[:12]}.dress.js"
    assert kept["site.js"] == f'import {{ dress }} from "{dress}";\nconst late = await import("{late}");\n'
    assert kept["dress.js"].startswith(f'import {{\n  a,\n  b,\n}} from "{late}";\n')


def test_a_type_in_a_comment_and_a_plain_text_are_no_imports() -> None:
    assert imported(SCRIPTS["dress.js"]) == ["late.js"]
    assert _kept(SCRIPTS)["dress.js"].endswith(NO_IMPORTS)


def test_another_module_gives_those_that_import_it_another_name() -> None:
    assert _kept(SCRIPTS)["site.js"] != _kept(SCRIPTS | {"late.js": "export const a = 1, b = 3;\n"})["site.js"]


def test_modules_that_import_each_other_are_refused() -> None:
    with pytest.raises(CycleError):
        _kept({"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'})


def test_every_name_that_a_script_of_the_page_imports_is_a_script_of_the_page() -> None:
    scripts = {path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")}
    assert {name for source in scripts.values() for name in imported(source)} <= set(scripts)


def test_what_another_system_or_a_programmer_needs_is_left_out_and_the_rest_is_not() -> None:
    assert all(
        map(is_left_out, ("pydantic/v1/main.py", "_pyrepl/main.py", "letters/web/home/serving.py", "_pydecimal.py"))
    )
    needed = ("pydantic/main.py", "letters/web/screens/pages.py", "zipfile/__init__.py", "tarfile.py", "codeop.py")
    assert not any(map(is_left_out, needed))


def test_what_the_page_says_of_letters_that_were_sent_goes_into_the_site_whole() -> None:
    rooms = [ROOT / "letters" / name for name in ("told", "web")]
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for room in rooms for path in room.rglob("*.py*")}
    files = {name: text for name, text in files.items() if "/told/" in name or not is_left_out(name)}
    roots = {name.removesuffix(".py").replace("/", ".") for name in files if name.startswith("letters/web/")}
    told = {name for name in reached(files, roots) if name.startswith("letters/told/")}
    assert "letters/told/track_screen.py" in told
    assert [name for name in sorted(told) if is_left_out(name)] == []


def test_the_scripts_of_the_page_import_each_other_in_no_circle() -> None:
    _kept({path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")})


ORDER = """
from scripts.site.assembly import STATIC
from scripts.site.scripting import reached_by
print(*reached_by("site.js", {path.name: path.read_text("utf-8") for path in STATIC.glob("*.js")}))
"""


@pytest.mark.slow
def test_scripts_stand_in_one_order_whatever_python_hashes_names_with(monkeypatch: pytest.MonkeyPatch) -> None:
    orders = set()
    for seed in "123":
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        orders.add(python("-c", ORDER))
    assert len(orders) == 1
    assert len(orders.pop().split()) > 20


def test_what_makes_a_calendar_is_there_from_its_first_import_on() -> None:
    found = find_spec("icalendar")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent
    files = {f"icalendar/{path.relative_to(home).as_posix()}": path.read_bytes() for path in home.rglob("*.py")}
    needed = reached(files, {"icalendar"})
    assert len(needed) > 30
    assert [name for name in sorted(needed) if is_left_out(name)] == []
