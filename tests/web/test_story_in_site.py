"""The first story typed whole in the site, inside the browser: killed, loaded anew, without a network, to its pack.

The first visit is recorded at a proxy; after the kill neither it nor the host is there any more. Nothing has to be
moved sideways. Axe looks at the same questions at home, in `test_in_browser.py`, and at each kind of screen of the site
in `test_every_screen.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests import told_by_hand
from tests.web.asking import TODAY
from tests.web.people import BEGIN, GO_ON, ONE, PHONE, faults_of, keys, made, person
from tests.web.people import NEEDED as READERS_NEEDED
from tests.web.sites import NEEDED, READY, proxied, served, site

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["site"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(900), NEEDED, READERS_NEEDED]
STORY = "story.account"
BROKEN_OFF = "2026年3月租手机，前六期按时付。9月起因失业"


def test_the_first_story_goes_to_its_pack_past_a_kill_and_a_reload_without_a_network(
    site: Path, tmp_path: Path
) -> None:
    profile, pack = tmp_path / "profile", tmp_path / "文书.zip"
    with served(site) as address, proxied(address) as (proxy, noted):
        begun = person(
            profile,
            address,
            proxy=proxy,
            ready=READY,
            first=[BEGIN],
            answers=ONE,
            until=STORY,
            killed=[STORY, BROKEN_OFF],
        )
    assert begun["failed"] == ""
    assert keys(begun)[-1] == STORY
    assert {urlsplit(each).netloc for each in begun["asked"] if not each.startswith("blob:")} == {
        urlsplit(address).netloc
    }
    files = {path.name for path in site.iterdir()} | {""}
    assert {urlsplit(each).path.lstrip("/") for each in noted if each.startswith(address)} <= files
    first, *rest = list(ONE)[list(ONE).index(STORY) :]
    gone_on = person(
        profile,
        address,
        ready=READY,
        first=[GO_ON],
        answers={key: ONE[key] for key in (first, *rest)},
        reloaded="paste.right",
        look=[PHONE],
        axe=False,
        then=[*made("治安报案书", "停止侵害告知函", "消费者投诉书"), {"keep": "都存成一个压缩包", "as": str(pack)}],
    )
    assert gone_on["failed"] == ""
    assert gone_on["left"] == []
    assert gone_on["begins"] == {"key": STORY, "fields": {STORY: [BROKEN_OFF]}}
    assert faults_of(gone_on) == []
    told = told_by_hand.in_archive(pack.read_bytes())
    by_hand = told_by_hand.letters_of(told_by_hand.ONE, TODAY, tmp_path / "by hand")
    assert told.keys() == by_hand.keys()
    assert told_by_hand.parts_of(told) == told_by_hand.parts_of(by_hand)
