"""What the last page of somebody else's phone takes away: all of the page's, and nothing of other pages of its host."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from letters.web.application import STATIC
from tests.readers import browser, has, needs
from tests.web.sites import served, walked

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.long,
    needs(chromium=browser(), **{"playwright-core": has("playwright-core")}),
]
LAST = """<!DOCTYPE html><title>left</title><div data-forget><p data-forgotten hidden>gone</p></div>
<script type="module">import { attach } from "./forget.js"; if (location.hash) attach(document);</script>"""
FILLED = """async () => {
  const { storage } = await import("./storage.js");
  await storage.begin("案件");
  localStorage.setItem("letters-copied-c1", "1");
  sessionStorage.setItem("letters-early", "{}");
  const installed = async (place) => {
    const one = await navigator.serviceWorker.register(`${place}service-worker.js`);
    const asked = one.installing ?? one.waiting;
    if (asked) await new Promise((done) => {
      const look = () => asked.state === "activated" && done(null);
      asked.addEventListener("statechange", look);
      look();
    });
  };
  await installed("./");
  await installed("../other/");
  await (await caches.open("letters-files")).put(new URL("../second/a.js", location.href), new Response("a"));
  await (await caches.open("letters-of-others")).put("./a", new Response("a"));
  await (await caches.open("others")).put("./a", new Response("a"));
  await new Promise((done) => {
    const asked = indexedDB.open("others", 1);
    asked.onsuccess = () => { asked.result.close(); done(null); };
  });
  for (const words of [localStorage, sessionStorage]) words.setItem("letters-to-santa", "theirs");
}"""
KEPT = """async () => {
  const stores = {};
  for (const name of await caches.keys()) {
    stores[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname);
  }
  const scopes = (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname);
  const bases = (await indexedDB.databases()).map(({ name }) => name);
  const words = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
  return JSON.stringify({ stores, scopes: scopes.sort(), bases: bases.sort(), words: words.sort() });
}"""


def test_what_other_pages_of_the_host_keep_stays_and_nothing_of_the_page_does(tmp_path: Path) -> None:
    page, other = tmp_path / "host" / "page", tmp_path / "host" / "other"
    shutil.copytree(STATIC, page)
    other.mkdir()
    (page / "index.html").write_text(LAST, encoding="utf-8")
    told = 'const FILES = ["./page.css"];\nconst NAME = "letters-0123456789ab";\n'
    (page / "service-worker.js").write_text(told + (STATIC / "service-worker.js").read_text("utf-8"), "utf-8")
    (other / "service-worker.js").write_text("", "utf-8")
    with served(tmp_path / "host") as address:
        left = ({"go": f"{address}page/#left"}, {"reload": True}, {"wait": "[data-forgotten]:not([hidden])"})
        here = f"{address}page/"
        seen = walked(tmp_path / "profile", here, {"run": [FILLED]}, {"run": [KEPT]}, *left, {"run": [KEPT]})
    before, after = (json.loads(seen["told"][at]) for at in (1, -1))
    assert before["stores"]["letters-files"] == ["/page/page.css", "/second/a.js"]
    assert before["stores"]["letters-0123456789ab"] == ["/page/"]
    assert {"letters", "others"} == set(before["bases"])
    assert before["scopes"] == ["/other/", "/page/"]
    assert after == {
        "stores": {"letters-files": ["/second/a.js"], "letters-of-others": ["/page/a"], "others": ["/page/a"]},
        "scopes": ["/other/"],
        "bases": ["others"],
        "words": ["letters-to-santa", "letters-to-santa"],
    }
