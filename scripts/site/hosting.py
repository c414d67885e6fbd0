"""What a host is to say with the files: headers, in the form of each common host, made from one table.

A page can say most of its policy itself; that nobody may frame it, what a file is taken for and how long it may be kept
only a host can. The policy stands with documents alone: with scripts it would be joined to the one of the worker, which
reads the interpreter's script from memory.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
FOR_EVER, NEVER = "public, max-age=31536000, immutable", "no-cache"
KINDS = {"js": "text/javascript", "webmanifest": "application/manifest+json", "bin": "application/octet-stream"}
VERSIONED = re.compile(r"\.[0-9a-f]{12}\.(?:js|css|png|bin|webmanifest)$")
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "img-src": "'self' blob:",
    "media-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
_WORKERS = {"script-src": "'self' 'wasm-unsafe-eval' blob:"}
"""The interpreter's script is unpacked in memory and imported from there, by the worker alone."""
_NOT_IN_PAGES = ("frame-ancestors",)  # a browser takes it from a host only


def policy(name: str, *, by_host: bool = False) -> str:
    """The policy of a file, as it stands in itself or as its host says it."""
    told = _POLICY | (_WORKERS if name.startswith("worker.") else {})
    return "; ".join(f"{key} {value}" for key, value in told.items() if by_host or key not in _NOT_IN_PAGES)


def headers(name: str) -> dict[str, str]:
    """What a host says with a file of the site, by its name."""
    is_document = name in ("index.html", "service-worker.js") or name.startswith("worker.")
    kept = FOR_EVER if VERSIONED.search(name) else NEVER
    return {
        **ALWAYS,
        "Cache-Control": kept,
        **({"Content-Security-Policy": policy(name, by_host=True)} if is_document else {}),
    }


def files(versioned: Sequence[str], worker: str) -> dict[str, str]:
    """The files that hosts read: Netlify and Cloudflare Pages, Vercel, Apache, and lines for nginx."""
    told = {"": headers("index.html"), "index.html": headers("index.html")}
    told |= {name: headers(name) for name in ("service-worker.js", "licences.txt", "SHA256SUMS", *versioned)}
    return {
        "_headers": "".join(f"/{name}\n{_lines(each, '  {}: {}')}" for name, each in told.items()),
        "vercel.json": json.dumps({"headers": [_vercel(name, each) for name, each in told.items()]}, indent=1) + "\n",
        ".htaccess": _apache(worker.removeprefix("./")),
        "nginx.conf": _nginx(worker.removeprefix("./")),
    }


def _lines(told: Mapping[str, str], form: str) -> str:
    return "".join(f"{form.format(*each)}\n" for each in told.items())


def _vercel(name: str, told: Mapping[str, str]) -> dict[str, object]:
    return {"source": f"/{name}", "headers": [{"key": key, "value": value} for key, value in told.items()]}


def _apache(worker: str) -> str:
    documents = (("index.html",), ("service-worker.js",), (worker,))
    return (
        "# Apache: needs mod_headers and mod_mime, and AllowOverride FileInfo\n"
        + "".join(f"AddType {kind} .{ending}\n" for ending, kind in KINDS.items())
        + _lines(ALWAYS | {"Cache-Control": NEVER}, 'Header always set {} "{}"')
        + f'<FilesMatch "{VERSIONED.pattern}">\n{_apache_there(FOR_EVER)}</FilesMatch>\n'
        + "".join(
            f'<Files "{name}">\nHeader always set Content-Security-Policy "{policy(name, by_host=True)}"\n</Files>\n'
            for (name,) in documents
        )
    )


def _apache_there(kept: str) -> str:
    """How long a file may be kept that is there: that one is missing while others are put in place is soon over."""
    return f'Header always set Cache-Control "{kept}" "expr=%{{REQUEST_STATUS}} -lt 400"\n'


def _nginx(worker: str) -> str:
    def block(where: str, told: Mapping[str, str]) -> str:
        kept = {
            name: value for name, value in told.items() if value == FOR_EVER
        }  # where it is there: its lack is soon over
        always = {name: value for name, value in told.items() if name not in kept}
        lines = _lines(always, '    add_header {} "{}" always;') + _lines(kept, '    add_header {} "{}";')
        return f"location {where} {{\n{lines}}}\n"

    return (
        "# nginx: inside `server { … }`, for a site at the root of its own name, served by https\n"
        "types { text/html html; text/css css; text/javascript js; image/png png; "
        "application/manifest+json webmanifest; application/octet-stream bin; text/plain txt; }\n"
        "index index.html;\n"
        + block("= /index.html", headers("index.html"))
        + block("= /service-worker.js", headers("service-worker.js"))
        + block(f"= /{worker}", headers(worker))
        + block(f'~ "{VERSIONED.pattern}"', ALWAYS | {"Cache-Control": FOR_EVER})
        + block("/", ALWAYS | {"Cache-Control": NEVER})
    )
