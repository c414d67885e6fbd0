"""A phone beside the computer in a real browser, with scripts and without: code, digits, red bar, files."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from letters.web import serve
from letters.web.home import serving
from tests import media
from tests.readers import browser, has, needs, node
from tests.stories import contact, text_of
from tests.web.asking import TODAY
from tests.web.phones import HERE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.long,
    needs(chromium=browser(), **{name: has(name) for name in ("playwright-core", "axe-core")}),
]

WAITING = 'meta-refresh: <meta http-equiv="refresh" content="3">'
"""The phone's digits stand alone on their page: nothing is lost when it asks anew, and no script can do it there."""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_two_pictures_come_from_a_phone_under_a_red_bar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, scripts: bool
) -> None:
    monkeypatch.setattr(serving, "addresses", lambda: (HERE,))
    case = tmp_path / "cases" / "案件-2026-11-26"
    case.mkdir(parents=True)
    (case / "case.toml").write_text(text_of(contact("I1", "2026-11-20 19:30", channel="sms")), encoding="utf-8")
    files = [tmp_path / f"Screenshot_20261120_20050{number}_com.android.mms.png" for number in range(2)]
    for shade, file in enumerate(files):
        file.write_bytes(media.png(shade=shade))
    first, opened = list[str](), threading.Event()

    def note(address: str) -> None:
        first.append(address)
        opened.set()

    server = threading.Thread(target=serve, args=(tmp_path / "cases", lambda: TODAY, note, 60.0), daemon=True)
    server.start()
    assert opened.wait(30)
    told = node(
        "phone.mjs",
        {"browser": browser(), "address": first[0], "scripts": scripts, "files": [str(file) for file in files]},
    )
    assert told["bars"] == ([[1, 1], [0, 0]] if scripts else [[1, 0], [0, 0]])
    assert sorted(told["came"]) == sorted(f"{file.name}　✓ 收下了" for file in files)
    assert told["cards"] == 1
    assert [fault for fault in told["faults"] if fault != WAITING] == []
    assert all(page <= window for window, page in told["widths"])
    assert set(told["asked"]) == {"127.0.0.1", HERE}
    assert sorted(path.name for path in (case / "evidence").iterdir()) == [file.name for file in files]
