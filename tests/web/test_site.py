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
TEXTS = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("letters");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const cases = asked.result.transaction("cases").objectStore("cases").getAll();
    cases.onsuccess = () => resolve(cases.result.map(({ text }) => text));
  };
})"""
AROUND = "() => document.body.innerText"
SLIP = "letters = [1"
BROKEN = STORY.replace("letters = [", f"{SLIP} ", 1)
"""A comma is missing in a list."""
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


def test_what_is_chosen_before_the_program_is_there_is_kept_past_a_reload_stored_then_and_copied_without_a_network(
    visited: Visited, tmp_path: Path
) -> None:
    early = ({"wait": BEGIN}, {"click": BEGIN}, {"run": [STATE]}, {"reload": True}, {"wait": READY}, {"wait": QUESTION})
    sealed = tmp_path / "x.locked.zip"
    seen = visited.without_network(
        tmp_path / "profile",
        *(*early, {"click": '#kept a[href$="/copy"]'}, {"wait": "#passphrase"}),
        *({"fill": ["#passphrase", GOOD]}, {"fill": ["#again", GOOD]}),
        {"keep": 'form[action$="/copy/locked"] button', "as": str(sealed)},
    )
    assert "还没有存" in seen["told"][2]
    assert not seen["said"]
    opened, count = desk.secrecy.unlock(sealed, lambda: GOOD)
    assert (count, [path.name for path in opened.iterdir()]) == (1, ["case.toml"])


REFUSING = """() => {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (told) {
    if (told.method !== "POST") return postMessage.call(this, told);
    const data = { id: told.id, status: 500, headers: [], body: new Uint8Array(), error: "QuotaExceededError: full" };
    this.dispatchEvent(new MessageEvent("message", { data }));
  };
}"""
"""What would be stored finds no room any more."""


@pytest.fixture(scope="module")
def two_tabs(visited: Visited, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """What stood where it was looked in two tabs, of which the second had not seen the last answer, on a phone that was
    full in the end."""
    seen = visited.again(
        tmp_path_factory.mktemp("tabs") / "profile",
        *(*to_name(), *to_name(1)),
        *({"fill": [NAME, "王小丽"]}, {"click": "button.next"}, ANSWERED),
        *({"fill": [NAME, "王大丽"], "tab": 1}, {"click": "button.next", "tab": 1}),
        *({"wait": "main .problem", "tab": 1}, {"run": [NAMED]}, {"wait": NAME}, {"run": [VALUE]}),
        *({"run": [REFUSING]}, {"fill": [NAME, "李小丽"]}, {"click": "button.next"}),
        *({"wait": "#state:not([hidden])"}, {"run": [VALUE]}),
    )
    return list(seen["told"])


def test_the_second_of_two_tabs_is_told_and_changes_nothing(two_tabs: list[Any]) -> None:
    assert "先看新的" in two_tabs[-9]
    assert two_tabs[-6] == "王小丽"


def test_a_full_phone_loses_no_answer(two_tabs: list[Any]) -> None:
    assert "没有存" in two_tabs[-2]
    assert two_tabs[-1] == "李小丽"


LACKING = {
    "https": "Object.defineProperty(globalThis, 'isSecureContext', { value: false })",
    "异常": "const was = WebAssembly.validate; WebAssembly.validate = (code) => !(code.length > 20) && was(code)",
    "引用": "const was = WebAssembly.validate; WebAssembly.validate = (code) => code.length > 20 && was(code)",
    "压缩": "delete globalThis.DecompressionStream",
    "后台": "globalThis.Worker = class { terminate() {} }",
    "两个窗口": "delete Navigator.prototype.locks",
    "无痕": "indexedDB.open = () => { throw new Error('refused'); }",
}


PROGRAMS = ("MicroMessenger/8.0.50", "QQ/9.0.1", "Weibo (iPhone)", "AlipayClient/10.5")
OTHER = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"
NAMED_SO = "Object.defineProperty(Navigator.prototype, 'userAgent', {{ get: () => '{} {}' }})"


@pytest.fixture(scope="module")
def told_before(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the page says before it fetches anything large, in a tab in which a script ran first, by what is so."""
    scripts = LACKING | {program: NAMED_SO.format(OTHER, program) for program in PROGRAMS}
    steps: list[dict[str, Any]] = []
    with served(site) as address:
        for number, script in enumerate(scripts.values()):
            taken = ({"before": script}, {"go": address}, {"wait": "main[hidden]"}, {"run": [STATE]})
            steps += [{**step, "tab": number} for step in taken]
        seen = walked(tmp_path_factory.mktemp("lacking") / "profile", address, *steps)
    assert not [each for each in seen["asked"] if each.endswith(".bin")]
    return dict(zip(scripts, seen["told"][3::4], strict=True))


def test_what_a_browser_lacks_is_told_by_name_before_anything_large_is_fetched(told_before: dict[str, str]) -> None:
    assert [word for word in LACKING if word not in told_before[word]] == []


def test_a_browser_inside_another_program_is_sent_to_a_real_one(told_before: dict[str, str]) -> None:
    assert all("在浏览器打开" in told_before[program] for program in PROGRAMS)


def test_a_new_version_is_told_and_taken_when_the_person_says_and_a_case_that_is_broken_can_be_had_and_deleted(
    visited: Visited, tmp_path: Path
) -> None:
    newer = shutil.copytree(visited.site, tmp_path / "newer")
    first = (newer / "index.html").read_text("utf-8")
    (newer / "index.html").write_text(first.replace("</header>", "<p id=second></p></header>"), "utf-8")
    keeper = (newer / "service-worker.js").read_text("utf-8")
    (newer / "service-worker.js").write_text(keeper.replace('"letters-', '"letters-second-', 1), "utf-8")
    kept = tmp_path / "case.toml"
    told = visited.again(
        tmp_path / "profile",
        *(*OPENED, {"run": [STORE, BROKEN]}, {"wait": "#newer:not([hidden]) button"}),
        {"run": ["() => document.getElementById('second') !== null"]},
        *({"click": "#newer button"}, {"wait": "#second"}, {"wait": READY}, {"wait": ".slips"}),
        *({"keep": 'a[href$="/unread"]', "as": str(kept)}, {"click": 'main a[href="/"]'}, {"wait": ".cases .problem"}),
        *({"click": ".cases a"}, {"wait": ".slips"}, {"click": 'a[href$="/wipe"]'}, {"fill": ["#word", "删除"]}),
        *({"click": "button.danger"}, {"wait": "[data-empty]"}, {"run": [AROUND]}, {"run": [TEXTS]}),
        site=newer,
    )["told"]
    assert told[5] is False
    line = 1 + BROKEN[: BROKEN.index(SLIP)].count("\n")
    assert f"第 {line} 行" in told[9]
    assert kept.read_text("utf-8") == BROKEN
    assert "这个案件现在读不了" in told[12]
    assert "只在这个浏览器里" not in told[-2]
    assert told[-1] == []


def test_a_phone_can_put_the_page_among_its_programs(visited: Visited) -> None:
    told = visited.seen["told"][-1]
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
