"""What goes into the site is found by reading sources, and is the same for the same sources."""

from __future__ import annotations

from scripts.site.brought import HERE
from scripts.site.compiling import bare
from scripts.site.reached import reached

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
    assert bare(source.encode()).decode().split("\n") == ["def f():", "    pass", "", "class C:", "    x = 'text'"]


def test_every_package_is_named_with_one_version_and_its_digest() -> None:
    lines = [line for line in (HERE / "packages.txt").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) > 10
    assert all("==" in line and " --hash=sha256:" in line for line in lines)
