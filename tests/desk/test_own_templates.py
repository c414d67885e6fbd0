"""One's own templates: a check and writing refuse the same heads in the same words, and masks follow the reader."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.catalogue import Library
from letters.desk import Paper, open_case, own_templates, preview_letters
from letters.desk.bench import Desk
from letters.errors import TemplateError
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, person, platform, row, table, text_of

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 26)
ID = "complaint/mine"
PHONE = "19900007788"
PLAIN = "<h1>信</h1>"


def put(folder: Path, name: str, body: str, head: dict[str, object]) -> None:
    """A template with a sound head, but for what is given."""
    keys = {"title": "信", "kind": "complaint", "addressee": "police", "law_as": "police", **head}
    lines = [f"{key} = {str(value).lower() if isinstance(value, bool) else value!r}" for key, value in keys.items()]
    path = folder / f"{name}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(["+++", *lines, "+++", body, ""]), encoding="utf-8")


def desk(folder: Path) -> Desk:
    """A desk with the templates of a folder alone: the bundled ones are known to be sound."""
    return Desk(Library((folder,)), Paper())


def told_by_check(folder: Path) -> tuple[str, ...]:
    return own_templates.check_templates(desk(folder)).faults


def told_by_write(folder: Path, wanted: str = ID) -> str:
    opened = open_case(text_of(contact("I1", "2026-11-20 22:30")), TODAY)
    with pytest.raises(TemplateError) as refused:
        preview_letters(opened, desk(folder), wanted, "txt")
    return str(refused.value)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"addressee": "../x"}, "文件头的 addressee 不能写“../x”"),
        ({"addressee": "polise"}, "是不是 police？"),
        ({"addressee": "same"}, "要有 follows = true"),
        ({"law_as": "polise"}, "文件头的 law_as 不能写“polise”"),
        ({"law_as": ""}, "文件头的 law_as 不能写“”"),
        ({"needs": ["x"]}, "文件头的 needs 里有案件没有的字段 x"),
        ({"needs": ["incidents.x"]}, "文件头的 needs 里有案件没有的字段 incidents.x"),
        ({"needs": ["story.account.x"]}, "文件头的 needs 里有案件没有的字段 story.account.x"),
        ({"needs": ["offer.x"]}, "文件头的 needs 里有案件没有的字段 offer.x"),
        ({"annexes": ["annex/none"]}, "文件头的 annexes 里有不存在的附件 annex/none"),
        ({"annexes": ["complaint/police"]}, "文件头的 annexes 里有不存在的附件 complaint/police"),
        ({"kind": "cover"}, "文件头的 kind 写 cover 的只有 cover/note"),
        ({"kind": "statistics"}, "文件头的 kind 写 statistics 的只有 statistics/report"),
        ({"copies": 0}, "文件头的 copies 不能写 0"),
        ({"title": " "}, "文件头的 title 是空的"),
        ({"masks": ["x"]}, "文件头的 masks 不能写 x"),
        ({"order": "x"}, "文件头的 order 应为整数"),
    ],
)
def test_a_head_that_is_wrong_is_refused_by_check_and_by_write_in_the_same_words(
    tmp_path: Path, head: dict[str, object], words: str
) -> None:
    put(tmp_path, ID, PLAIN, head)
    [told] = told_by_check(tmp_path)
    assert words in told
    assert told_by_write(tmp_path) == told


@pytest.mark.parametrize(("name", "kind"), [("cover/note", "cover"), ("statistics/report", "statistics")])
def test_what_stands_in_the_place_of_a_note_is_no_letter(tmp_path: Path, name: str, kind: str) -> None:
    put(tmp_path, name, PLAIN, {})
    [told] = told_by_check(tmp_path)
    assert f"文件头的 kind 应为 {kind}" in told
    assert told_by_write(tmp_path, name) == told


def test_a_topic_that_the_law_does_not_know_is_refused_by_write_as_by_check(tmp_path: Path) -> None:
    put(tmp_path, ID, "<p>{{ law.filling }}</p>", {})
    [told] = told_by_check(tmp_path)
    assert "没有名为 filling 的法律主题" in told
    assert told_by_write(tmp_path) == told


def test_a_need_that_leads_through_a_table_is_no_fault(tmp_path: Path) -> None:
    put(tmp_path, ID, PLAIN, {"needs": ["offer.source", "complainant.id_number", "contacts", "incidents"]})
    assert told_by_check(tmp_path) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<h1>信</h1>\n<p>{{ 'x' | money }}</p>", 8),
        ("<h1>信</h1>\n<p>{{ rows | length + 'x' }}</p>", 8),
        ("<h1>信</h1>\n<p>{{ 7 // (rows | length - rows | length) }}</p>", 8),
    ],
    ids=["filter", "sum", "division"],
)
def test_what_shows_only_when_a_letter_is_made_is_told_by_the_check_too(tmp_path: Path, body: str, line: int) -> None:
    put(tmp_path, ID, body, {})
    [told] = told_by_check(tmp_path)
    assert told.startswith(f"模板 {ID} 第 {line} 行：")
    assert told_by_write(tmp_path) == told


TOLD = (
    "<h1>信</h1>{% for told in [sender.id_number, sender.address, sender.workplace] %}"
    "{% if told %}<p>{{ told }}</p>{% endif %}{% endfor %}"
    "{% for line in account %}<p>{{ line }}</p>{% endfor %}"
)
SECRETS = {"id": ID_NUMBER, "home": ADDRESS, "work": "锦城汽车维修服务有限公司", "phone": PHONE, "name": "诸葛婉清"}
WHO = person(id_number=ID_NUMBER, workplace=SECRETS["work"])
CASE = (
    table("story", account=f"他们打给{SECRETS['name']}，号码{PHONE}。"),
    lease(),
    platform(),
    contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家", from_number="17000000001"),
    row("third_parties", id="T1", name=SECRETS["name"], relation="母亲", phone=PHONE),
)


def printed(folder: Path, head: dict[str, object]) -> set[str]:
    """Which secrets a letter prints whose head asks for no masks at all."""
    put(folder, ID, TOLD, head)
    opened = open_case(text_of(*CASE, who=WHO), TODAY)
    [letter] = preview_letters(opened, desk(folder), ID, "txt")
    return {what for what, secret in SECRETS.items() if secret in letter.text}


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ({"addressee": "police"}, {"id", "home", "work"}),
        ({"addressee": "court"}, {"id", "home", "work"}),
        ({"addressee": "market-regulator", "law_as": "market-regulator"}, {"home"}),
        ({"addressee": "consumer-association", "law_as": "consumer-association"}, {"home"}),
        ({"addressee": "platform", "law_as": "platform"}, set()),
        ({"addressee": "parties", "law_as": "platform"}, set()),
        ({"addressee": "", "kind": "notice", "law_as": "platform"}, set()),
        ({"addressee": "", "kind": "authorisation", "law_as": "platform"}, {"id", "home", "work"}),
    ],
)
def test_masks_follow_the_reader_where_a_head_asks_for_none(
    tmp_path: Path, head: dict[str, object], shown: set[str]
) -> None:
    assert printed(tmp_path, {**head, "masks": []}) == shown


def test_a_head_may_hide_more_than_its_reader_demands(tmp_path: Path) -> None:
    assert printed(tmp_path, {"masks": ["id_number", "home_address", "workplace"]}) == set()
