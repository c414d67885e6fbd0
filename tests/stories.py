"""Small cases for tests: rows of TOML text put together and parsed as a user's file would be."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from letters.case.file import parse

if TYPE_CHECKING:
    from letters.case.model import Case

TODAY = "2026-11-23"
NAME, PHONE = "林若溪", "19900000011"
ADDRESS = "浙江省杭州市西湖区翠苑街道某某路3号2单元502室"
ID_NUMBER = "330106199908140021"
THEIR_LIVES = {"health-told", "relatives-told"}  # warnings of what such cases tell, no words of a template


def table(name: str, /, **fields: object) -> str:
    """`[name]` with its fields. JSON writes texts, lists and numbers as TOML does."""
    return "\n".join([f"[{name}]", *_lines(fields)]) + "\n"


def row(name: str, /, **fields: object) -> str:
    """One `[[name]]` with its fields."""
    return "\n".join([f"[[{name}]]", *_lines(fields)]) + "\n"


def _lines(fields: dict[str, object]) -> list[str]:
    return [f"{key} = {_toml(value)}" for key, value in fields.items()]


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(_lines(value)) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def person(**changes: object) -> str:
    """The complainant, with a name, a phone and an address unless something else is said."""
    return table("complainant", **{"name": NAME, "phone": PHONE, "address": ADDRESS, **changes})


def contact(key: str, at: str, channel: str = "call", **fields: object) -> str:
    """One incident; `key` is its id."""
    return row("incidents", id=key, at=at, channel=channel, **fields)


def platform(**changes: object) -> str:
    """The lessor, a platform in Shenzhen."""
    known = {"name": "青桐橘租信息服务有限公司", "address": "广东省深圳市南山区某某大厦1201"}
    return row("respondents", **{"id": "platform", "roles": ["platform", "lessor"], **known, **changes})


def lease(**changes: object) -> str:
    """A lease of twelve months at 899 yuan."""
    known = {"signed_on": "2026-03-02", "device": "某品牌手机 256GB", "rent": "899.00", "periods": 12}
    return table("lease", **{**known, **changes})


def contract(key: str, *businesses: str, **changes: object) -> str:
    """One of several leases, as version 2 has them, with these businesses on the other side."""
    known = {"signed_on": "2026-03-02", "device": "某品牌手机 256GB", "rent": "899.00", "periods": 12}
    there = [{"id": business} for business in businesses]
    return row("contracts", id=key, kind="lease", businesses=there, **{**known, **changes})


def offer(**changes: object) -> str:
    """An offer to pay 916 yuan in two parts, and the reason why not at once."""
    payments = [{"due": "2026-12-28", "amount": "458.00"}, {"due": "2027-01-28", "amount": "458.00"}]
    options = [{"kind": "instalments", "payments": payments}, {"kind": "deferral", "payments": _whole(payments)}]
    known = {
        "undisputed": "916.00",
        "undisputed_due": ["2026-08-02", "2026-09-02"],
        "source": "工资",
        "options": options,
    }
    return table("hardship", reason="2026年6月因病手术") + table("offer", **{**known, **changes})


def _whole(payments: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"due": payments[-1]["due"], "amount": "916.00"}]


def text_of(*parts: str, who: str = "", head: str = "") -> str:
    """The text of a case file; `head` holds keys above the tables, such as written_on."""
    return "\n".join(["version = 1", head, who or person(), *parts])


def story(*parts: str, who: str = "", head: str = "", today: str = TODAY) -> Case:
    """A case from parts of TOML text, read as of `today`."""
    return parse(text_of(*parts, who=who, head=head), today=date.fromisoformat(today))
