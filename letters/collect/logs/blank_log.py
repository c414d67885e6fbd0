"""The table that a person fills in by hand, for what no tool can export."""

from __future__ import annotations

import csv
import io

from letters.case import Channel, Rank

HEADINGS = ("时间", "方式", "方向", "对方号码", "是否接通", "时长", "原话", "记录来源")
_EXAMPLES = (
    ("例：2026-08-10 09:03", Channel.CALL.label, "对方联系", "16700000105", "未接", "", "", Rank.SCREENSHOT.label),
    ("例：2026-08-10 21:40:15", Channel.CALL.label, "对方联系", "未知号码", "接通", "1分4秒", "", Rank.EXPORT.label),
    (
        "例：2026-08-11",
        Channel.SMS.label,
        "对方联系",
        "106900000001",
        "",
        "",
        "照抄短信原文，一字不差",
        Rank.MEMORY.label,
    ),
    ("例：2026-08-12 10:00", Channel.CALL.label, "本人联系对方", "057100000012", "接通", "3:20", "", ""),
)


def template() -> bytes:
    """The table as CSV with examples (passed over when read), in UTF-8 with its mark, as Excel opens it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows(_EXAMPLES)
    return text.getvalue().encode("utf-8-sig")
