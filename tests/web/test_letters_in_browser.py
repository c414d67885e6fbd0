"""A real browser at home: a pressed sentence opens its question, and what is typed stands in the letters at once.

And what scripts add to fields: a count by taps, one more row with its sum, a file dropped beside an answer.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from letters.web.home import FolderCase
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
COUNT, SPENT = "incidents.0.count", "budget.expenses"
FIELD = '[name="{}"]'
VALUE = """(name) => document.querySelector(`[name="${name}"]`).value"""
FOCUS = "() => document.activeElement.name"
DROP = """(name) => {
  const files = new DataTransfer();
  files.items.add(new File(["2026-11-20 22:30"], name));
  const zone = document.querySelector(".side [data-drop]");
  if (!zone.getClientRects().length) throw new Error("nowhere to drop a file");
  for (const kind of ["dragover", "drop"]) {
    const told = new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true });
    zone.dispatchEvent(told);
    if (!told.defaultPrevented) throw new Error(`${kind} opens the file in the place of the page`);
  }
}"""
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


def _tapped() -> list[dict[str, Any]]:
    """A count by taps: never below none, and what is no plain number stays; then a file beside it."""
    more, fewer = ({"click": f'button[aria-label^="{words}"]'} for words in ("多一次", "少一次"))
    value, field = {"run": [VALUE, COUNT]}, FIELD.format(COUNT)
    return [
        *({"fill": [field, ""]}, fewer, value, more, more, value, fewer, fewer, fewer, value),
        *({"fill": [field, "二十多次"]}, more, value),
        *({"run": [DROP, "通话.txt"]}, {"wait": ".coming li:has-text('✓')"}),  # the answer goes on from what stands now
        *({"fill": [field, "7"]}, {"click": "button.next"}, {"wait": f"main:not(:has({field}))"}),
    ]


def _typed_in_rows() -> list[dict[str, Any]]:
    """Two rows, the second one brought by a tap, with a sum that is first no number."""
    item, amount = (f'[name="{SPENT}.{{}}.{column}"]' for column in ("item", "amount"))
    return [
        *({"fill": [item.format(0), "房租"]}, {"fill": [amount.format(0), "1,500元"]}),
        *({"click": "[data-more]"}, {"run": [FOCUS]}, {"fill": [item.format(2), "吃饭"]}),
        *({"fill": [amount.format(2), "八百"]}, {"wait": "[data-total]"}),
        *({"fill": [amount.format(2), "800.5"]}, {"wait": "[data-total]"}),
        *({"click": "button.next"}, {"wait": "main:not(:has([data-rows]))"}),
    ]


def test_what_scripts_add_to_screens_is_there_and_is_stored_with_what_was_typed(folder: Path, tmp_path: Path) -> None:
    case = f"/c/{FolderCase(folder / NAME).id}"
    with served(folder) as address:
        seen = walked(
            tmp_path / "profile",
            1280,
            address,
            *({"run": [GO, f"{case}/q/{COUNT}"]}, *_tapped()),
            *({"run": [GO, f"{case}/q/{SPENT}"]}, *_typed_in_rows()),
            {"run": [GO, f"{case}/letters"]},
            {"wait": '[data-pages]:text("页")'},
            *({"run": [GO, f"{case}/letters/1"]}, {"wait": f"{INSIDE}main"}, {"wait": "[data-setting][hidden]"}),
        )
    *told, _letter, setting = seen["told"]
    assert [each for each in told if isinstance(each, str) and "\n" not in each] == [
        *("", "2", "0", "二十多次", "通话.txt　✓ 收下了"),
        f"{SPENT}.2.item",
        "一共 1,500 元（有一格不是数字，没有算进去）",
        "一共 2,300.5 元",
        "1页",
    ]
    assert "正在排版" in setting
    stored = tomllib.loads((folder / NAME / "case.toml").read_text("utf-8"))
    assert stored["incidents"][0]["count"] == 7
    assert [file["path"] for row in stored["evidence"] for file in row["files"]] == ["evidence/通话.txt"]
    assert [[row["item"], str(row["amount"])] for row in stored["budget"]["expenses"]] == [
        ["房租", "1500.00"],
        ["吃饭", "800.50"],
    ]
