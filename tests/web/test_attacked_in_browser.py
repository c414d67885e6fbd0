"""The page at home attacked in a real browser: by other pages, other names, paths that climb, a second tab.

What is asked for goes through a proxy: nothing but the page's own, and what the attack itself asks.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest

from letters.web.home.protection import NOT_FROM_HERE
from tests.web.attacked import Home, home
from tests.web.people import NEEDED
from tests.web.sites import OF_CHROMIUM, proxied, served, walked

if TYPE_CHECKING:
    from pathlib import Path


__all__ = ["home"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), NEEDED]
EVIL = "evil.example"


SHOWN = "() => document.body.textContent"
NAME = "complainant.name"


ABROAD = """async ({ case: place, name, picture }, hidden) => {
  const [token, version] = JSON.parse(hidden);
  const said = {};
  const attempt = async (what, deed) => {
    try { said[what] = await deed(); } catch (error) { said[what] = error.name; }
  };
  const body = new URLSearchParams({ token, version, [name]: "taken" });
  const form = (target) => {
    const made = document.createElement("form");
    Object.assign(made, { method: "post", action: `${place}/q/${name}`, target });
    for (const [key, value] of body) made.append(Object.assign(document.createElement("input"), { name: key, value }));
    document.body.append(made);
    made.submit();
  };
  const loaded = (element) => new Promise((resolve) => {
    for (const kind of ["load", "error"]) element.addEventListener(kind, () => resolve(kind));
    document.body.append(element);
  });
  const framed = async (fill) => {
    const frame = Object.assign(document.createElement("iframe"), { name: "inside" });
    const came = loaded(frame);
    await fill(frame);
    await came;
    return frame;
  };
  const inside = async (fill) => {
    const frame = await framed(fill);
    const count = frame.contentWindow.length; // a page of ours holds a frame of its own, a refusal holds none
    frame.remove();
    return count;
  };
  await attempt("read", async () => (await fetch(place, { credentials: "include" })).text());
  await attempt("read blind", async () => (await fetch(place, { credentials: "include", mode: "no-cors" })).type);
  const seen = { method: "POST", credentials: "include", body };
  await attempt("post", async () => (await fetch(`${place}/q/${name}`, seen)).status);
  const blind = { method: "POST", credentials: "include", mode: "no-cors", body };
  await attempt("post blind", async () => (await fetch(`${place}/q/${name}`, blind)).type);
  const put = { method: "PUT", credentials: "include", body: "x", headers: { "X-Token": token, "X-Name": "a.txt" } };
  await attempt("put", async () => (await fetch(`${place}/files`, put)).status);
  await attempt("frame", () => inside((frame) => { frame.src = place; }));
  const posted = await framed((frame) => { frame.src = "about:blank"; });
  const came = new Promise((resolve) => posted.addEventListener("load", resolve, { once: true }));
  form("inside");
  await came;
  said["frame after a form"] = posted.contentWindow.length;
  await attempt("script", () => loaded(Object.assign(document.createElement("script"), { src: place })));
  await attempt("picture", () => loaded(Object.assign(document.createElement("img"), { src: picture })));
  return JSON.stringify(said);
}"""
FORM = """async (place) => {
  const page = new DOMParser().parseFromString(await (await fetch(place)).text(), "text/html");
  const value = (name) => page.querySelector(`form input[name=${name}]`).value;
  return JSON.stringify([value("token"), value("version")]);
}"""


def test_another_page_in_the_same_browser_reads_nothing_changes_nothing_and_frames_nothing(
    home: Home, tmp_path: Path
) -> None:
    before, files = home.text(), home.files()
    (tmp_path / "abroad").mkdir()
    (tmp_path / "abroad" / "index.html").write_text("<!DOCTYPE html><title>elsewhere</title>", encoding="utf-8")
    given = {"case": home.case, "name": NAME, "picture": home.evidence("截图.png")}
    with served(tmp_path / "abroad") as abroad:
        assert urlsplit(abroad).hostname == urlsplit(home.base).hostname  # so that the browser sends the cookie along
        seen = walked(
            tmp_path / "profile",
            home.page.address,
            *({"go": home.page.address}, {"run": [FORM, f"{home.case}/q/{NAME}"]}),
            *({"go": abroad, "tab": 1}, {"run": [ABROAD, given, 1], "tab": 1}),  # who even knows what the form holds
        )
    assert json.loads(seen["told"][-1]) == {
        "read": "TypeError",
        "read blind": "TypeError",
        "post": "TypeError",
        "post blind": "TypeError",
        "put": "TypeError",
        "frame": 0,
        "frame after a form": 0,
        "script": "error",
        "picture": "error",
    }
    assert home.text() == before
    assert home.files() == files


CLIMBING = (
    *("/static/..%2fapplication.py", "/static/%2e%2e%2fapplication.py", "/static/..%5capplication.py"),
    *("/sheets/..%2f..%2fcase.css", "/c/..%2fcases", "/c/..%2f..%2f/letters", "{case}/evidence/..%2f..%2fcase.toml/1"),
    *("{case}/q/..%2f..%2fcase.toml", "{case}/evidence/E01/..%2f1", "{case}/import/..%2f..%2f/1", "{case}/typed/x"),
    *("/demo/..%2f1", "/nowhere", "/new"),
)
ASKED = """async (places) => {
  const said = [];
  for (const place of places) {
    const answer = await fetch(place);
    const text = await answer.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    said.push([answer.status, page.querySelector("main")?.textContent ?? text]);
  }
  return JSON.stringify(said);
}"""
UNSIGNED = """async ({ place, name, version }) => {
  const sent = async (headers, body) => {
    const answer = await fetch(place, { method: "POST", headers, body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [answer.status, page.querySelector("main .problem")?.textContent ?? ""];
  };
  const without = new URLSearchParams({ version, [name]: "taken" });
  const wrong = new URLSearchParams({ version, token: "of another", [name]: "taken" });
  return JSON.stringify([await sent({}, without), await sent({}, wrong)]);
}"""


def test_other_names_missing_tokens_and_paths_that_climb_are_refused_kindly(home: Home, tmp_path: Path) -> None:
    before, question = home.text(), f"{home.case}/q/{NAME}"
    places = [each.replace("{case}", urlsplit(home.case).path) for each in CLIMBING]
    with proxied(home.base, **{EVIL.replace(".", "_"): home.base}) as (proxy, noted):
        port = urlsplit(home.base).port
        told = walked(
            tmp_path / "profile",
            home.page.address,
            *({"go": home.page.address}, {"run": [FORM, question]}, {"run": [ASKED, places]}),
            {"run": [UNSIGNED, {"place": question, "name": NAME, "version": ""}]},
            *({"go": f"http://{EVIL}/", "tab": 1}, {"run": [SHOWN], "tab": 1}),
            *({"go": f"http://localhost:{port}/", "tab": 2},),
            proxy=proxy,
        )["told"]
    for place, (status, shown) in zip(places, json.loads(told[2]), strict=True):
        assert status in (404, 405, 422), place
        assert not any(sign.isascii() and sign.isalpha() for sign in shown), (place, shown)
        assert "王小丽" not in shown
    for status, shown in json.loads(told[3]):
        assert status == 422
        assert "没有存" in shown
    assert told[5] == NOT_FROM_HERE
    assert home.text() == before
    own = {urlsplit(home.base).netloc, EVIL, f"localhost:{port}"}
    others = {urlsplit(each if "//" in each else f"//{each}").netloc for each in noted} - own
    assert all((urlsplit(f"//{each}").hostname or "").endswith(OF_CHROMIUM) for each in others)


def test_the_second_of_two_tabs_is_told_and_changes_nothing(home: Home, tmp_path: Path) -> None:
    question, field = f"{home.case}/q/{NAME}", f'[name="{quote(NAME)}"]'
    told = walked(
        tmp_path / "profile",
        home.page.address,
        *({"go": home.page.address}, {"go": question}, {"go": question, "tab": 1}),
        *({"fill": [field, "王大丽"]}, {"click": "button.next"}, {"wait": f"main:not(:has({field}))"}),
        *(
            {"fill": [field, "王中丽"], "tab": 1},
            {"click": "button.next", "tab": 1},
            {"wait": "main .problem", "tab": 1},
        ),
    )["told"]
    assert "先看新的" in told[-1]
    assert 'name = "王大丽"' in home.text()
    assert "王中丽" not in home.text()
