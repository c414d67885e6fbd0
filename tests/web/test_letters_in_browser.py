"""A real browser at home: a pressed sentence opens its question, and what is typed stands in the letters at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from letters.web.on_disk import FolderCase
from tests.readers import browser, has, needs, node
from tests.stories import ID_NUMBER, contact, person, platform, text_of
from tests.web.serving import served

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(300),
    needs(chromium=browser(), **{"playwright-core": has("playwright-core")}),
]
NAME = "案件-2026-11-26"
GO = "(place) => { location.href = place; }"
INSIDE = "iframe.letter >> internal:control=enter-frame >> "


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "cases" / NAME
    case.mkdir(parents=True)
    told = contact("I1", "2026-11-20 22:30", acts=["threat"], words="今天不还就上门", from_number="16700000901")
    (case / "case.toml").write_text(text_of(platform(), told, who=person(id_number=ID_NUMBER)), encoding="utf-8")
    return tmp_path / "cases"


def walked(profile: Path, width: int, address: str, *steps: dict[str, Any]) -> dict[str, Any]:
    """What a browser saw that took these steps."""
    given = {"browser": browser(), "profile": str(profile), "width": width, "address": address, "steps": list(steps)}
    seen: dict[str, Any] = node("walk.mjs", given)
    return seen


@pytest.mark.parametrize("width", [360, 1280])
def test_a_sentence_that_is_pressed_opens_its_question_and_what_is_typed_stands_beside_it(
    folder: Path, tmp_path: Path, width: int
) -> None:
    case = f"/c/{FolderCase(folder / NAME).id}"
    stands = (folder / NAME / "case.toml").read_bytes()
    with served(folder) as address:
        seen = walked(
            tmp_path / "profile",
            width,
            address,
            {"run": [GO, f"{case}/letters/1"]},
            {"click": f'{INSIDE}a.from:has-text("16700000901的使用人")'},
            {"wait": f'form[action="{case}/q/incidents.0.from_number"]'},
            {"wait": ".beside-part details[open]"},
            {"fill": ['[name="incidents.0.from_number"]', "16700000902"]},
            {"wait": ".said mark >> text=16700000902"},
        )
    assert seen["said"] == [] or all("404" in line for line in seen["said"])
    assert seen["page"] <= seen["width"]
    assert "对方" in seen["titles"][-1] or "号码" in seen["titles"][-1]
    assert (folder / NAME / "case.toml").read_bytes() == stands


def test_the_cards_are_told_their_pages_and_a_letter_that_came_is_waited_for_no_more(
    folder: Path, tmp_path: Path
) -> None:
    case = f"/c/{FolderCase(folder / NAME).id}"
    with served(folder) as address:
        seen = walked(
            tmp_path / "profile",
            360,
            address,
            {"run": [GO, f"{case}/letters"]},
            {"wait": '[data-pages]:text("页")'},
            {"run": [GO, f"{case}/letters/1"]},
            {"wait": f"{INSIDE}main"},
            {"wait": "[data-setting][hidden]"},
        )
    assert "页" in seen["told"][1]
    assert "正在排版" in seen["told"][-1]
