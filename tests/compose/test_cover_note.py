"""The note that is read before letters are sent: one table, each warning once, and nothing made up."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, cast

from letters.case.file import read
from letters.compose.choose.selection import select
from letters.compose.cover import cover_context
from letters.compose.sending import copies, enclosures, numbers_of
from letters.render import write_text
from scripts.run import ROOT
from tests.shelf import books, engine, planned
from tests.stories import contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case
    from letters.compose.choose.selection import Selection
    from letters.compose.view.cover_views import CoverLine

DAY = "2026-11-23"
TODAY = date.fromisoformat(DAY)
AUTHORISED = table("agent", kind="authorised", name="林若安", relation="姐姐", phone="19900000132")
PARENT = table("agent", kind="statutory", name="林若安", relation="母亲", phone="19900000132", proof="户口簿")
CALLS = contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101")
AGENCY = row("respondents", id="agency", roles=["collector"], name="磐垣信息咨询有限公司")
NOTICES = ("notice/stop-harassment",)


@cache
def told(name: str) -> tuple[Selection, str]:
    """What an example's case gives, and its note."""
    case = read(ROOT / "examples" / name / "case.toml", today=TODAY)
    plan = select(case, books(), TODAY)
    return plan, note(plan)


def note(plan: Selection) -> str:
    context = cover_context(plan, [("报案人",) for _ in plan.ready], books(), TODAY)
    return write_text(engine().document("cover/note", context))


def lines(case: Case, *wanted: str) -> tuple[CoverLine, ...]:
    plan = planned(case, DAY, *wanted)
    return cast(
        "tuple[CoverLine, ...]", cover_context(plan, [("报案人",) for _ in plan.ready], books(), TODAY)["lines"]
    )


class TestWhereItGoes:
    def test_a_business_is_told_with_its_address_and_where_that_is_from(self) -> None:
        [line] = lines(story(platform(known_from="合同首页", phone="0755-00000021"), CALLS), *NOTICES)
        assert line.places == (
            "地址：广东省深圳市南山区某某大厦1201（来源：合同首页）",
            "电话：0755-00000021（您填写的）",
        )

    def test_what_nobody_filled_in_is_said_to_be_missing_and_where_to_look(self) -> None:
        *_, agency = lines(story(platform(), AGENCY, CALLS), *NOTICES)
        address, phone = agency.places
        assert address.startswith("地址没有填：查国家企业信用信息公示系统")
        assert phone == "电话：没有"

    def test_of_a_body_no_address_and_no_number_is_made_up(self) -> None:
        [line] = lines(story(platform(), CALLS), "complaint/police")
        assert line.places == ("地址、电话：打114问，或者看当地公安局官网、公众号",)

    def test_a_name_that_was_inferred_is_to_be_confirmed_and_a_confirmed_one_is_not(self) -> None:
        [inferred] = lines(story(platform(), CALLS), "complaint/police")
        assert "名称由地址推断，也可能是" in inferred.check
        known = table("addressees", police="杭州市公安局西湖区分局翠苑派出所")
        [line] = lines(story(platform(), known, CALLS), "complaint/police")
        assert not line.check

    def test_whoever_gets_a_second_letter_is_told_by_the_number_of_the_first(self) -> None:
        first, second = lines(story(platform(), CALLS), *NOTICES, "request/personal-information")
        assert first.ways
        assert (second.addressee, second.places, second.ways) == (first.addressee, ("同第1份",), "同第1份")


class TestHowItIsHandedIn:
    def test_notices_differ_by_whom_they_go_to(self) -> None:
        to_platform, to_agency = lines(story(platform(), AGENCY, CALLS), *NOTICES)
        assert "App客服、邮箱发一遍，截图留时间和对方账号" in to_platform.ways
        assert "不在电话里谈" in to_agency.ways
        assert "App" not in to_agency.ways

    def test_every_kind_of_reader_has_a_way_and_a_place_to_look_up(self) -> None:
        for role in books().directory.roles.values():
            assert role.channels, role.id
            assert role.find, role.id

    def test_what_goes_where_an_earlier_letter_went_is_handed_in_as_that_was(self) -> None:
        plan, text = told("no-answer-from-the-police")
        assert any(letter.head.addressee == "same" for letter in plan.ready)
        row_of_reminder = next(line for line in text.splitlines() if "文书：催办函" in line)
        assert "照上次的办法交" in row_of_reminder
        assert "受案回执" not in row_of_reminder


class TestHowManyAndWhatIsPutToIt:
    def test_of_a_power_of_attorney_there_is_one_for_each_letter_that_the_agent_signs_and_two_to_keep(self) -> None:
        plan, _ = told("phone-sent-back")
        ready = plan.ready
        [shown] = [letter for letter in ready if letter.head.id == "authorisation/for-business"]
        signed = [letter for letter in ready if "授权委托书（交对方）1份" in enclosures(letter)]
        assert len(signed) > 2
        assert copies(shown, ready) == len(signed) + 2

    def test_what_the_person_signs_alone_carries_no_power_of_attorney(self) -> None:
        offered = planned(story(platform(), lease(), offer(), CALLS, AUTHORISED), DAY, "negotiation/instalments").ready
        [offer_made] = offered
        assert enclosures(offer_made) == offer_made.head.attach

    def test_an_office_gets_the_agents_papers_and_a_business_no_number(self) -> None:
        both = planned(story(platform(), CALLS, AUTHORISED), DAY, "complaint/police", *NOTICES).ready
        police, notice = map(enclosures, both)
        assert police[-1] == "授权委托书1份、代理人身份证复印件"
        assert notice[-1] == "授权委托书（交对方）1份"
        both = planned(story(platform(), CALLS, PARENT), DAY, "complaint/police", *NOTICES).ready
        police, notice = map(enclosures, both)
        assert police[-1] == "户口簿复印件、法定代理人身份证复印件"
        assert notice[-1] == "户口簿复印件（盖住证件号码、住址）"

    def test_a_court_gets_one_for_each_who_is_sued(self) -> None:
        plan, _ = told("not-filed-and-no-settlement")
        [suit] = [letter for letter in plan.ready if letter.head.id == "lawsuit/civil"]
        assert len(suit.addressee.respondents) == 2
        assert copies(suit, plan.ready) == suit.head.copies + 1


class TestEachThingOnce:
    def test_a_warning_over_several_letters_is_told_once_with_their_numbers(self) -> None:
        _, text = told("family-and-colleagues-called")
        assert text.count("请在打开文书后核对") == 1
        assert "第4至6份：以下内容已在这份文书里遮蔽：母亲的姓名、配偶的姓名。" in text

    def test_several_reasons_about_the_same_letters_are_one_sentence(self) -> None:
        _, text = told("illness-and-instalments")
        assert text.count("付不起方案里的款项") == 1
        assert "等4个月；“分期”2026年12月" in text

    def test_what_the_table_says_is_no_warning_beside_it(self) -> None:
        _, text = told("family-and-colleagues-called")
        assert "□ 待确认：名称由地址推断" in text
        assert "是由地址推断的，请核实" not in text

    def test_what_the_case_file_can_answer_is_only_counted(self) -> None:
        _, text = told("minor-at-a-phone-shop")
        assert "没有填写同一争议" not in text
        assert "提示的出处、另有2件可以补填的：在网页上点“看文书”" in text

    def test_what_weighs_is_told_with_its_first_place_and_how_many_there_are(self) -> None:
        wild = table("story", account="他们必须退一赔三。")
        talk = row("dealings", on="2026-10-02", how="电话", asked="必须退一赔三。")
        text = note(planned(story(platform(), CALLS, wild, talk), DAY, "complaint/police"))
        assert "见自述：“他们必须退一赔三”等2处。" in text

    def test_numbers_of_letters_stand_as_they_are_counted(self) -> None:
        assert numbers_of([2, 3]) == "第2、3份"
        assert numbers_of([1, 3, 4, 5, 8, 9]) == "第1、3至5、8、9份"
        assert numbers_of([1, 2, 3], 3) == "每一份"
        assert numbers_of([1], 1) == "第1份"


class TestTheOrder:
    def test_the_police_come_first_and_a_complaint_is_kept_apart_from_a_report(self) -> None:
        _, text = told("family-and-colleagues-called")
        assert "第1份先交：拿到的受案回执" in text
        assert "投诉（第2份）和举报（第3份）分开交" in text
        assert "第4至6份放在报案、投诉后面：寄以前先把录音" in text

    def test_a_notice_alone_comes_after_nothing(self) -> None:
        _, text = told("phone-sent-back")
        assert "第3至5份：寄以前先把录音" in text

    def test_the_last_day_for_a_letter_that_follows_is_told(self) -> None:
        _, text = told("not-filed-and-no-settlement")
        assert "盯住日子：第1份在2026年11月25日以前寄出或者交到。" in text

    def test_a_paper_that_came_is_told_before_anything_else(self) -> None:
        _, text = told("payment-order-came")
        assert text.index("先看收到的文书") < text.index("2026年12月1日以前") < text.index("照这张表送")

    def test_what_to_do_first_stands_before_the_long_table(self) -> None:
        _, text = told("two-platforms")
        assert text.index("先做什么") < text.index("第1份先交") < text.index("照这张表送") < text.index("每一份怎么做")

    def test_a_letter_that_is_not_written_is_told_by_its_reader_where_another_has_its_title(self) -> None:
        _, text = told("two-platforms")
        assert "• 交消费者协会（消保委）的消费者投诉书（栈桥数租）：同一争议按您的选择先交给另一家" in text
        assert "• 交市场监督管理局的消费者投诉书（雾汀租）：同一争议" in text

    def test_paper_says_where_to_click_and_which_commands_are_typed_for_which_file(self) -> None:
        _, text = told("two-platforms")
        commands = text[text.index("寄出一份记一份") :]
        assert "在网页上点“打印和送出”，再点“今天送了，记下来”" in commands
        assert "在网页上点“看文书”" in commands
        assert "letters track sent 案件文件 文书名称" in commands
        assert "letters list 案件文件" in commands
        assert "letters check 案件文件" in commands

    def test_where_nothing_is_ready_it_says_so_and_why(self) -> None:
        text = note(planned(story(platform(), who=person()), DAY, "complaint/police"))
        assert "这次没有可以送出的文书" in text
        assert "次序" not in text
