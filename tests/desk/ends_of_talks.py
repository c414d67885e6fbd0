"""Talks of tests that have come to their end."""

from __future__ import annotations

from datetime import date

from letters.case.save import blank
from letters.catalogue.library import Library
from letters.desk import (
    open_desk,
    talk,
)

TODAY = date(2026, 11, 27)
NEEDS_OF = talk.letter_needs(Library.bundled())
AT = open_desk()
ONESELF = """
[complainant]
name = "张建国"
phone = "19900000092"
address = "河南省郑州市金水区文化路100号"
role = "lessee"
"""
BRAND = '[[respondents]]\nid = "platform"\nroles = ["platform", "lessor"]\nbrand = "租好机"\n'
CALL = '[[incidents]]\nid = "{id}"\nat = "2026-11-{day}"\nchannel = "call"\n{more}\n'
WIFE = '[[third_parties]]\nid = "T1"\nrelation = "妻子"\n'
POLITE = (
    CALL.format(id="I001", day="10 08:00", more='words = "再不还就起诉"\nacts = ["threatens_court"]')
    + CALL.format(id="I002", day="12", more='to = ["T1"]\nknown_by = "told"\nacts = ["debt_disclosed"]')
    + WIFE
)
THREAT = CALL.format(id="I001", day="10 08:00", more='words = "我弄死你"\nacts = ["threat"]')


def told(text: str, *wishes: str) -> talk.Talk:
    listed = ", ".join(f'"{each}"' for each in wishes)
    record = f"\n#~ draft = {{ wants = {{ wishes = [{listed}] }} }}\n"
    return talk.open_talk(blank() + text + record, NEEDS_OF, TODAY)


LEASE = '[[contracts]]\nid = "C1"\nkind = "lease"\nsigned_on = 2026-03-12\ndevice = "手机"\n'
FIRM = 'name = "某某租赁有限公司"\naddress = "深圳市南山区某某路1号"\n'
WORDED = THREAT.replace('acts = ["threat"]', 'acts = ["threat"]\naccount = "接到电话。再打来我就弄死他。后来没有接。"')
