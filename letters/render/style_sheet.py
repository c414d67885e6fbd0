"""The style sheet of a letter as a page: what data/styles.toml and fonts.toml say, as CSS, and data/letter.css.

On a screen type has the sizes that a phone is read at, in the proportions of the layout; on paper it has the layout's
own, with its margins. The fonts are those of a PDF in the same order; the program does not know which of them the
reader's device has, and the browser takes the first that it finds.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from letters.errors import UsageError
from letters.render.blocks import ANNEX, HEADING
from letters.render.fonts import order
from letters.render.styles import DATA, styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from letters.render.styles import PageLayout, ParagraphLook

BODY: Final = 17  # px of running text on a screen
LEAST: Final = 14  # px of the smallest type there: what a phone shows without being enlarged
LOOSEST: Final = 1.75  # of the size: the pitch of lines there
WHOLE: Final = 100  # per cent
DEEPEST: Final = 1  # characters of indent on a phone, beside what hangs
EVERY: Final = "every"
"""What stands for all layouts in one sheet: of letters of several, each `main` has its layout as its class."""
GENERIC: Final = {"heading": "sans-serif", "code": "monospace"}
LATIN: Final = "U+20-7E, U+A0-24F"  # no quotation marks and dashes: those are as wide as a Chinese character


@cache
def style_sheet(layout: str) -> str:
    """The whole sheet for a key of `[layout]` in data/styles.toml, or for EVERY.

    Raises UsageError for a layout that there is not.
    """
    pages = styles().layouts
    if layout == EVERY:
        measures = [line for name, page in pages.items() for line in _of_one(name, page)]
        return _sheet((), (*measures, "@media print { main + main { break-before: page; } }"))
    if layout not in pages:
        raise UsageError(f"没有名为 {layout} 的版面", f"可用：{'、'.join(pages)}")
    return _sheet(_on_screen(pages[layout]), _on_paper(pages[layout]))


def _sheet(sizes: Iterable[str], measures: Iterable[str]) -> str:
    written = (DATA / "letter.css").read_text(encoding="utf-8")
    looks = (*_fonts(), *sizes, *_looks(), *_widths())
    return "\n".join([*looks, written.rstrip(), *_on_phone(), *measures, ""])


def _of_one(name: str, page: PageLayout) -> Iterator[str]:
    """The measures of one layout among several, for the letters that have it.

    A page has no number here: the browser would count on from one letter to the next.
    """
    yield from _on_screen(page, f"main.{name}")
    yield f"@media print {{ main.{name} {{ page: {name}; --both: justify; }} }}"
    yield from _sizes_on_paper(page, f"main.{name}")
    yield f"@page {name} {{ size: A4; margin: {page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm; }}"
    yield "@supports (box-decoration-break: clone) {"
    yield f"@page {name} {{ margin: 0 {page.right:g}mm 0 {page.left:g}mm; }}"
    yield _own_margins(page, f"main.{name}")
    yield "}"


def width(part: Decimal | float) -> str:
    """The class of what is so wide, as a part of what holds it: no element has a style of its own."""
    return f"w{min(WHOLE, max(0, round(WHOLE * part)))}"


def _widths() -> Iterator[str]:
    yield " ".join(f".w{each} {{ width: {each}% }}" for each in range(WHOLE + 1))


def _fonts() -> Iterator[str]:
    """Latin letters and digits from the Latin fonts, all else from the Chinese ones."""
    for kind, names in order().latin.items():
        found = ", ".join(f'local("{name}")' for name in names)
        yield f'@font-face {{ font-family: "latin {kind}"; src: {found}; unicode-range: {LATIN}; }}'
    for kind, names in order().chinese.items():
        quoted = ", ".join(f'"{name}"' for name in (f"latin {kind}", *names))
        yield f":root {{ --{kind}-font: {quoted}, {GENERIC.get(kind, 'serif')}; }}"


def _on_screen(page: PageLayout, where: str = ":root") -> Iterator[str]:
    """The sizes for a screen: name and pitch of each, in parts of what the reader's browser is set to."""
    body = page.size["body"][0]
    for name, (points, pitch) in page.size.items():
        size = max(points / body * BODY, LEAST)
        yield f"{where} {{ --{name}-size: {size / 16:.3f}rem; --{name}-pitch: {min(pitch / points, LOOSEST):.2f}em; }}"


def _on_paper(page: PageLayout) -> Iterator[str]:
    """The measures on paper.

    A browser puts its own lines, with the place of the file, into the margins at the top and the foot of the page, and
    leaves them out where there are none. So the text brings these margins itself, where the browser can repeat them on
    every page; the number of the page stands in the margin beside it.
    """
    yield "@media print { :root { --both: justify; } }"  # on a screen a long number would tear its line apart
    yield from _sizes_on_paper(page, ":root")
    yield f"@page {{ size: A4; margin: {page.top:g}mm {page.right:g}mm {page.bottom:g}mm {page.left:g}mm; }}"
    yield "@supports (box-decoration-break: clone) {"
    number = '"第" counter(page) "页 共" counter(pages) "页"'
    foot = f"content: {number}; font: {page.size['footer'][0]:g}pt serif; padding-bottom: {page.footer:g}mm;"
    yield f"@page {{ margin: 0 {page.right:g}mm 0 {page.left:g}mm; @right-bottom {{ {foot} }} }}"
    yield _own_margins(page, "main")
    yield "}"


def _sizes_on_paper(page: PageLayout, where: str) -> Iterator[str]:
    yield "@media print {"
    for name, (points, pitch) in page.size.items():
        yield f"{where} {{ --{name}-size: {points:g}pt; --{name}-pitch: {pitch:g}pt; --spacing: {page.spacing:g}pt; }}"
    yield "}"


def _own_margins(page: PageLayout, where: str) -> str:
    """The margins at the top and the foot that the text brings itself."""
    padding = f"padding: {page.top:g}mm 0 {page.bottom:g}mm"
    return f"@media print {{ {where} {{ {padding}; box-decoration-break: clone; }} }}"


def _looks() -> Iterator[str]:
    headings = {name: f"h{level}" for level, name in HEADING.items()} | {ANNEX: f"h1.{ANNEX}, p.{ANNEX}"}
    for name, look in styles().paragraphs.items():
        selector = headings.get(name, "p" if name == "body" else f"p.{name}")
        yield f"{selector} {{ {_type(look)} {_place(look)} }}"
    for name, look in styles().cells.items():
        yield f"{'th' if name == 'head' else f'td.{name}'} {{ {_type(look)} text-align: {_align(look)}; }}"


def _type(look: ParagraphLook) -> str:
    told = [
        f"font-family: var(--{look.font}-font)",
        f"font-size: var(--{look.size}-size)",
        f"line-height: var(--{look.size}-pitch)",
        f"font-weight: {'bold' if look.bold else 'normal'}",
    ]
    if look.size == "body":
        told.append("letter-spacing: var(--spacing, 0)")
    if look.break_anywhere:
        told.append("word-break: break-all")
    return "".join(f"{each}; " for each in told).rstrip()


def _place(look: ParagraphLook) -> str:
    before, after = (f"calc({lines:g} * var(--{look.size}-pitch))" for lines in (look.before, look.after))
    told = [
        f"text-align: {_align(look)}",
        f"text-indent: {look.first - look.hanging:g}em",
        f"margin: {before} {look.right:g}em {after} {look.left:g}em",
    ]
    if look.keep_next:
        told.append("break-after: avoid")
    if look.joined:
        told.append("break-before: avoid")
    if look.ruled:
        told.append("border-bottom: 1px solid")
    return "".join(f"{each}; " for each in told).rstrip()


def _align(look: ParagraphLook) -> str:
    return "var(--both, start)" if look.align == "both" else look.align


def _on_phone() -> Iterator[str]:
    """A narrow screen has no room for deep indents."""
    yield "@media screen and (max-width: 48em) {"
    for name, look in styles().paragraphs.items():
        if look.left > look.hanging + DEEPEST or look.right > DEEPEST:
            left = min(look.left, look.hanging + DEEPEST)
            yield f"p.{name} {{ margin-left: {left:g}em; margin-right: {min(look.right, DEEPEST):g}em; }}"
    yield "}"
