"""What differs between version 1 and version 2 of the case file: a test for each step."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from letters.case.file import parse
from letters.case.upgrade import upgrade
from letters.errors import CaseError
from tests.case.test_upgrade import TODAY, comments, plain
from tests.stories import lease, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNED = 'signed_on = 2026-03-02 # 甲\ndevice = "手机"\nrent = "899.00"\nperiods = 12\n'
LAID_OUT = {
    "as it is mostly": f"[lease] # 乙\n{SIGNED}# 丙\n[lease.terms]\nauto_buyout_days = 7 # 丁\n"
    '[[lease.payments]] # 戊\non = 2026-03-02\namount = "899.00"\n',
    "what is below it first": f'[[lease.payments]] # 乙\non = 2026-03-02\namount = "899.00"\n[lease] # 丙\n{SIGNED}',
    "never by itself": '[lease.terms] # 甲\nauto_buyout_days = 7\n[story] # 乙\naccount = "x"\n',
    "on one line": 'lease = { device = "手机", rent = 899.5, payments = [ # 甲\n ] } # 乙\n',
    "an empty line": "lease = {} # 甲\n",
    "dotted": 'lease.device = "手机" # 甲\nlease.terms.auto_buyout_days = 7\n[story] # 乙\naccount = "x"\n',
    "quoted": f"['lease'] # 乙\n{SIGNED}[\"lease\".'terms'] # 丙\nauto_buyout_days = 7\n",
    "at the end": "[lease]",
}


def test_the_file_says_that_it_is_of_version_2():
    assert upgrade({"version": 1, "story": {}}).tables == {"version": 2, "story": {}}


@pytest.mark.parametrize("layout", LAID_OUT)
def test_the_contract_is_the_first_of_several_however_it_is_laid_out(layout):
    text = f"version = 1\n{LAID_OUT[layout]}"
    read = tomllib.loads(text)
    found = upgrade(read)
    after = found.text(text)
    assert found.tables["contracts"] == [{"id": "C1", "kind": "lease", **read["lease"]}]
    assert plain(tomllib.loads(after)) == plain(found.tables)
    assert comments(after) == comments(text)


def test_only_headings_change_where_the_contract_is_laid_out_as_it_is_mostly():
    text = f"version = 1\n{LAID_OUT['as it is mostly']}"
    begun = '[[contracts]] # 乙\nid = "C1"\nkind = "lease"\n'
    wanted = (
        text.replace("version = 1", "version = 2").replace("[lease] # 乙\n", begun).replace("[lease.", "[contracts.")
    )
    assert upgrade(tomllib.loads(text)).text(text) == wanted


@pytest.mark.parametrize("strange", ["lease = 3", 'lease = "x"', "lease = [1]", "[[lease]]\ndevice = 'x'"])
def test_what_is_no_contract_is_left_to_be_refused(strange):
    text = f"version = 1\n{strange}\n"
    assert upgrade(tomllib.loads(text)).text(text) == text.replace("version = 1", "version = 2")
    with pytest.raises(CaseError, match="lease"):
        parse(text_of(strange), today=TODAY)


def problems(text: str) -> Iterator[str]:
    with pytest.raises(CaseError) as caught:
        parse(text, today=TODAY)
    for problem in caught.value.problems:
        yield f"{re.sub('第 [0-9]+ 行 ', '', problem.where)}：{problem.message}；{problem.hint}"


def test_what_is_wrong_in_the_contract_is_told_by_the_names_of_the_file_that_there_is():
    [told] = problems(text_of(lease(claim={"as_of": "2026-09-20"})))
    assert told.startswith("lease.claim.amount：缺少")
    [told] = problems(text_of(lease(payments=3)))
    assert told == "lease.payments：“付款记录”应是一节一节的记录：“3”；每条记录另起一节，表头写 [[lease.payments]]"
    [told] = problems(text_of(lease(overdue_since="2026-03-02")))
    assert told.startswith("lease.overdue_since：")


def test_consent_that_did_not_say_to_whom_is_for_the_police_and_courts_alone_and_the_person_is_told():
    rows = [{"id": "a", "consents_to_be_named": True}, {"id": "b", "consents_to_be_named": False}, {"id": "c"}]
    upgraded = upgrade({"version": 1, "third_parties": rows})
    assert upgraded.tables["third_parties"] == [
        {"id": "a", "consents_to": "police_and_court"},
        {"id": "b", "consents_to": "nobody"},
        {"id": "c"},
    ]
    (note,) = upgraded.notes
    assert "只当作同意写给公安、检察院、法院和法律援助机构" in note


def test_a_consent_that_is_no_yes_or_no_is_found_fault_with_where_it_stands():
    upgraded = upgrade({"version": 1, "third_parties": [{"id": "a", "consents_to_be_named": "是"}]})
    assert upgraded.tables["third_parties"] == [{"id": "a", "consents_to": "是"}]
    assert upgraded.before(("third_parties", 0, "consents_to")) == ("third_parties", 0, "consents_to_be_named")
    assert upgraded.notes == ()


def test_the_comment_beside_a_consent_stays_and_says_how_it_is_read():
    text = 'version = 1\n[[third_parties]]\nid = "a"\nconsents_to_be_named = true  # 问过\n'
    after = upgrade({"version": 1, "third_parties": [{"id": "a", "consents_to_be_named": True}]}).text(text)
    assert 'consents_to = "police_and_court"' in after
    assert "# 问过" in after
    assert "# 第1版里写的“同意写出姓名”没有说给谁看" in after
