"""What a careful clerk finds in a case whose every field is well-formed: facts that contradict one another.

Nothing here depends on the day but "in the future", so a file that was good stays good.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.case import contact_checks, contract_checks, date_checks, id_checks, shape, sum_checks
from letters.case.contracts import TABLE, contracts_of
from letters.case.where import Fault, mask, placed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.case.model import Case
    from letters.case.people import Complainant
    from letters.errors import Problem


def check(case: Case, today: date) -> list[Problem]:
    """Every contradiction in the case as of `today`, placed by path; no line, since there is no file."""
    return placed(faults(case, today), case, {})


def faults(case: Case, today: date) -> list[Fault]:
    """Every contradiction in the case as of `today`, led to by its path alone: `check` before it is placed."""
    tables = shape.walk(case)
    return [
        *_people(case),
        *id_checks.faults(case, tables),
        *date_checks.faults(case, tables, today),
        *sum_checks.faults(case),
        *_unknown(case),
        *contact_checks.faults(case),
        *contract_checks.faults(case),
        *_files(case),
        *_names(case),
    ]


def _unknown(case: Case) -> Iterator[Fault]:
    """What is said not to be known: looked through only where something is, which is seldom."""
    if case.unknown:
        from letters.case import unknown_checks

        yield from unknown_checks.faults(case)


def _people(case: Case) -> Iterator[Fault]:
    yield from _complainant(case.complainant)
    yield from _outsider(case)
    if case.agent and case.agent.id_number and case.agent.id_number == case.complainant.id_number:
        message = "代理人与本人的身份证号码相同"
        yield Fault(("agent", "id_number"), message, "核对两人的证件，改正抄错的一个")


def _outsider(case: Case) -> Iterator[Fault]:
    """Who has nothing to do with a contract has none to tell of, and nothing to offer."""
    role = case.complainant.role
    if role is None or not case.complainant.is_outsider:
        return
    told = dict.fromkeys((TABLE, kind.label) for kind, _ in contracts_of(case))
    if case.offer:
        told["offer", "还款方案"] = None
    for key, what in told:
        message = f"“您是什么人”写的是“{role.label}”，却填了{what}"
        hint = f"合同不是您签的，就删去 {shape.header((key,))}；是您签的，把 role 改成 lessee"
        yield Fault(("complainant", "role"), message, hint)


def _complainant(person: Complainant) -> Iterator[Fault]:
    if person.id_number is None:
        return
    born = person.id_number[6:14]
    if person.birth_date and f"{person.birth_date:%Y%m%d}" != born:
        message = f"出生日期 {person.birth_date} 与身份证号码第 7 至 14 位不符"
        yield Fault(("complainant", "birth_date"), message, "照证件核对两处；号码已有出生日期，这一行可以删去")
    if person.gender in ("男", "女") and (int(person.id_number[16]) % 2 == 1) != (person.gender == "男"):
        message = f"性别“{person.gender}”与身份证号码第 17 位（单数为男，双数为女）不符"
        yield Fault(("complainant", "gender"), message, "照证件核对两处，或删去性别这一行")


_NOT_HERE = re.compile(r"[/\\~]|[A-Za-z]:|\w+://")


def _files(case: Case) -> Iterator[Fault]:
    for index, piece in enumerate(case.evidence):
        for number, file in enumerate(piece.files):
            if wrong := _wrong_path(file.path):
                path = ("evidence", index, "files", number, "path")
                hint = "把文件放进案件文件所在的文件夹，写相对路径，用 /，例如 evidence/sms.png"
                yield Fault(path, f"证据文件的路径{wrong}：{mask(file.path)[:80]}", hint)

    for index, filing in enumerate(case.filings):
        for number, copy in enumerate(filing.sent):
            if wrong := _wrong_path(copy.path):
                hint = "留底由程序在记下寄出时写入，照原样保留；改坏了就删去这一节，重新留底"
                yield Fault(
                    ("filings", index, "sent", number, "path"), f"留底的路径{wrong}：{mask(copy.path)[:80]}", hint
                )


def _wrong_path(path: str) -> str:
    """What is wrong with a path that must lie below the case file's folder, on any system."""
    if _NOT_HERE.match(path.strip()):
        return "是绝对路径或网址"
    if ".." in re.split(r"[/\\]", path):
        return "用 .. 离开了案件文件夹"
    if "\\" in path:
        return "用了反斜杠"
    return "含有控制字符" if re.search(r"[\x00-\x1f\x7f]", path) else ""


def _names(case: Case) -> Iterator[Fault]:
    for table in ("demands", "addressees"):
        for key in getattr(case, table):
            if not key.strip():
                hint = '写文书编号或机关类别，例如 "complaint/police"'
                yield Fault((table, key), "键是空白", hint)
