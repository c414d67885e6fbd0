"""The folder of the site, made of what was brought, built and chosen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from letters.desk import letter_sheet
from letters.render import EVERY
from letters.render.styles import styles
from scripts.run import ROOT
from scripts.site import hosting, icons, licences, packed_modules
from scripts.site.first import first_page
from scripts.site.folder import SiteFolder, digest, one_file, packed, zipped
from scripts.site.scripting import reached_by, versioned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scripts.site.tree import Tree

STATIC = ROOT / "letters" / "web" / "static"


def assemble(tree: Tree, interpreter: Path, cache: Path, folder: Path) -> dict[str, int]:
    """Make the site's folder anew; the size of each file that a first visit fetches, in bytes."""
    site = SiteFolder(folder)
    parts = _parts(site, tree, interpreter)
    parts["age"] = site.keep("age.bin", packed(packed_modules.age(cache)))  # fetched when a copy gets a passphrase
    sheets = {
        f"/sheets/{layout}.css": site.keep(f"letter-{layout}.css", letter_sheet(layout).encode())
        for layout in (*styles().layouts, EVERY)
    }
    names = {
        "script": _scripts(site, parts, sheets),
        "sheet": site.keep("page.css", _static("page.css")),
        **_icons(site),
    }
    first = first_page(names, hosting.policy("index.html")).encode()
    site.put("index.html", first)
    files = [f"./{name}" for name in site.kept]
    told = {"FILES": files, "NAME": f"letters-{digest(json.dumps([*files, digest(first)]).encode())}"}
    keeper = _told(told).encode() + _static("service-worker.js")
    site.put("service-worker.js", keeper)
    sizes = {**site.kept, "index.html": len(first), "service-worker.js": len(keeper)}
    for name, text in hosting.files(list(site.kept), parts["worker"]).items():
        site.put(name, text.encode())
    site.put("licences.txt", licences.text(cache).encode())
    site.put("SHA256SUMS", site.sums().encode())
    return sizes


def _parts(site: SiteFolder, tree: Tree, interpreter: Path) -> dict[str, Any]:
    """What the worker fetches, by the names that it knows: compressed, under an ending of which no host has ideas."""
    names: dict[str, Any] = {
        "script": site.keep("python-script.bin", packed((interpreter / "pyodide.asm.mjs").read_bytes())),
        "wasm": site.keep("python.bin", packed((interpreter / "pyodide.asm.wasm").read_bytes())),
        "library": site.keep("library.bin", packed(zipped(tree.chosen("stdlib")))),
        "application": site.keep("application.bin", packed(one_file(tree.chosen("packages", "project")))),
    }
    whole = sum(site.kept.values())
    lock = json.loads((interpreter / "pyodide-lock.json").read_text(encoding="utf-8"))
    compiled = f"./compiled.{digest(json.dumps(names).encode())}.bin"
    loader = site.keep("loader.js", (interpreter / "pyodide.mjs").read_bytes())
    return {**names, "loader": loader, "info": lock["info"], "whole": whole, "compiled": compiled}


def _scripts(site: SiteFolder, parts: dict[str, Any], sheets: Mapping[str, str]) -> str:
    """Keep each script that the page or its worker leads to, told what only the build knows; the name of the page's."""
    sources = {path.name: path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js"))}

    def kept(first: str, told: Mapping[str, Any]) -> str:
        wanted = {name: sources[name] for name in reached_by(first, sources)}
        named = versioned(wanted | {first: _told(told) + sources[first]}, lambda *file: site.keep(*file)[2:])
        return f"./{named[first]}"

    parts["worker"] = kept("worker.js", {"PARTS": dict(parts)})
    return kept("site.js", {"WORKER": parts["worker"], "SHEETS": sheets})


def _icons(site: SiteFolder) -> dict[str, str]:
    """Keep the icons and the manifest that names them."""
    drawn = {size: site.keep(f"icon-{size}.png", icons.drawn(size)) for size in icons.SIZES}
    manifest = site.keep("page.webmanifest", json.dumps(icons.manifest(drawn), ensure_ascii=False).encode())
    return {"manifest": manifest, "icon": drawn[icons.SMALL], "touch": drawn[icons.TOUCH]}


def _static(name: str) -> bytes:
    return (STATIC / name).read_bytes()


def _told(values: Mapping[str, Any]) -> str:
    """The constants that a script begins with."""
    return "".join(f"const {name} = {json.dumps(value)};\n" for name, value in values.items())
