"""Who has nothing to do with a contract signs no word of one; a guarantor says that he is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from letters.errors import CaseError
from letters.pack.make import document
from letters.render import write_text
from scripts.examples import FOLDER
from tests.compose.sent import SENT
from tests.shelf import books, engine, planned
from tests.stories import contact, lease, offer, person, row, story

if TYPE_CHECKING:
    from letters.case import Case

DAY = "2026-11-23"
OF_A_CONTRACT = ("租", "合同", "欠", "债")
POLICE, NOTICE, REQUEST = "complaint/police", "notice/stop-harassment", "request/personal-information"
CYBERSPACE = "complaint/cyberspace"
OUTSIDERS = ("contact", "stranger")
# Names and accounts without such a word, so that every one that is found is the letter's own.
BUSINESS = row(
    "respondents",
    id="p",
    roles=["platform", "lessor"],
    name="禾风网络科技有限公司",
    address="广东省深圳市南山区某某路1号",
)
COLLECTOR = row(
    "respondents", id="c", roles=["collector"], name="启岸商务咨询有限公司", address="安徽省合肥市某某路8号"
)
SISTER = row("third_parties", id="sister", relation="妹妹", people=1)
BARE = (BUSINESS, contact("I1", "2026-10-05 21:49", count=3, from_number="16700001001"))
FULL = (
    *BARE,
    COLLECTOR,
    SISTER,
    contact("I2", "2026-10-06 22:10", "sms", acts=["threat"], from_number="16700001002", words="明天去找你。"),
    contact("I3", "2026-10-07", "visit", acts=["refuses_to_leave"], place="本人家门口", present="两名男子"),
    contact("I4", "2026-10-08 09:00", to=["sister"], acts=["debt_disclosed"], account="说了本人家里的事"),
    contact("I5", "2026-10-09", "social", acts=["insult", "defamation"], audience=30, words="骗子", by="c"),
    row("dealings", on="2026-10-01", how="电话", asked="不要再打来", answered="没有答复", objection=True),
    row("harms", what="失眠就诊", on="2026-10-10"),
)

PROOF = row("evidence", id="E1", title="通话录音", kind="recording", proves="来电内容")


def letters_of(case: Case) -> dict[str, str]:
    """Every letter that the case gives, whatever was asked for, as text by its id; several of one id as one."""
    found: dict[str, str] = {}
    for letter in planned(case, DAY, *(head.id for head in books().heads if head.is_letter)).letters:
        found[letter.head.id] = found.get(letter.head.id, "") + write_text(document(letter, engine()))
    return found


def outsider(role: str, *parts: str, **more: object) -> Case:
    return story(*parts, who=person(role=role, id_number="330106199908140021", **more))


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("parts", [BARE, FULL], ids=["bare", "full"])
def test_an_outsider_signs_no_word_of_a_contract_or_a_debt(role: str, parts: tuple[str, ...]) -> None:
    written = letters_of(outsider(role, *parts))
    assert {POLICE, NOTICE, REQUEST, CYBERSPACE, "lawsuit/civil"} <= written.keys()
    said = {(letter, line) for letter, text in written.items() for line in text.splitlines() if speaks(line)}
    assert said == set()


@pytest.mark.parametrize("role", OUTSIDERS)
@pytest.mark.parametrize("name", SENT)
def test_nor_does_a_letter_that_follows_one_of_theirs(role: str, name: str) -> None:
    wanted, filed, _ = SENT[name]
    if not any(sent in filed[0] for sent in (POLICE, CYBERSPACE, NOTICE, REQUEST)):
        pytest.skip("what it follows is none of an outsider's letters")
    case = outsider(role, *BARE, *filed)
    texts = [write_text(document(one, engine())) for one in planned(case, DAY, wanted).letters]
    assert texts
    assert [line for text in texts for line in text.splitlines() if speaks(line)] == []


def speaks(line: str) -> bool:
    return any(word in line for word in OF_A_CONTRACT)


def test_where_nobody_said_what_the_sender_is_and_there_is_no_contract_nothing_is_said_of_one() -> None:
    written = letters_of(story(*FULL))
    for letter in (POLICE, NOTICE, REQUEST, CYBERSPACE):
        assert [line for line in written[letter].splitlines() if speaks(line)] == []
    assert "核实本人的号码为何用于上述联系；没有合法依据使用的，停止使用并删除" in written[NOTICE]


@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_asks_to_be_left_alone_and_the_number_to_be_deleted(role: str) -> None:
    written = letters_of(outsider(role, *FULL))
    assert "不再拨打本人的号码（19900000011），不再向其发送信息" in written[NOTICE]
    assert "名单、系统中删除本人的号码和其他个人信息" in written[NOTICE]
    assert "只在合理时段联系本人" not in written[NOTICE]
    assert "也不表示本人愿意代他人支付、传话或者提供他人的去向" in written[NOTICE]
    assert "删除：请删除本人的号码和与之关联的其他信息，不再用于联系" in written[REQUEST]
    assert "上述联系仍在进行的，依法予以制止" in written[POLICE]


def test_who_asks_to_be_left_out_rests_on_refusal_deletion_and_an_answer_and_on_no_other_right() -> None:
    written = letters_of(outsider("contact", *FULL))[NOTICE]
    (asked,) = {line for line in written.splitlines() if "名单、系统中" in line}
    assert "《中华人民共和国个人信息保护法》第四十四条、第四十七条、第五十条" in asked
    assert "第四十五条" not in asked
    assert "网络安全法" not in asked


def test_the_enclosures_of_a_notice_stand_in_one_line() -> None:
    written = letters_of(outsider("contact", *FULL))[NOTICE]
    assert {line.strip() for line in written.splitlines() if "附件：" in line} == {"附件：催收事件明细表"}
    heard = contact("I6", "2026-10-10 21:00", evidence=["E1"])
    proved = letters_of(outsider("contact", *FULL, heard, PROOF))[NOTICE]
    assert {line.strip() for line in proved.splitlines() if "附件：" in line} == {
        "附件：1. 催收事件明细表　2. 证据目录"
    }


def test_each_says_what_they_are() -> None:
    mother = letters_of(outsider("contact", *BARE, looking_for="儿子"))
    for letter, signer in ((POLICE, "报案人"), (NOTICE, "告知人"), (REQUEST, "请求人"), (CYBERSPACE, "投诉人")):
        assert f"{signer}只是被联系的人" in mother[letter]
        assert "没有办理过任何手续，也没有为他人提供担保" in mother[letter]
        assert "下述联系要找的人：儿子。" in mother[letter]
        assert f"{signer}不认识下述联系要找的人" in letters_of(outsider("stranger", *BARE))[letter]
        assert "要找的人" not in letters_of(story(*BARE)).get(letter, "")


def test_letters_of_a_lessee_are_neither_written_for_others_nor_listed_among_what_lacks() -> None:
    for role in (*OUTSIDERS, "guarantor"):
        case = story(*BARE, who=person(role=role))
        plan = planned(case, DAY)
        told = {one.head.id for one in (*plan.unwritten, *plan.spare)} | {one.head.id for one in plan.letters}
        assert not [
            one for one in told if one.startswith(("negotiation", "agreement", "complaint/consumer", "complaint/m"))
        ]
        asked = planned(case, DAY, "complaint/consumer-association").unwritten
        assert [lack.what for one in asked for lack in one.lacks] == ["由租机的人（合同是本人签的）来写"]


@pytest.mark.parametrize("told", [lease(), lease() + offer()], ids=["lease", "offer"])
@pytest.mark.parametrize("role", OUTSIDERS)
def test_an_outsider_has_no_contract_to_tell_of_and_nothing_to_offer(role: str, told: str) -> None:
    with pytest.raises(CaseError) as caught:
        story(*BARE, told, who=person(role=role))
    assert {problem.where.split()[-1] for problem in caught.value.problems} == {"complainant.role"}
    assert "却填了租赁合同" in str(caught.value)


def test_a_contract_makes_its_teller_the_lessee_unless_they_say_otherwise() -> None:
    assert story(lease()).stands_as == "lessee"
    assert story(lease(), who=person(role="guarantor")).stands_as == "guarantor"
    assert story().stands_as is None


def test_a_guarantors_letters_say_so_and_neither_that_he_rented_nor_that_he_owes() -> None:
    case = story(*FULL, lease(order_number="QT-1"), who=person(role="guarantor", looking_for="弟弟"))
    written = letters_of(case)
    for letter, signer in ((POLICE, "报案人"), (NOTICE, "告知人"), (REQUEST, "请求人"), (CYBERSPACE, "投诉人")):
        assert f"{signer}是下列手机租赁合同的担保人（承租人：弟弟）" in written[letter]
        assert "不构成对担保的效力、方式、范围、期间和任何金额的确认" in written[letter]
        assert "本人通过禾风" not in written[letter]
        assert "投诉人通过禾风" not in written[letter]
    assert "不否认依法应付的部分" not in written[NOTICE]
    assert "只在合理时段联系本人" in written[NOTICE]


NUMBERS = [
    {"number": "19900000011", "since": "2026-03-01"},
    {"number": "19900000012", "since": "2020-01-01", "until": "2026-02-28"},
]


def test_own_numbers_are_told_with_their_days_to_who_needs_them() -> None:
    told = "19900000011（自2026年3月1日起使用）、19900000012（2020年1月1日至2026年2月28日使用）"
    stranger = letters_of(outsider("stranger", *BARE, phones=NUMBERS))
    assert f"被联系的号码：{told}" in stranger[POLICE]
    assert "不再拨打本人的号码（19900000011），" in stranger[NOTICE], "a number given up is nobody's to forbid"
    lessee = letters_of(story(*BARE, lease(), who=person(phones=NUMBERS)))
    assert f"本人的号码：{told}" in lessee[POLICE]
    assert "19900000012" not in lessee[NOTICE], "the business learns no further number of somebody it calls"


BROTHER = {"id": "bro", "relation": "哥哥", "phone": "19900000188"}
TO_BROTHER = contact("I9", "2026-10-05 10:00", to=["bro"], acts=["debt_disclosed"], account="要我还钱")


def brothers(**told: object) -> dict[str, str]:
    """The letters of a lessee whose brother was called."""
    return letters_of(story(BUSINESS, row("third_parties", **{**BROTHER, **told}), lease(), TO_BROTHER))


def test_a_guarantor_is_told_apart_and_is_nobody_whose_number_is_to_be_deleted() -> None:
    written = brothers(is_guarantor=True)
    assert "他人收到来电1次，其中联系担保人：哥哥1次" in written[NOTICE]
    assert "哥哥（担保人）" in written[POLICE]
    for letter in (NOTICE, POLICE, "complaint/consumer-association"):
        assert "联系他人1次" not in written[letter]
        assert "向他人透露" not in written[letter]
    assert "的联系方式，通知受托单位一并删除" not in written[NOTICE]
    assert "不再联系他人" not in written[NOTICE]
    assert "据哥哥转述" not in written[POLICE], "nothing says how it is known"
    assert "个人信息受法律保护" not in written[NOTICE], "what a guarantor hears of his own contract is no disclosure"


def test_who_is_none_or_not_known_to_be_one_is_somebody_else() -> None:
    for told in ({}, {"is_guarantor": False}):
        written = brothers(**told)
        assert "收到来电1次，均为联系他人：哥哥1次" in written[NOTICE]
        assert "不再联系他人，" in written[NOTICE]
        assert "受托单位删除其联系方式并告知结果" in written[NOTICE]
        assert "担保人" not in written[NOTICE]


def test_beside_a_guarantor_the_rest_is_still_asked_to_be_left_alone() -> None:
    mother = row("third_parties", id="mother", relation="母亲")
    called = contact("I8", "2026-10-05 11:00", to=["mother", "bro"])
    case = story(BUSINESS, row("third_parties", **BROTHER, is_guarantor=True), mother, lease(), TO_BROTHER, called)
    written = letters_of(case)[NOTICE]
    assert "收到来电2次，其中联系他人1次：母亲1次；联系担保人：哥哥2次" in written
    assert "不再联系本人、担保人以外的人" in written
    assert "受托单位删除其联系方式并告知结果" in written


def test_whose_number_was_never_given_is_said_and_nothing_of_who_is_not_known() -> None:
    for given, said in ((False, True), (True, False), (None, False)):
        told = {} if given is None else {"given_by_complainant": given}
        written = brothers(**told)
        assert ("其中哥哥的，本人从来没有提供过" in written[NOTICE]) is said
        assert ("被联系的人中，哥哥的联系方式，投诉人从来没有提供给被投诉人" in written[CYBERSPACE]) is said


@pytest.mark.parametrize(("people", "shown"), [(3, "同事3人"), (1, "同事"), (None, "同事")])
def test_how_many_they_are_is_told_only_where_it_is_known(people: int | None, shown: str) -> None:
    told = {} if people is None else {"people": people}
    called = contact("I1", "2026-10-05 10:00", to=["them"])
    written = letters_of(story(BUSINESS, row("third_parties", id="them", relation="同事", **told), lease(), called))
    assert f"对谁：{shown}\n" in written[POLICE]


def test_what_the_law_gives_to_consumers_is_claimed_by_the_lessee_alone() -> None:
    insulted = contact("I1", "2026-10-05 21:49", "sms", acts=["insult"], words="老赖")
    for who, said in (
        ({"role": "contact"}, False),
        ({"role": "guarantor"}, False),
        ({}, False),
        ({"role": "lessee"}, True),
    ):
        [notice] = planned(story(BUSINESS, insulted, who=person(**who)), DAY, NOTICE).letters
        alleged: Any = notice.context["allegations"]
        assert any("消费者权益保护法》" in one.cited for one in alleged) is said, who


def test_an_outsider_asks_that_those_around_them_are_left_alone_and_not_that_nobody_be_called() -> None:
    written = letters_of(outsider("contact", *FULL))[NOTICE]
    assert "不再为寻找他人而联系本人身边的其他人" in written
    assert "不再联系他人" not in written
    assert "不再到住处、工作单位或者学校寻找本人。" in written, "nothing is to be arranged with them"


def test_the_mother_of_the_examples_signs_no_word_of_a_contract_or_a_debt() -> None:
    for path in sorted((FOLDER / "mother-who-owes-nothing" / "letters").glob("0[1-9]*.txt")):
        assert not [line for line in path.read_text(encoding="utf-8").splitlines() if speaks(line)], path.name


def test_a_number_is_not_given_up_before_it_was_ones_own() -> None:
    with pytest.raises(CaseError, match="早于开始用的"):
        story(who=person(phones=[{"number": "19900000012", "since": "2026-03-01", "until": "2026-02-01"}]))
