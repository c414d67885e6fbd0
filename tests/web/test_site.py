"""The page inside a real browser: built as `make site` builds it, served as a folder of files, used without a network.

It needs npm and PyPI once, for the interpreter and the packages that `scripts/site` names with their digests.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from letters import desk
from scripts.run import ROOT
from scripts.site.__main__ import MOST
from tests.web.asking import TODAY
from tests.web.sites import BEGIN, BEGUN, NEEDED, OF_CHROMIUM, QUESTION, READY, Visited, served, site, visited, walked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["site", "visited"]

pytestmark = [pytest.mark.long, pytest.mark.timeout(900), NEEDED]
STORY = (ROOT / "examples" / "family-and-colleagues-called" / "case.toml").read_text(encoding="utf-8")
STORY = STORY.replace("[story]\n", '[story]\nletters = ["complaint/police", "notice/stop-harassment"]\n', 1)
SHOWN = """() => new Promise((resolve, reject) => {
  const frame = document.querySelector("iframe");
  const looked = () => {
    const title = frame.contentDocument?.querySelector("h1");
    if (!title) return;
    const isStyled = getComputedStyle(title).textAlign === "center";
    if (title.textContent.includes("报案") && isStyled) resolve(true);
    else reject(new Error(`${title.textContent} ${isStyled}`));
  };
  frame.addEventListener("load", looked);
  looked();
})"""
STORE = """(text) => new Promise((resolve, reject) => {
  const asked = indexedDB.open("letters");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const all = asked.result.transaction("cases", "readwrite");
    const cases = all.objectStore("cases");
    const id = location.hash.split("/")[2];
    cases.get(id).onsuccess = ({ target }) => cases.put({ ...target.result, text, number: 7 });
    all.oncomplete = () => resolve(true);
  };
})"""
STATE = "() => document.getElementById('state').textContent"
ZIP = 'a[href$="/letters.zip"]'
NAME = 'input[name="complainant.name"]'
VALUE = f"() => document.querySelector('{NAME}').value"
NAMED = """() => {
  const link = document.createElement("a");
  link.href = `/c/${location.hash.split("/")[2]}/q/complainant.name`;
  document.body.append(link);
  link.click();
  link.remove();
}"""
GOOD = "纸灯渡口青梅石阶晚风"
ANSWERED = {"wait": f"main:not(:has({NAME})) form"}


OPENED = ({"wait": READY}, {"click": 'a[href^="/c/"]'}, {"wait": QUESTION})


def to_name(tab: int = 0) -> tuple[dict[str, Any], ...]:
    """The steps to the question of one's name, in the case that the browser has."""
    return tuple({**step, "tab": tab} for step in (*OPENED, {"run": [NAMED]}, {"wait": NAME}))


def test_a_first_visit_is_small_even_from_a_host_that_does_not_compress(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) <= MOST


def test_every_file_is_the_one_that_its_digest_names(site: Path) -> None:
    told = [line.split("  ") for line in (site / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name for _, name in told} == {path.name for path in site.iterdir()} - {"SHA256SUMS"}
    assert all(sha256((site / name).read_bytes()).hexdigest() == digest for digest, name in told)


def test_nothing_but_the_pages_own_files_is_ever_asked_for(visited: Visited) -> None:
    names = {path.name for path in visited.site.iterdir()} | {""}
    own = urlsplit(visited.address).netloc
    assert {urlsplit(each).netloc for each in visited.seen["asked"] if not each.startswith("blob:")} == {own}
    assert {urlsplit(each).path.lstrip("/") for each in visited.noted if urlsplit(each).netloc == own} <= names
    others = {urlsplit(each if "//" in each else f"//{each}").hostname or "" for each in visited.noted}
    assert all(host.endswith(OF_CHROMIUM) for host in others - {urlsplit(own).path, "127.0.0.1"})


def test_a_first_visit_goes_without_a_fault_and_fits_a_phone(visited: Visited) -> None:
    assert not visited.seen["said"]
    assert visited.seen["page"] <= visited.seen["width"]


def test_a_copy_gets_its_first_passphrase_without_a_network(visited: Visited, tmp_path: Path) -> None:
    sealed = tmp_path / "x.locked.zip"
    fields = ({"fill": ["#passphrase", GOOD]}, {"fill": ["#again", GOOD]})
    visited.without_network(
        tmp_path / "profile",
        *(*OPENED, {"click": '#kept a[href$="/copy"]'}, {"wait": "#passphrase"}, *fields),
        {"keep": 'form[action$="/copy/locked"] button', "as": str(sealed)},
    )
    opened, count = desk.secrecy.unlock(sealed, lambda: GOOD)
    assert (count, [path.name for path in opened.iterdir()]) == (1, ["case.toml"])


def test_what_is_chosen_before_the_program_is_there_is_kept_past_a_reload_and_stored_when_it_is(
    visited: Visited, tmp_path: Path
) -> None:
    early = ({"wait": BEGIN}, {"click": BEGIN}, {"run": [STATE]}, {"reload": True}, {"wait": READY}, {"wait": QUESTION})
    seen = visited.again(tmp_path / "profile", *early)
    assert "还没有存" in seen["told"][2]
    assert not seen["said"]


def test_the_second_of_two_tabs_is_told_and_changes_nothing(visited: Visited, tmp_path: Path) -> None:
    seen = visited.again(
        tmp_path / "profile",
        *(*to_name(), *to_name(1)),
        *({"fill": [NAME, "王小丽"]}, {"click": "button.next"}, ANSWERED),
        *({"fill": [NAME, "王大丽"], "tab": 1}, {"click": "button.next", "tab": 1}),
        *({"wait": "main .problem", "tab": 1}, {"run": [NAMED]}, {"wait": NAME}, {"run": [VALUE]}),
    )
    assert "先看新的" in seen["told"][-4]
    assert seen["told"][-1] == "王小丽"


LACKING = {
    "https": "Object.defineProperty(globalThis, 'isSecureContext', { value: false })",
    "异常": "const was = WebAssembly.validate; WebAssembly.validate = (code) => !(code.length > 20) && was(code)",
    "引用": "const was = WebAssembly.validate; WebAssembly.validate = (code) => code.length > 20 && was(code)",
    "压缩": "delete globalThis.DecompressionStream",
    "后台": "globalThis.Worker = class { terminate() {} }",
    "两个窗口": "delete Navigator.prototype.locks",
    "无痕": "indexedDB.open = () => { throw new Error('refused'); }",
}


def test_what_a_browser_lacks_is_told_by_name_before_anything_large_is_fetched(site: Path, tmp_path: Path) -> None:
    seen = _told_before(site, tmp_path, LACKING.values())
    assert [word for word, told in zip(LACKING, seen, strict=True) if word not in told] == []


PROGRAMS = ("MicroMessenger/8.0.50", "QQ/9.0.1", "Weibo (iPhone)", "AlipayClient/10.5")
OTHER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"
NAMED_SO = "Object.defineProperty(Navigator.prototype, 'userAgent', {{ get: () => '{} {}' }})"


def test_a_browser_inside_another_program_is_sent_to_a_real_one(site: Path, tmp_path: Path) -> None:
    seen = _told_before(site, tmp_path, [NAMED_SO.format(OTHER, program) for program in PROGRAMS])
    assert all("在浏览器打开" in told for told in seen)


def _told_before(site: Path, profile: Path, scripts: Iterable[str]) -> list[str]:
    """What the page says before it fetches anything large, each time in a tab in which a script ran first."""
    steps: list[dict[str, Any]] = []
    with served(site) as address:
        for number, script in enumerate(scripts):
            taken = ({"before": script}, {"go": address}, {"wait": "main[hidden]"}, {"run": [STATE]})
            steps += [{**step, "tab": number} for step in taken]
        seen = walked(profile, address, *steps)
    assert not [each for each in seen["asked"] if each.endswith(".bin")]
    return list(seen["told"][3::4])


REFUSING = """globalThis.Worker = class extends Worker {
  postMessage(told) {
    if (told.method !== "POST") { super.postMessage(told); return; }
    const data = { id: told.id, status: 500, headers: [], body: new Uint8Array(), error: "QuotaExceededError: full" };
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}"""


def test_a_full_phone_loses_no_answer(visited: Visited, tmp_path: Path) -> None:
    steps = ({"before": REFUSING}, {"go": visited.address}, *to_name(), {"fill": [NAME, "王小丽"]})
    seen = visited.again(
        tmp_path / "profile",
        *(*steps, {"click": "button.next"}, {"wait": "#state:not([hidden])"}, {"run": [VALUE]}),
    )
    assert "没有存" in seen["told"][-2]
    assert seen["told"][-1] == "王小丽"


def test_a_new_version_is_told_and_taken_when_the_person_says(visited: Visited, tmp_path: Path) -> None:
    newer = shutil.copytree(visited.site, tmp_path / "newer")
    first = (newer / "index.html").read_text("utf-8")
    (newer / "index.html").write_text(first.replace("</header>", "<p id=second></p></header>"), "utf-8")
    keeper = (newer / "service-worker.js").read_text("utf-8")
    (newer / "service-worker.js").write_text(keeper.replace('"letters-', '"letters-second-', 1), "utf-8")
    seen = visited.again(
        tmp_path / "profile",
        {"wait": "#newer:not([hidden]) button"},
        {"run": ["() => document.getElementById('second') !== null"]},
        {"click": "#newer button"},
        {"wait": "#second"},
        site=newer,
    )
    assert seen["told"][1] is False


def test_a_phone_can_put_the_page_among_its_programs(visited: Visited, tmp_path: Path) -> None:
    script = "async () => (await fetch(document.querySelector('link[rel=manifest]').href)).json()"
    told = visited.again(tmp_path / "profile", {"run": [script]})["told"][0]
    assert {path.name for path in visited.site.iterdir()} >= {each["src"][2:] for each in told["icons"]}
    assert told["name"] == "文书助手"


def test_the_letters_of_the_browser_are_those_of_the_command(visited: Visited, tmp_path: Path) -> None:
    packed = tmp_path / "letters.zip"
    visited.again(
        tmp_path / "profile",
        *(*BEGUN, {"run": [STORE, STORY]}),
        *({"click": 'a[href$="/letters"]'}, {"wait": "ul.cards"}, {"click": 'a[href$="/letters/1"]'}),
        *({"wait": "iframe"}, {"run": [SHOWN, None]}, {"click": 'nav a[href$="/out"]'}, {"wait": "input[name=tick]"}),
        *({"click": f'input[value="{tick}"]'} for tick in desk.TICKS),
        *({"click": "form button.next"}, {"wait": ZIP}, {"reload": True}, {"wait": READY}),  # the ticks outlive the tab
        *({"wait": ZIP}, {"keep": ZIP, "as": str(packed)}),
    )
    written = desk.write_letters(desk.open_case(STORY, TODAY), desk.open_desk())
    with zipfile.ZipFile(packed) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert list(found) == [file.name for file in written.files]
    for file in written.files:
        assert parts(found[file.name]) == parts(file.content)


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a Word file: how they are compressed is the machine's."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
