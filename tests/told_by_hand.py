"""The two stories of the talk as case files written by hand, and what `letters write` makes of them.

Whoever tells a story otherwise (a terminal, the page at home, the page inside a browser) must come to the same letters.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.command import letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

ONE = """
version = 2
unknown = [
  "third_parties.T1.is_guarantor", "third_parties.T1.given_by_complainant", "third_parties.T1.consents_to",
  "third_parties.T1.name", "third_parties.T1.phone", "third_parties.T1.adult",
]
[complainant]
role = "lessee"
name = "王小丽"
phone = "19900000091"
address = "陕西省西安市雁塔区小寨路28号3单元401"
id_number = "610113199503120007"
[story]
letters = ["complaint/police", "notice/stop-harassment", "complaint/consumer-association"]
account = "2026年3月租手机，前六期按时付。9月起因失业没有付租金。11月20日起每天被打约30个电话，半夜也打。"
[[incidents]]
id = "I001"
at = "2026-11-20"
until = "2026-11-24"
channel = "call"
per_day = 30
per_night = 2
account = "其中晚上11点10分2个，接了2个，其余没接"
[[incidents]]
id = "I002"
at = "2026-11-24 21:00"
channel = "sms"
count = 2
from_number = "10690000123456"
acts = ["threatens_disclosure"]
words = "王小丽你再不还钱我就打给你们公司领导还有你爸妈，让所有人都知道你是老赖，我说到做到"
evidence = ["E1"]
[[incidents]]
id = "I003"
at = "2026-11-25 12:20"
channel = "call"
to = ["T1"]
from_number = "02100000000"
known_by = "told"
acts = ["debt_disclosed"]
account = "打给我妈，说我欠钱让她还，她告诉我的"
[[third_parties]]
id = "T1"
relation = "母亲"
[[evidence]]
id = "E1"
title = "短信截图（2026年11月24日）"
kind = "electronic"
proves = "证明2026年11月24日短信的内容和时间"
[[dealings]]
on = "2026-11-21"
how = "App客服"
asked = "别再打给我妈，按月分期"
answered = "要一次付清加违约金"
objection = true
[[harms]]
what = "母亲血压升高去看医生"
on = 2026-11-25
[declarations]
before_other_body = false
before_court = false
[route]
dispute_first = "consumer-association"
[[respondents]]
id = "platform"
roles = ["platform", "lessor"]
brand = "人人趣租"
[[contracts]]
id = "C1"
kind = "lease"
order_number = "RZ2026031200123"
signed_on = 2026-03-12
device = "iPhone 15 256GB"
rent = "899.00"
periods = 12
overdue_since = 2026-09-13
device_received = true
device_disposed = false
[[contracts.payments]]
on = 2026-08-12
amount = "5394.00"
times = 6
"""
TWO = """
version = 2
[complainant]
role = "lessee"
name = "张建国"
phone = "19900000092"
address = "河南省郑州市金水区文化路100号院5号楼"
[story]
letters = ["notice/stop-harassment", "negotiation/instalments"]
account = "5月租的手机，前三个月按时付。6月起生病，8月住院，工资从6500降到3200，8月到10月没付，想从12月起每月还325。"
[[incidents]]
id = "I001"
at = "2026-11-10 08:00"
channel = "call"
from_number = "17012345678"
words = "再不还就起诉"
[[incidents]]
id = "I002"
at = "2026-11-12"
channel = "call"
to = ["T1"]
known_by = "told"
acts = ["debt_disclosed"]
account = "电话 打给我老婆，说我骗手机，她告诉我的"
[[incidents]]
id = "I003"
at = "2026-11-15"
channel = "call"
to = ["T2"]
account = "下午，电话 打给我哥，问我在哪"
[[third_parties]]
id = "T1"
relation = "妻子"
is_guarantor = false
given_by_complainant = false
[[third_parties]]
id = "T2"
relation = "哥哥"
is_guarantor = false
given_by_complainant = false
[[respondents]]
id = "platform"
roles = ["platform", "lessor"]
brand = "租好机"
name = "租好机（深圳）科技有限公司"
address = "深圳"
[[contracts]]
id = "C1"
kind = "lease"
signed_on = 2026-05-08
device = "OPPO Find X8"
rent = "650.00"
periods = 12
overdue_since = 2026-08-09
device_received = true
device_disposed = false
[[contracts.payments]]
on = 2026-07-08
amount = "1950.00"
times = 3
[hardship]
reason = "6月起生病，8月住院"
[budget]
income_before = "6500.00"
[[budget.income]]
item = "收入"
amount = "3200.00"
[[budget.expenses]]
item = "房租吃饭"
amount = "2400.00"
[offer]
undisputed = "1950.00"
undisputed_what = "2026年8月8日至2026年10月8日到期的租金，共3期"
undisputed_due = [2026-08-08, 2026-09-08, 2026-10-08]
later_too = false
later_paid = true
[[offer.options]]
kind = "instalments"
payments = [
  { due = 2026-12-28, amount = "325.00" }, { due = 2027-01-28, amount = "325.00" },
  { due = 2027-02-28, amount = "325.00" }, { due = 2027-03-28, amount = "325.00" },
  { due = 2027-04-28, amount = "325.00" }, { due = 2027-05-28, amount = "325.00" },
]
"""


def letters_of(text: str, day: date, place: Path, formats: str = "docx") -> dict[str, bytes]:
    """The files that `letters write` makes in a new folder `place` of a case file, by their names."""
    place.mkdir()
    (place / "case.toml").write_text(text, encoding="utf-8")
    done = letters("write", "case.toml", "--out", "文书", "--date", day, "--format", formats, cwd=place)
    assert done.returncode == 0, done.stderr
    return files_in(place / "文书")


def files_in(folder: Path) -> dict[str, bytes]:
    """The letters and the sheet about them that lie in a folder, by their names."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def in_archive(archive: bytes) -> dict[str, bytes]:
    """What an archive holds by name: a pack its letters, a Word file its parts."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in sorted(opened.namelist())}


def parts_of(files: Mapping[str, bytes]) -> dict[str, dict[str, bytes]]:
    """The parts of each Word file: how they are compressed is the machine's."""
    return {name: in_archive(content) for name, content in files.items() if name.endswith(".docx")}
