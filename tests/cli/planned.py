"""Plans of tests: a case written, the command run, its page read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.command import letters
from tests.stories import lease, platform, table, text_of

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path
PAID = [{"on": f"2026-{month:02d}-02", "amount": "899.00"} for month in range(3, 8)]
CLAIM = {
    "as_of": "2026-11-20",
    "amount": "4400.00",
    "items": [
        {"name": "已到期租金", "amount": "3596.00", "kind": "rent_due"},
        {"name": "违约金", "amount": "804.00", "kind": "late_fee", "disputed": True, "why": "没有逐日明细"},
    ],
}
CONTRACT = lease(payments=PAID, overdue_since="2026-08-03", claim=CLAIM, official_price="9999.00")
INCOME = table(
    "budget",
    income=[{"item": "工资", "amount": "5200.00"}],
    expenses=[{"item": "房租", "amount": "1900.00"}, {"item": "生活", "amount": "2300.00"}],
)


def plan(folder: Path, *arguments: str, case: str = "case.toml") -> subprocess.CompletedProcess[str]:
    """Run `letters plan` on the 23rd of November 2026."""
    return letters("plan", case, "--as-of", "2026-11-23", *arguments, cwd=folder)


def written(folder: Path, *parts: str) -> Path:
    (folder / "case.toml").write_text(text_of(*(parts or (platform(), CONTRACT, INCOME))), encoding="utf-8")
    return folder


def line(text: str, start: str) -> str:
    """The one line that begins so, its spaces made single."""
    [found] = [" ".join(each.split()) for each in text.splitlines() if each.strip().startswith(start)]
    return found
