"""A report as a Word file with charts: through its template, as any letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.catalogue import ONE_OF_ITS_KIND
from letters.render import Properties, numbered, write_docx
from letters.stats.stats_text import context

if TYPE_CHECKING:
    from letters.render import Engine
    from letters.stats.statistics import Report

TEMPLATE = ONE_OF_ITS_KIND["statistics"]


def docx_bytes(report: Report, engine: Engine) -> bytes:
    """The report as a Word file."""
    document = numbered(engine.document(TEMPLATE, context(report)))
    return write_docx(document, layout="compact", properties=Properties(title=report.title, date=report.on))
