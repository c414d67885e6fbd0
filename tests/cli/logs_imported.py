"""A case, logs and bills of tests, imported by the command."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from tests import command

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[2]
HEADING = ("起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型")
ROWS = (
    ("2026-08-10 09:03:11", "", "被叫", "16700000105", "1分4秒", ""),
    ("2026-08-10 22:40:15", "", "被叫", "16700000105", "47秒", ""),
    ("2026-08-11 10:00:00", "", "主叫", "13900000000", "5", ""),
    ("2026-08-12 10:00:00", "", "被叫", "16700000106", "不详的时长", ""),
)


def letters(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command, as a pipe sees it."""
    return command.letters("import", *arguments, cwd=ROOT)


def incidents(case: Path) -> list[dict[str, object]]:
    return tomllib.loads(case.read_text(encoding="utf-8")).get("incidents", [])


def calls(path: Path, *rows: tuple[str, int, str]) -> Path:
    """A backup of calls: so many from a number, all answered, with the name that the contacts have ("" for none)."""
    lines = [
        f'<call number="{number}" duration="30" date="{1_787_000_000_000 + 60_000 * each}" type="1" '
        f'presentation="1" contact_name="{name or "(Unknown)"}" />'
        for number, times, name in rows
        for each in range(times)
    ]
    path.write_text(f'<calls count="{len(lines)}">{"".join(lines)}</calls>', encoding="utf-8")
    return path


LOG = (("13900000001", 9, "妈妈"), ("17000000001", 5, ""), ("17000000002", 4, ""), ("17000000003", 1, ""))


def paid(path: Path) -> Path:
    rows = [("租好机科技", "899.00")] * 3 + [("超市", "20.00")] * 2 + [("房东", "2000.00")]
    lines = [f"2026-08-0{day} 10:00:00,{who},买,支出,{sum_},交易成功" for day, (who, sum_) in enumerate(rows, 2)]
    path.write_text("\n".join(["交易时间,交易对方,商品说明,收/支,金额,交易状态", *lines]), encoding="utf-8")
    return path
