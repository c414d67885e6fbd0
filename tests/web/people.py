"""People at the page in a real browser: what they type in the two stories, and what they saw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from letters.case.file import parse
from tests.readers import browser, has, needs, node
from tests.web.asking import TODAY

if TYPE_CHECKING:
    from letters.case import Case

NEEDED = needs(chromium=browser(), **{name: has(name) for name in ("playwright-core", "axe-core")})
PHONE, HALF, COMPUTER = 360, 640, 1280
"""Widths in CSS pixels; half a computer's is what twice the scale leaves of it."""
_TOLD = json.loads((Path(__file__).parent / "stories.json").read_text("utf-8"))
BEGIN, ONE, TWO = _TOLD["begin"], _TOLD["one"], _TOLD["two"]
"""By the key of each question what is typed into its fields, or the choices that are ticked."""
GO_ON = {"press": "继续"}


def person(profile: Path, address: str, **told: Any) -> dict[str, Any]:
    """What somebody saw who went through the page; `told` as tests/node/person.mjs says."""
    given = {"browser": browser(), "profile": str(profile), "address": address, "width": PHONE, **told}
    seen: dict[str, Any] = node("person.mjs", given)
    return seen


def keys(seen: dict[str, Any]) -> list[str]:
    """The questions that came up, by their keys."""
    return [screen["at"].partition("/q/")[2] for screen in seen["screens"] if "/q/" in screen["at"]]


def case_in(folder: Path) -> Case:
    """The only case of a folder of cases."""
    [stored] = folder.glob("*/case.toml")
    return parse(stored.read_text("utf-8"), today=TODAY)


def made(*letters: str) -> list[dict[str, Any]]:
    """What is done to say yes to letters by their titles, one card each, and to have them made."""
    wanted: list[dict[str, Any]] = [{"within": title, "press": "要这份"} for title in letters]
    return [*wanted, {"tick": ["次数和日期", "原话", "不愿意"], "press": "生成"}]


def faults_of(seen: dict[str, Any]) -> list[str]:
    """What is wrong with screens that were looked at: what axe finds, and what has to be moved sideways."""
    return [
        f"{screen['at']}: {fault}"
        for screen in seen["screens"]
        for look in screen["seen"]
        for fault in [*look["faults"], *_too_wide(look)]
    ]


def _too_wide(look: dict[str, Any]) -> list[str]:
    return [f"{look['page']} wide on a screen of {look['width']}"] if look["page"] > look["width"] else []
