"""A sheet for each who saw or heard something: what records show, and room for their own words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.compose.witnesses import MOST_ROWS
from letters.pack.make import Style, make
from letters.render import write_text
from scripts.examples import stories
from tests.shelf import books, engine, planned
from tests.stories import contact, lease, platform, row, story, table

if TYPE_CHECKING:
    from pathlib import Path

    from letters.compose.witnesses import Witnesses

DAY = "2026-11-23"
TODAY = date.fromisoformat(DAY)
POLICE = "complaint/police"
TOLD = "他们骂我母亲是老赖"
SAID = "再不还钱就去你家"


def somebody(relation: str = "母亲", **more: object) -> str:
    return row("third_parties", id="w", relation=relation, **more)


def call(key: str = "I1", at: str = "2026-10-01 09:20", **more: object) -> str:
    known: dict[str, object] = {"to": ["w"], "from_number": "16700000101", "rank": "export", "known_by": "told"}
    return contact(key, at, "call", **{**known, **more})


def found(*parts: str, wanted: str = POLICE) -> Witnesses:
    return planned(story(platform(), *parts), DAY, wanted).witnesses


def sheet(*parts: str) -> str:
    [one] = found(*parts).sheets
    return write_text(engine().document("witness/statement", {"witness": one.view}))


class TestWhatStandsOnIt:
    def test_when_how_and_by_which_number_as_a_record_shows(self) -> None:
        text = sheet(somebody(), call(count=3))
        assert "时间：2026-10-01 09:20；方式：电话；显示的号码或者账号：16700000101；次数：3" in text
        assert "与林若溪的关系：母亲" in text

    def test_nothing_that_the_person_told_and_nothing_of_others_or_of_a_debt(self) -> None:
        told = call(account=TOLD, words=SAID, acts=["threat"], source="林若溪记的")
        other = contact("I2", "2026-10-02 10:00", from_number="16700000102", rank="export", words="别的话")
        text = sheet(somebody(), told, other, lease(), table("story", account="我欠了两期租金"))
        for secret in (TOLD, SAID, "威胁", "别的话", "16700000102", "2026-10-02", "租", "欠", "林若溪记的", "青桐"):
            assert secret not in text

    def test_what_is_only_remembered_leaves_the_lines_to_be_filled_in(self) -> None:
        text = sheet(somebody(), call(rank="memory"))
        assert "16700000101" not in text
        assert "2026" not in text
        estimated = sheet(somebody(), call(count=30, estimated=True))
        assert "16700000101" not in estimated

    def test_the_name_stands_there_only_with_consent(self) -> None:
        assert "说明人：何桂芝" in sheet(somebody(name="何桂芝", consents_to="police_and_court"), call())
        assert "何桂芝" not in sheet(somebody(name="何桂芝"), call())

    def test_it_says_that_all_of_it_may_be_changed_and_leaves_room_to_sign(self) -> None:
        text = sheet(somebody(), call())
        assert "这张纸上的任何内容，包括印好的字，本人都可以修改、划去，也可以不写" in text
        assert "说明人（签名）：" in text
        assert "身份证号码：＿" in text

    def test_many_contacts_are_told_by_number_from_when_to_when(self) -> None:
        calls = [call(f"I{day}", f"2026-10-{day:02d} 09:20") for day in range(1, MOST_ROWS + 3)]
        text = sheet(somebody(), *calls)
        assert f"时间：2026-10-01 09:20至2026-10-{MOST_ROWS + 2:02d} 09:20" in text
        assert f"次数：{MOST_ROWS + 2}" in text


class TestForWhomThereIsOne:
    def test_who_was_there_when_somebody_came_has_one(self) -> None:
        visit = contact("I1", "2026-10-01 21:00", "visit", present="对门邻居从猫眼看到")
        assert found(somebody("对门邻居"), visit).relations == ("对门邻居",)

    def test_who_was_neither_contacted_nor_there_has_none(self) -> None:
        assert not found(somebody(), contact("I1", "2026-10-01 09:20", from_number="16700000101")).sheets

    def test_who_does_not_want_to_be_named_to_anybody_is_not_asked(self) -> None:
        assert not found(somebody(consents_to="nobody"), call()).sheets

    @pytest.mark.parametrize("relation", ["女儿", "弟弟", "孩子", "侄女", "初中同学"])
    def test_who_may_be_under_age_has_none_until_somebody_says_that_they_are_not(self, relation: str) -> None:
        unknown = found(somebody(relation), call())
        assert (unknown.sheets, unknown.young) == ((), (relation,))
        assert found(somebody(relation, adult=True), call()).relations == (relation,)
        child = found(somebody(relation, adult=False), call())
        assert (child.sheets, child.young) == ((), ())

    @pytest.mark.parametrize("relation", ["母亲", "妹夫", "弟媳", "学生家长的班主任老师", "对门邻居", "同事"])
    def test_who_is_called_as_grown_people_are_has_one_unless_it_is_said_that_they_are_not(self, relation: str) -> None:
        if "家长" not in relation:
            assert found(somebody(relation), call()).relations == (relation,)
        assert not found(somebody(relation, adult=False), call()).sheets

    def test_of_several_people_none_has_one_and_the_note_says_how_to_ask(self) -> None:
        group = found(somebody("家族群成员", people=36), call())
        assert (group.sheets, group.several) == ((), ("家族群成员",))
        case = story(platform(), somebody("同事", people=3), call())
        pack = make(planned(case, DAY, POLICE), books(), engine(), Style(("txt",)), TODAY)
        assert "同事：愿意的各写一份" in pack.files[0].content.decode("utf-8-sig")

    def test_the_note_says_what_to_do_about_who_may_be_under_age(self) -> None:
        pack = make(
            planned(story(platform(), somebody("女儿"), call()), DAY, POLICE), books(), engine(), Style(("txt",)), TODAY
        )
        assert [file.name for file in pack.files] == ["00-送出前请看.txt", "01-治安报案书.txt"]
        assert "女儿：满十八周岁的，在案件里写明再写一次；没满的不写" in pack.files[0].content.decode("utf-8-sig")

    def test_there_is_none_where_no_letter_rests_on_what_others_saw(self) -> None:
        assert not found(somebody(), call(), wanted="notice/stop-harassment").sheets

    def test_check_asks_for_the_age_once_and_who_does_not_know_is_not_asked_again(self) -> None:
        def asked(*parts: str, head: str = "") -> bool:
            [letter] = planned(story(platform(), *parts, head=head), DAY, POLICE).letters
            return any(caution.id == "age-unknown" for caution in letter.warnings)

        assert asked(somebody("女儿"), call())
        assert not asked(somebody("女儿", adult=True), call())
        assert not asked(somebody("母亲"), call())
        assert not asked(somebody("女儿"), call(), head='unknown = ["third_parties.w.adult"]')


class TestInThePack:
    CASE = (platform(), somebody(name="何桂芝"), call())

    def test_it_goes_with_the_letter_and_is_no_step_of_its_own(self) -> None:
        plan = planned(story(*self.CASE), DAY, POLICE, "notice/stop-harassment")
        pack = make(plan, books(), engine(), Style(("docx",)), TODAY)
        names = [file.name for file in pack.files]
        assert names == [
            "00-送出前请看.docx",
            "01-治安报案书.docx",
            "02-停止侵害告知函.docx",
            "附1-情况说明.docx",
        ]
        assert [one.letter.head.id for one in pack.written] == [POLICE, "notice/stop-harassment"]

    def test_the_note_puts_it_to_the_letters_that_rest_on_it_alone(self) -> None:
        plan = planned(story(*self.CASE), DAY, POLICE, "notice/stop-harassment")
        pack = make(plan, books(), engine(), Style(("txt",)), TODAY)
        note = pack.files[0].content.decode("utf-8-sig")
        assert "□ 附1 母亲" in note
        assert "签好附在第1份里" in note
        assert note.count("签好的情况说明（附1）") == 1
        assert "何桂芝" not in "".join(file.name for file in pack.files)


@pytest.mark.long
@pytest.mark.parametrize("folder", stories(), ids=lambda folder: folder.name)
def test_no_sheet_of_an_example_holds_a_word_of_the_person_and_each_has_one_page(folder: Path) -> None:
    pytest.importorskip("typst", reason="Typst is not installed")
    from letters.render import Part, numbered, page_counts

    case = read(folder / "case.toml", today=TODAY)
    told = [text for each in case.incidents for text in (each.words, each.account) if text]
    for one in select(case, books(), case.written_on or TODAY).witnesses.sheets:
        made = numbered(engine().document("witness/statement", {"witness": one.view}))
        text = write_text(made)
        assert not [words for words in told if words in text]
        assert not [term for term in ("租", "欠", "催收", "骚扰", "威胁", "辱骂") if term in text]
        assert page_counts([Part(made, "compact")]) == (1,)
