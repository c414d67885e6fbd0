"""Reading the data: a new row needs no code, a wrong one is named."""

from __future__ import annotations

from datetime import date

import pytest

from letters.errors import DataError, FileError
from letters.law import Ground, cite_text, load

pytestmark = pytest.mark.usefixtures("each_text_is_parsed_once")

PENALTIES = "acts/police-penalties.toml"
NEW_PROVISION = """
[[provision]]
version = "2012"
article = 22
topics = ["police_duty"]
when = [{ acts = ["violence"] }]
limit = { days = 5 }
summary = "民警应当表明身份。"
terms = ["身份"]
verified = true
checked_on = 2026-11-23
"""


def test_a_new_provision_is_one_entry_and_no_code(folder):
    path = folder / "acts/police-law.toml"
    path.write_text(path.read_text(encoding="utf-8") + NEW_PROVISION, encoding="utf-8")
    law, day = load(folder), date(2026, 11, 23)
    assert cite_text(law.cite("police_duty", day)) == "《人民警察法》第六条、第二十一条"
    beaten = Ground("police", 1, frozenset({"violence"}), frozenset({"visit"}))
    assert cite_text(law.cite("police_duty", day, beaten)) == "《人民警察法》第六条、第二十一条、第二十二条"


def test_a_new_act_is_one_file(folder):
    (folder / "acts/new-act.toml").write_text(
        """
[act]
id = "new-act"
title = "中华人民共和国新法"
short = "新法"
rank = "law"
order = 999

[[version]]
id = "1"
instrument = "2027-01-01 通过"
from = 2027-03-01
source = "公报"

[[provision]]
version = "1"
article = 3
suffix = "之一"
topics = ["threat"]
from = 2027-06-01
summary = "晚三个月施行。"
verified = true
checked_on = 2027-03-01
""",
        encoding="utf-8",
    )
    law = load(folder)
    assert "新法" not in cite_text(law.on("threat", date(2027, 5, 31)))
    assert cite_text(law.on("threat", date(2027, 6, 1))).endswith("，《新法》第三条之一")


def test_a_new_topic_fact_and_lead_are_entries_too(folder):
    for name, more in {
        "words.toml": 'curfew = "宵禁期间"\n',
        "topics.toml": '[[topic]]\nname = "curfew"\nlabel = "宵禁"\nkind = "substance"\n',
        "grounds.toml": '[[fact]]\nfacts = ["curfew"]\naddressees = ["police"]\ntopics = ["curfew"]\n',
    }.items():
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n" + more, encoding="utf-8")
    assert load(folder).topics_for_fact("curfew", "police") == {"curfew"}


def test_the_bundled_law_is_read_once():
    assert load() is load()


BROKEN = [
    (PENALTIES, "repealed_on = 2026-01-01", "repealed_on = 2026-06-40", "不是合法的 TOML"),
    (PENALTIES, "repealed_on = 2026-01-01", 'repealed_on = "2026-01-01"', "repealed_on 的值 '2026-01-01' 不对"),
    (PENALTIES, "repealed_on = 2026-01-01", "repealed_on = 2026-01-01T00:00:00", "repealed_on 的值"),
    (PENALTIES, "repealed_on = 2026-01-01", "repealed_on = 2013-01-01", "失效日 2013-01-01 不晚于施行日 2013-01-01"),
    (PENALTIES, "repealed_on = 2026-01-01", "repealed = 2026-01-01", "version[1]（2012）：多出不认识的键 repealed"),
    (PENALTIES, 'id = "2025"', 'id = "2012"', "version[2]（2012）：文本 2012 重复"),
    (PENALTIES, 'rank = "law"', 'rank = "custom"', "rank 里的 custom 不在词表中"),
    (PENALTIES, 'id = "police-penalties"', 'id = "police"', "文件名却是 police-penalties.toml"),
    (PENALTIES, "verified = true\n", "", "provision[1]：缺少 verified"),
    (PENALTIES, "verified = true", 'verified = "yes"', "verified 的值 'yes' 不对"),
    (PENALTIES, "verified = true", "verified = 1", "verified 的值 1 不对"),
    (PENALTIES, "article = 22", "article = true", "article 的值 True 不对"),
    (PENALTIES, "article = 22", "article = -1", "article 的值 -1 不对"),
    (PENALTIES, "article = 22", "article = 10000", "article 的值 10000 不对"),
    (PENALTIES, "article = 22", "artcle = 22", "provision[1]：多出不认识的键 artcle"),
    (PENALTIES, "article = 22", "article = 43", "2012 的 43 重复"),
    (PENALTIES, 'item = "二"', 'item = "2"', "item 的值 2 不对"),
    (PENALTIES, "paragraph = 1", "paragraph = 0", "paragraph 的值 0 不对"),
    (PENALTIES, 'version = "2012"', 'version = "2013"', "version 里的 2013 不在词表中"),
    (PENALTIES, 'topics = ["threat"]', 'topics = ["treat"]', "topics 里的 treat 不在词表中"),
    (PENALTIES, 'topics = ["threat"]', "topics = []", "topics 不能为空"),
    (PENALTIES, 'topics = ["threat"]', "topics = [1]", "topics[1] 的值 1 不对"),
    (PENALTIES, 'summary = "六个月追究时效。"', 'summary = ""', "summary 的值 '' 不对"),
    (PENALTIES, "checked_on = 2026-11-23", "", "缺少 checked_on"),
    (PENALTIES, "limit = { months = 6 }", "limit = { moons = 6 }", "provision[1] limit：多出不认识的键 moons"),
    (PENALTIES, "limit = { months = 6 }", "limit = { months = 0 }", "months 的值 0 不对"),
    (PENALTIES, "limit = { months = 6 }", "limit = { months = 6, days = 1 }", "limit 应当只有一项"),
    (
        "elements.toml",
        'shown_by = [{ acts = ["threat"] }]',
        'shown_by = [{ acts = ["reminder"] }]',
        "acts 里的 reminder",
    ),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', "shown_by = [{}]", "条件是空的"),
    (
        "elements.toml",
        'shown_by = [{ acts = ["threat"] }]',
        'shown_by = [{ act = ["threat"] }]',
        "shown_by[1]：多出不认识的键 act",
    ),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', 'shown_by = [{ facts = ["publik"] }]', "facts 里的 publik"),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', 'shown_by = ["threat"]', "shown_by[1] 的值 'threat' 不对"),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', "shown_by = [{ contacts = 0 }]", "contacts 的值 0 不对"),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', "shown_by = [{ contacts = 3 }]", "不写次数和收件方"),
    ("elements.toml", 'shown_by = [{ acts = ["threat"] }]', "shown_by = []", "缺少 shown_by"),
    ("elements.toml", 'name = "insulted_openly"', 'name = "threat_to_person"', "要件 threat_to_person 重复"),
    (PENALTIES, 'elements = ["chased"]', 'elements = ["chases"]', "elements 里的 chases 不在词表中"),
    ("topics.toml", 'name = "insult"', 'name = "threat"', "topic[5]（threat）：主题 threat 重复"),
    ("topics.toml", 'kind = "substance"', 'kind = "subject"', "kind 里的 subject 不在词表中"),
    ("topics.toml", "gap_days = 30\n", "", "course 与 gap_days 应同时写"),
    ("grounds.toml", 'acts = ["contact"]', 'acts = ["contakt"]', "ground[1]：acts 里的 contakt"),
    ("grounds.toml", 'acts = ["contact"]', "acts = []", "ground[1]：acts 不能为空"),
    ("grounds.toml", 'practices = ["no_licence"]', 'practices = ["no_license"]', "practices 里的 no_license"),
    ("grounds.toml", 'facts = ["minor"]', 'channels = ["call"]\nfacts = ["minor"]', "多出不认识的键 channels"),
    ("words.toml", "addressees = ", "adressees = ", "多出不认识的键 adressees"),
    ("words.toml", "last = 2027-12-31", "last = 2020-12-31", "日期先后不对"),
    ("words.toml", "[horizon]", "[horizons]", "多出不认识的键 horizons"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), BROKEN)
def test_wrong_data_is_refused_by_file_and_row(edit, name, old, new, message):
    folder = edit(name, old, new)
    with pytest.raises(DataError) as caught:
        load(folder)
    assert message in caught.value.message
    assert caught.value.message.startswith(name.rpartition("/")[2])


def test_a_missing_file_is_said_to_be_missing(folder):
    (folder / "grounds.toml").unlink()
    with pytest.raises(FileError, match=r"grounds\.toml"):
        load(folder)


def test_a_file_that_is_not_text_is_said_to_be_unreadable(folder):
    (folder / "topics.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(FileError, match=r"topics\.toml"):
        load(folder)


def test_a_folder_without_acts_is_refused(folder):
    for path in (folder / "acts").iterdir():
        path.unlink()
    with pytest.raises(DataError, match="没有法规文件"):
        load(folder)
