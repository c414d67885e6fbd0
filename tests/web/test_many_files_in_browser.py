"""Fifty-two pictures and recordings in a real browser: few cards to agree to, and nothing lost wherever it ends."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from letters.web.home import FolderCase
from tests import media
from tests.web.collecting import TOLD
from tests.web.people import NEEDED
from tests.web.serving import served
from tests.web.sites import walked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), NEEDED]
FILES, CARDS, MOST_CARDS, KEPT_BEFORE = 52, 7, 8, 20
CHOOSE, LINE = "[data-drop] input[type=file]", "[data-drop] .coming li:nth-child({}):has-text('✓')"
COUNT = "() => document.querySelectorAll('button[name=one]').length"
LEFT = "main:has(> .told)"


def _files() -> Iterator[tuple[str, bytes]]:
    """Pictures of messages, of chats, and recordings, of some days, as telephones name them."""
    shades = iter(range(256))
    for day in (20, 21, 24):
        for number in range(10):
            yield f"Screenshot_202611{day}_20{number:02}05_com.android.mms.png", media.png(shade=next(shades))
    for day in (20, 22):
        for number in range(6):
            yield f"mmexport-202611{day}_09{number:02}00.jpg", media.png(shade=next(shades))
    for day in (21, 25):
        for number in range(5):
            yield f"通话录音_16700000901_202611{day}12{number:02}00.wav", media.wav() + bytes((day, number))


def _kept(folder: Path) -> dict[str, bytes]:
    """The files that the case names, as they lie in the folder."""
    rows = tomllib.loads((folder / "case.toml").read_text("utf-8")).get("evidence", [])
    return {
        file["path"].rpartition("/")[2]: (folder / file["path"]).read_bytes() for row in rows for file in row["files"]
    }


def test_they_are_kept_past_a_kill_and_agreed_to_in_a_few_words_past_a_tab_closed_after_each(tmp_path: Path) -> None:
    given = dict(_files())
    assert len(given) == FILES
    folder = tmp_path / "cases" / "案件-2026-11-26"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(TOLD, encoding="utf-8")
    (tmp_path / "given").mkdir()
    for name, content in given.items():
        (tmp_path / "given" / name).write_bytes(content)
    profile, chosen = tmp_path / "profile", {"choose": [CHOOSE, *(str(tmp_path / "given" / name) for name in given)]}
    evidence = f"/c/{FolderCase(folder).id}/evidence"
    with served(folder.parent) as address:
        place = {"go": address.partition("/?")[0] + evidence}
        coming = ({"go": address}, place, chosen, {"wait": LINE.format(KEPT_BEFORE)}, {"kill": True})
        walked(profile, address, *coming)
    kept = _kept(folder)
    assert {name: kept.get(name) for name in list(given)[:KEPT_BEFORE]} == dict(list(given.items())[:KEPT_BEFORE])
    with served(folder.parent) as address:
        place = {"go": address.partition("/?")[0] + evidence}
        steps: list[dict[str, Any]] = [{"go": address}, place, chosen, {"wait": LINE.format(FILES)}]
        for tab in range(CARDS):
            agreed = ({"run": [COUNT]}, {"click": "button[name=one]"}, {"wait": LEFT}, {"close": True})
            steps += [{**step, "tab": tab} for step in (place, *agreed)]
        told = walked(profile, address, *steps, place | {"tab": CARDS}, {"run": [COUNT], "tab": CARDS})["told"]
    assert [count for count in told if isinstance(count, int)] == list(range(CARDS, -1, -1))
    assert CARDS <= MOST_CARDS
    assert _kept(folder) == given
    assert {path.name for path in (folder / "evidence").iterdir()} == given.keys()
    rows = tomllib.loads((folder / "case.toml").read_text("utf-8"))["evidence"]
    assert all(row["title"] and row["proves"] for row in rows)
