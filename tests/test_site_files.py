"""What the site holds beside its scripts and parts: a first page, pictures, what hosts are told, licences, digests."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from scripts.site import hosting, icons, licences
from scripts.site.first import first_page
from scripts.site.folder import SiteFolder

if TYPE_CHECKING:
    from pathlib import Path

WORKER = "worker.0123456789ab.js"
NAMES = [WORKER, "site.0123456789ab.js", "python.0123456789ab.bin"]
THERE = {".htaccess": '"expr=%{REQUEST_STATUS} -lt 400"', "nginx.conf": f'"{hosting.FOR_EVER}";'}
"""How a header ends that a host says only with what is there."""
OWN = {name: f"./{name}" for name in ("script", "sheet", "manifest", "icon", "touch")}


def test_the_first_page_is_what_the_application_shows_who_has_no_case() -> None:
    page = first_page(OWN, hosting.policy("index.html"))
    assert 'form method="post" action="/new"' in page
    assert "打开过一次以后，不联网也能用" in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on\w+=", page)  # the policy forbids these


def test_a_page_says_its_policy_itself_but_for_what_only_a_host_can() -> None:
    assert "script-src 'self' 'wasm-unsafe-eval';" in hosting.policy("index.html")
    assert "frame-ancestors" not in hosting.policy("index.html")
    assert "frame-ancestors 'none'" in hosting.policy("index.html", by_host=True)


def test_the_worker_alone_may_run_a_script_from_memory_and_nothing_may_evaluate_text() -> None:
    for name in ("index.html", "service-worker.js", *NAMES):
        told = hosting.policy(name, by_host=True)
        assert ("blob:" in re.findall("script-src ([^;]*)", told)[0]) == (name == WORKER)
        assert "'unsafe-eval'" not in told


@pytest.mark.parametrize("host", ["_headers", "vercel.json", ".htaccess", "nginx.conf"])
def test_each_host_is_told_all_headers_and_what_may_be_kept(host: str) -> None:
    told = hosting.files(NAMES, f"./{WORKER}")[host]
    for name, value in hosting.ALWAYS.items():
        assert name in told
        assert value in told
    for policy in (hosting.policy(name, by_host=True) for name in ("index.html", WORKER)):
        assert policy in told
    assert hosting.FOR_EVER in told
    assert hosting.NEVER in told


@pytest.mark.parametrize("host", THERE)
def test_that_a_file_is_missing_is_not_kept_for_ever(host: str) -> None:
    kept = [line for line in hosting.files(NAMES, f"./{WORKER}")[host].splitlines() if hosting.FOR_EVER in line]
    assert kept
    assert all(line.endswith(THERE[host]) for line in kept)


def test_only_what_has_its_digest_in_its_name_may_be_kept_for_ever() -> None:
    kept = {name: hosting.headers(name)["Cache-Control"] for name in ("index.html", "service-worker.js", *NAMES)}
    assert [name for name, told in kept.items() if told == hosting.FOR_EVER] == NAMES


@pytest.mark.parametrize("size", icons.SIZES)
def test_an_icon_is_a_picture_of_its_size_that_shows_something(size: int) -> None:
    with Image.open(io.BytesIO(icons.drawn(size))) as picture:
        assert (picture.format, picture.size) == ("PNG", (size, size))
        assert picture.getpixel((0, 0)) != picture.getpixel((size // 2, size // 2))


def test_a_phone_is_told_an_icon_for_its_screen_and_one_that_it_may_cut() -> None:
    told = icons.manifest({size: f"./icon-{size}.png" for size in icons.SIZES})
    assert {(each["sizes"], each["purpose"]) for each in told["icons"]} >= {("192x192", "any"), ("512x512", "maskable")}
    assert told["lang"] == "zh-CN"
    assert json.dumps(told, ensure_ascii=False)


def test_a_package_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    bare = tmp_path / "tzdata-1.0-py3-none-any.whl"
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("tzdata/__init__.py", "")
    with pytest.raises(ValueError, match="brings no licence"):
        dict(licences.of_wheels([bare]))


def test_every_file_can_be_checked_against_a_digest(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    name = site.keep("a.js", b"1")
    site.put("index.html", b"2")
    assert site.sums().splitlines() == [
        f"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  {name[2:]}",
        "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  index.html",
    ]
    assert name == "./a.6b86b273ff34.js"
