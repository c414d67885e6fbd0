"""Files that would act, and one too large, in a real browser: none becomes part of the page, none is too much."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from letters.web.shelf import MOST
from tests.web.attacked import Home, home
from tests.web.people import NEEDED
from tests.web.sites import walked
from tests.web.test_evidence import HOSTILE
from tests.whole import WHOLE

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["home"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), NEEDED]


TOO_LARGE = 1 << 30 if WHOLE else MOST + 1
"""Bytes of the file: a gigabyte with `make attack-all`, in the gate the first size that is too much."""


LINKED = """(place) => {
  document.getElementById("attack")?.remove();
  document.body.append(Object.assign(document.createElement("a"), { id: "attack", href: place, textContent: "x" }));
}"""
EMBEDDED = """async (places) => {
  const loaded = (element) => new Promise((resolve) => {
    for (const kind of ["load", "error"]) element.addEventListener(kind, () => resolve(kind));
    document.body.append(element);
  });
  const said = {};
  for (const [name, src] of Object.entries(places)) {
    const elements = ["script", "img"].map((kind) => Object.assign(document.createElement(kind), { src }));
    said[name] = await Promise.all(elements.map(loaded));
  }
  return JSON.stringify(said);
}"""
ACTING = [name for name in HOSTILE if name.endswith((".html", ".svg", ".xml", ".gif"))]


def test_no_file_becomes_a_document_a_picture_or_a_script_of_the_page(home: Home, tmp_path: Path) -> None:
    places = {name: home.evidence(name) for name in ACTING}
    steps: list[dict[str, Any]] = [{"go": home.page.address}, {"go": home.case}]
    for number, place in enumerate(places.values()):
        steps += [{"run": [LINKED, place]}, {"keep": "#attack", "as": str(tmp_path / f"kept-{number}")}]
    steps += [{"run": [EMBEDDED, places]}]
    seen = walked(tmp_path / "profile", home.page.address, *steps)
    embedded = json.loads(seen["told"][-1])
    assert {as_script for as_script, _ in embedded.values()} == {"error"}
    assert {embedded[name][1] for name in ACTING if not name.endswith(".gif")} == {
        "error"
    }  # bytes of a GIF are a picture
    assert len({*seen["titles"][1:]}) == 1
    for number, name in enumerate(places):
        assert (tmp_path / f"kept-{number}").read_bytes() == HOSTILE[name]


BARE = """() => {
  const zone = document.querySelector("[data-drop]");
  zone.dataset.most = String(2 ** 40);
  zone.outerHTML = zone.outerHTML;
  return zone.dataset.most;
}"""
SEND = "() => document.querySelector('[data-drop] form').submit()"
RAISED = "() => { document.querySelector('[data-drop]').dataset.most = String(2 ** 40); }"
REFUSED = "[data-drop] .coming .failed"


def test_a_file_that_is_too_large_is_refused_kindly_in_little_memory_and_nothing_is_lost(
    home: Home, tmp_path: Path
) -> None:
    before, files = home.text(), home.files()
    large = tmp_path / "录像.mp4"
    with large.open("wb") as film:
        film.truncate(TOO_LARGE)
    evidence, chosen = {"go": f"{home.case}/evidence"}, {"choose": ["[data-drop] input[type=file]", str(large)]}
    told = walked(
        tmp_path / "profile",
        home.page.address,
        *({"go": home.page.address}, evidence, chosen, {"wait": REFUSED}),  # by the script, which sends nothing
        *(evidence, {"run": [RAISED]}, chosen, {"wait": REFUSED}),  # by the server, as a script sends it
        *(evidence, {"run": [BARE]}, chosen, {"run": [SEND]}, {"wait": "main > .told"}),  # as a form does
    )["told"]
    for place in (3, 7, 12):
        assert "没有收下" in told[place]
        assert f"一个文件最多 {MOST // 1_000_000} MB" in told[place]
    assert home.page.most_memory < 300_000_000
    assert home.text() == before
    assert home.files() == files
