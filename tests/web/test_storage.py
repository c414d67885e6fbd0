"""The storage of a real browser: files in pieces, whole or not there, and databases of before."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

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
OLD = """async () => {
  await new Promise((done) => {
    const asked = indexedDB.open("letters", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("cases", { keyPath: "id" });
    asked.onsuccess = () => {
      const all = asked.result.transaction("cases", "readwrite");
      all.objectStore("cases").add({ id: "old", name: "案件-旧", text: "旧的", number: 3 });
      all.oncomplete = () => { asked.result.close(); done(); };
    };
  });
}"""
TORN = """async () => {
  const { storage } = await import("./storage.js");
  const arrival = await storage.arrive();
  await storage.take(arrival, 0, new Uint8Array([1, 2, 3]));
}"""
SEEN = """async () => {
  const { storage } = await import("./storage.js");
  const count = () => new Promise((done) => {
    const asked = indexedDB.open("letters");
    asked.onsuccess = () => {
      const pieces = asked.result.transaction("pieces").objectStore("pieces").count();
      pieces.onsuccess = () => { asked.result.close(); done(pieces.result); };
    };
  });
  const said = [await storage.list(), await storage.read("old"), await count()];
  const first = await storage.arrive();
  said.push(await count());
  await storage.take(first, 0, new Uint8Array([7, 8]));
  const second = await storage.arrive();
  said.push(await count());
  await storage.take(second, 0, new Uint8Array([9]));
  said.push(await storage.settle(first, "old", "evidence/a.jpg", [2, "aa"]));
  said.push(await storage.settle(second, "old", "evidence/a.jpg", [1, "bb"]));
  await storage.leave(first);
  await storage.leave(second);
  said.push(await count(), await storage.files("old"), await storage.files("ol"));
  said.push([...await storage.piece("old", "evidence/a.jpg", 0)], [...await storage.piece("old", "evidence/a.jpg", 1)]);
  said.push(await storage.piece("old", "evidence/b.jpg", 0) === undefined);
  for (const _ of [1, 2]) said.push(await storage.remove("old", "evidence/a.jpg"));
  said.push(await count());
  document.title = JSON.stringify(said);
}"""


def test_an_old_database_is_kept_and_files_come_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<title>page</title>", encoding="utf-8")
    for name in ("storage.js", "folder.js"):
        shutil.copy(STATIC / name, tmp_path / "page")
    with served(tmp_path / "page") as address:
        walked(tmp_path / "profile", address, {"run": [OLD, None]}, {"run": [TORN, None]})
        seen = walked(tmp_path / "profile", address, {"run": [SEEN, None]})
    assert said(seen) == [
        *([["old", "案件-旧"]], ["旧的", 3], 1),  # the torn one is there still
        *(0, 1),  # the next one clears it away, and leaves the one that is coming alone
        *(True, False),
        *(1, [["evidence/a.jpg", 2]], []),
        *([7, 8], [], True),
        *(True, False, 0),
    ]


def said(seen: dict[str, Any]) -> Any:
    return json.loads(seen["titles"][-1])
