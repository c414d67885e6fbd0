"""The page at home attacked in a real browser: by other pages, other names, other programs' files, and too large ones.

What is asked for goes through a proxy: nothing but the page's own, and what the attack itself asks.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlsplit

import pytest

from letters.web.home import FolderCase
from letters.web.home.protection import NOT_FROM_HERE
from letters.web.shelf import MOST
from tests.stories import contact, person, text_of
from tests.web.collecting import Collector
from tests.web.people import NEEDED
from tests.web.serving import serving
from tests.web.sites import OF_CHROMIUM, proxied, served, walked
from tests.web.test_evidence import HOSTILE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.serving import Served

pytestmark = [pytest.mark.long, pytest.mark.timeout(600), NEEDED]
TOLD = text_of(contact("I1", "2026-11-20 19:30"), who=person(name="王小丽"))
EVIL = "evil.example"
GB = 1 << 30
SHOWN = "() => document.body.textContent"
NAME = "complainant.name"


class Home(NamedTuple):
    """A case with hostile evidence, its page as it is served, and where things are there."""

    folder: Path
    page: Served

    @property
    def base(self) -> str:
        """The address without the word that works once."""
        return self.page.address.partition("?")[0]

    @property
    def case(self) -> str:
        """The address of the case."""
        return f"{self.base}c/{FolderCase(self.folder).id}"

    def evidence(self, name: str) -> str:
        """The address of a file."""
        for piece in tomllib.loads(self.text())["evidence"]:
            for number, file in enumerate(piece["files"], 1):
                if file["path"].endswith(f"/{name}"):
                    return f"{self.case}/evidence/{piece['id']}/{number}"
        raise AssertionError(name)

    def text(self) -> str:
        """The case file as it stands."""
        return (self.folder / "case.toml").read_text("utf-8")

    def files(self) -> set[str]:
        """Every file of the folder, hidden ones as well."""
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    folder = tmp_path / "cases" / "案件-2026-11-26"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text(TOLD, encoding="utf-8")
    visitor = Collector(folder)
    for name, content in HOSTILE.items():
        visitor.put(name, content)
    with serving(folder.parent) as page:
        yield Home(folder, page)


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


def test_a_file_of_a_gigabyte_is_refused_kindly_in_little_memory_and_nothing_is_lost(
    home: Home, tmp_path: Path
) -> None:
    before, files = home.text(), home.files()
    large = tmp_path / "录像.mp4"
    with large.open("wb") as film:
        film.truncate(GB)
    assert GB > MOST
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
