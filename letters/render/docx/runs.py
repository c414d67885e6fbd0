"""Words → runs of WordprocessingML, and the start of the paragraph that holds them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from letters.render.blocks import Run

if TYPE_CHECKING:
    from letters.render.blocks import Text
    from letters.render.docx.opened import Reference
    from letters.render.styles import ParagraphLook

_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_WORDS: Final = '<w:t xml:space="preserve">'
_PLAIN: Final = f"<w:r>{_WORDS}"
_END: Final = "</w:t></w:r>"
_BREAK: Final = f"</w:t><w:br/>{_WORDS}"
_TAB: Final = f"</w:t><w:tab/>{_WORDS}"

# Punctuation and signs that Word draws with the Latin font unless told otherwise (MS-OI29500, 17.3.2.26): quotation
# marks, dashes, dots, arrows, circled numbers. The fonts stand in the styles; only a run that holds one says so.
_AMBIGUOUS: Final = "\u00a1-\u00bf\u00d7\u00f7\u2010-\u2027\u2030-\u205e\u2100-\u27bf"
_is_ambiguous = re.compile(f"[{_AMBIGUOUS}]").search
_is_special = re.compile(f"[&<>\t\n{_AMBIGUOUS}]|[0-9]、[0-9]").search
# Between numbers LibreOffice ends a line after 、 only where the sign and what follows are Chinese; where all is, it
# parts the numbers themselves.
_between_numbers = re.compile("(?<=[0-9])、[0-9]")
_CHINESE: Final = '<w:lang w:val="zh-CN"/>'


@lru_cache(maxsize=1024)
def paragraph_start(reference: Reference, look: ParagraphLook, keep: bool, page: bool) -> str:
    """The start of a paragraph: kept with the next one if `keep`, on a new page if `page`."""
    keeps = "<w:keepNext/>" if keep else ""
    breaks = "<w:pageBreakBefore/>" if page else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{reference.style_ids[look.name]}"/>{keeps}{breaks}</w:pPr>'


def runs_xml(text: Text) -> str:
    """Runs that hold `text`; a line break within it is a `w:br`, a tab a `w:tab`."""
    if isinstance(text, str):
        return _run(Run(text)) if _is_special(text) else f"{_PLAIN}{text}{_END}"
    return "".join([_run(run) for run in text])


def _run(run: Run) -> str:
    hint = _HINT if _is_ambiguous(run.text) else ""
    bold = "<w:b/><w:bCs/>" if run.strong else ""
    dots = '<w:em w:val="dot"/>' if run.em else ""  # Chinese has no italics: a dot goes under each character
    properties = hint + bold + dots
    start = f"<w:r><w:rPr>{properties}</w:rPr>{_WORDS}" if properties else _PLAIN
    apart = f"{_END}<w:r><w:rPr>{properties}{_CHINESE}</w:rPr>{_WORDS}\\g<0>{_END}{start}"
    return f"{start}{_between_numbers.sub(apart, _escaped(run.text))}{_END}"


def _escaped(text: str) -> str:
    words = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return words.replace("\n", _BREAK).replace("\t", _TAB)
