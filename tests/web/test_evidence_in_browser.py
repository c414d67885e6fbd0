"""Evidence at home in a real browser: what a script adds to the forms, and what no file can do there."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests import media
from tests.readers import browser, has, needs
from tests.web.collecting import TOLD
from tests.web.serving import served
from tests.web.sites import walked
from tests.web.test_evidence import HOSTILE, SCREEN

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.long, needs(chromium=browser(), **{"playwright-core": has("playwright-core")})]
TO_CARDS = "() => document.querySelector('[data-cards]').scrollIntoView()"
COUNTED = "() => { document.title = [...document.querySelectorAll('canvas')].map((each) => each.width).join(); }"


def test_files_are_kept_drawn_and_agreed_to_and_none_of_them_acts(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "案件-2026-11-26"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(TOLD, encoding="utf-8")
    given = {**HOSTILE, SCREEN.format(1): media.png(shade=1), SCREEN.format(2): media.png(shade=2)}
    (tmp_path / "given").mkdir()
    for name, content in given.items():
        (tmp_path / "given" / name).write_bytes(content)
    with served(folder.parent) as address:
        seen = walked(
            tmp_path / "profile",
            address,
            *({"click": 'a[href^="/c/"]'}, {"click": 'nav.parts a[href$="/evidence"]'}, {"wait": "[data-drop]"}),
            {"choose": ["[data-drop] input[type=file]", *(str(tmp_path / "given" / name) for name in given)]},
            *({"wait": "[data-cards] form"}, {"run": [TO_CARDS, None]}, {"wait": "[data-cards] canvas"}),
            *({"run": [COUNTED, None]}, {"click": "button[name=all]"}, {"wait": "main > .told"}),
        )
    rows = tomllib.loads((folder / "case.toml").read_text("utf-8"))["evidence"]
    assert {file["path"].rpartition("/")[2] for row in rows for file in row["files"]} == given.keys()
    assert all(row["title"] and row["proves"] for row in rows)
    assert "taken" not in seen["titles"]
    assert any(title.replace(",", "").isdecimal() for title in seen["titles"])
    assert seen["page"] <= seen["width"]
    assert not [each for each in seen["said"] if "Error" in each or "Refused" in each]
