"""Copies of the page on one host: each keeps its own, and the last page of one takes away all of that and no more."""

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
FILLED = """async (name) => {
  const { storage } = await import("./storage.js");
  const { here } = await import("./folder.js");
  await storage.begin(name);
  localStorage.setItem(`${here("letters-copied")}-c1`, "1");
  sessionStorage.setItem(here("letters-early"), "{}");
  const one = await navigator.serviceWorker.register("./service-worker.js");
  const asked = one.installing ?? one.waiting;
  if (asked) await new Promise((done) => {
    const look = () => asked.state === "activated" && done(null);
    asked.addEventListener("statechange", look);
    look();
  });
}"""
OTHERS = """async () => {
  await (await caches.open("letters-files")).put(new URL("../second/a.js", location.href), new Response("a"));
  await (await caches.open("letters-of-others")).put("./a", new Response("a"));
  await (await caches.open("others")).put("./a", new Response("a"));
  await new Promise((done) => {
    const asked = indexedDB.open("others", 1);
    asked.onsuccess = () => { asked.result.close(); done(null); };
  });
  for (const words of [localStorage, sessionStorage]) words.setItem("letters-to-santa", "theirs");
}"""
CASES = """async () => {
  const { storage } = await import("./storage.js");
  return (await storage.list()).map(([, name]) => name).join();
}"""
HOW_SAFE = """async ([inside]) => {
  const { ask, tell } = await import("./lasting.js");
  document.body.innerHTML = `<main>${inside}</main><p id="kept"></p>`;
  await ask();
  await tell("/c/a-case/wipe");
  return document.getElementById("kept").innerText;
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


def _copy(folder: Path, name: str) -> None:
    """A copy of the page in a folder of the host, of a version of its own."""
    shutil.copytree(STATIC, folder)
    (folder / "index.html").write_text(LAST, encoding="utf-8")
    told = f'const FILES = ["./page.css"];\nconst NAME = "{name}";\n'
    (folder / "service-worker.js").write_text(told + (STATIC / "service-worker.js").read_text("utf-8"), "utf-8")


def test_of_two_copies_on_a_host_neither_sees_the_others_cases_or_takes_anything_of_it_away(tmp_path: Path) -> None:
    _copy(tmp_path / "host" / "page", "letters-0123456789ab")
    _copy(tmp_path / "host" / "other", "letters-ba9876543210")
    with served(tmp_path / "host") as address:
        left = ({"go": f"{address}page/#left"}, {"reload": True}, {"wait": "[data-forgotten]:not([hidden])"})
        seen = walked(
            tmp_path / "profile",
            f"{address}page/",
            *({"run": [FILLED, "王"]}, {"go": f"{address}other/"}, {"run": [CASES]}, {"run": [FILLED, "李"]}),
            *({"run": [OTHERS]}, {"run": [CASES]}, {"run": [KEPT]}),
            *(*left, {"run": [KEPT]}, {"go": f"{address}other/"}, {"run": [CASES]}),
        )
    told = seen["told"]
    assert told[2] == ""
    assert told[5] == told[-1] == "李"
    before, after = json.loads(told[6]), json.loads(told[-3])
    theirs = {"letters-files": ["/second/a.js"], "letters-of-others": ["/other/a"], "others": ["/other/a"]}
    second = {"letters-files/other/": ["/other/page.css"], "letters-ba9876543210/other/": ["/other/"]}
    first = {"letters-files/page/": ["/page/page.css"], "letters-0123456789ab/page/": ["/page/"]}
    words = ["letters-copied/other/-c1", "letters-early/other/", *["letters-to-santa"] * 2]
    assert before["stores"] == {**first, **second, **theirs}
    assert before["bases"] == ["letters/other/", "letters/page/", "others"]
    assert before["scopes"] == ["/other/", "/page/"]
    assert after == {
        "stores": {**second, **theirs},
        "scopes": ["/other/"],
        "bases": ["letters/other/", "others"],
        "words": words,
    }


def test_no_copy_is_offered_of_a_case_that_is_gone_and_nothing_is_said_to_lie_here_after_leaving(
    tmp_path: Path,
) -> None:
    _copy(tmp_path / "host" / "page", "letters-0123456789ab")
    screens = (
        "<span data-kept>已存</span>",
        "<h1>删掉了</h1>",
        "<p data-empty>已经删除</p>",
        "<div data-forget></div>",
    )
    with served(tmp_path / "host") as address:
        seen = walked(tmp_path / "profile", f"{address}page/", *({"run": [HOW_SAFE, [each]]} for each in screens))
    of_case, gone, last_gone, left = seen["told"]
    assert "内容只在这个浏览器里" in of_case
    assert of_case.endswith("还没有存过一份。 存一份到手机")
    assert "内容只在这个浏览器里" in gone
    assert "存" not in gone
    assert (last_gone, left) == ("", "")
