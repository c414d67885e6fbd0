"""Who is named in a reconsideration, a suit, a criminal review, before whom, on what law: by what came of the last."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.follow import follow, load
from letters.follow.ladder import DOOR
from letters.law import cite_text
from tests.compose.sent import (
    CRIMINAL,
    OBJECTION,
    RECONSIDERATION,
    REVIEW,
    SUIT,
    SUPERVISION,
    SUPPLEMENT,
    filing,
    reply,
)
from tests.shelf import books, letter, text
from tests.stories import contact, lease, person, platform, story

if TYPE_CHECKING:
    from letters.case.model import Case

POLICE = "complaint/police"
STATION, BRANCH = "成都市公安局武侯区分局浆洗街派出所", "成都市公安局武侯区分局"
GOVERNMENT, COURT, HIGHER = "成都市武侯区人民政府", "成都市武侯区人民法院", "成都市中级人民法院"
FIRST, DAY = "2026-08-03", "2026-11-23"
HOME = person(address="四川省成都市武侯区浆洗街街道某某巷12号")


def case(*filings: str) -> Case:
    calls = contact("I1", "2026-07-25 09:03", count=5, from_number="16700001501")
    return story(platform(), lease(), calls, *filings, who=HOME, today="2028-01-01")


def reported(*answers: str, to: str = STATION, on: str = FIRST) -> str:
    return filing(POLICE, to, on, *answers, id="F1")


def reconsidered(outcome: str = "", on: str = "2026-11-10", **told: object) -> str:
    answers = [reply(on, outcome, **told)] if outcome else []
    return filing(RECONSIDERATION, GOVERNMENT, "2026-09-07", *answers, id="F2", about="F1")


REFUSED = reply("2026-08-20", "refused", words="属于经济纠纷，不予处理。")


def headed(written: str, title: str) -> str:
    """What stands under a heading, up to the next one."""
    lines = [line.strip() for line in written.splitlines() if line.strip()]
    start = next(number for number, line in enumerate(lines) if line.partition("、")[2] == title) + 1
    heads = (n for n, line in enumerate(lines[start:]) if line.partition("、")[0] in tuple("一二三四五六七八"))
    return "\n".join(lines[start : start + next(heads, len(lines))])


class TestWhoAnswersForAStation:
    @pytest.mark.parametrize(
        ("to", "named"),
        [
            (STATION, BRANCH),
            (BRANCH, BRANCH),
            ("太康县公安局城关派出所", "太康县公安局"),
            ("浆洗街派出所", "＿＿＿＿＿＿（设立浆洗街派出所的公安局或者分局）"),
        ],
    )
    def test_the_organ_that_set_it_up_is_the_respondent(self, to: str, named: str) -> None:
        written = text(case(reported(REFUSED, to=to)), "2026-09-01", RECONSIDERATION)
        assert headed(written, "被申请人").strip() == f"名称：{named}"

    def test_a_penalty_that_the_station_decided_is_its_own(self) -> None:
        written = text(case(reported(reply("2026-08-20", "decided"))), "2026-09-01", RECONSIDERATION)
        assert headed(written, "被申请人").strip() == f"名称：{STATION}"

    def test_a_refusal_to_open_a_criminal_case_is_the_organs(self) -> None:
        unfiled = case(reported(reply("2026-11-18", "not_filed")))
        made = letter(unfiled, DAY, CRIMINAL)
        assert (made.addressee.name, made.addressee.confirmed) == (BRANCH, False)
        assert "派出所不决定刑事立案" in made.addressee.caution
        assert f"申请人向{STATION}提交《治安报案书》" in text(unfiled, DAY, CRIMINAL)  # it did not go to whom this goes
        assert letter(case(reported(reply("2026-11-18", "not_filed"), to=BRANCH)), DAY, CRIMINAL).addressee.confirmed

    def test_a_review_names_the_organ_that_decided_and_not_the_station_that_took_the_report(self) -> None:
        upheld = filing(CRIMINAL, BRANCH, "2026-11-19", reply("2026-11-21", "upheld"), id="F2", about="F1")
        for station, organ in ((STATION, BRANCH), ("浆洗街派出所", "＿＿＿＿＿＿（设立浆洗街派出所的公安局或者分局）")):
            unfiled = case(reported(reply("2026-11-18", "not_filed"), to=station), upheld)
            written = text(unfiled, DAY, "follow-up/criminal-review")
            assert headed(written, "作出原决定的公安机关").strip() == f"名称：{organ}"

    def test_the_name_that_the_person_confirmed_goes_first(self) -> None:
        own = "[addressees]\n"
        named = story(
            platform(),
            lease(),
            contact("I1", "2026-07-25 09:03", from_number="16700001501"),
            own + f'"{CRIMINAL}" = "成都市公安局"\n',
            reported(reply("2026-11-18", "not_filed")),
            who=HOME,
            today=DAY,
        )
        assert letter(named, DAY, CRIMINAL).addressee.name == "成都市公安局"


class TestDefendants:
    @pytest.mark.parametrize(
        ("filings", "named", "court"),
        [
            ([reported(REFUSED)], [BRANCH], COURT),
            ([reported(REFUSED), reconsidered("upheld")], [BRANCH, f"{GOVERNMENT}（作出维持决定的复议机关）"], COURT),
            ([reported(REFUSED), reconsidered("decided")], [f"{GOVERNMENT}（改变原来处理的复议机关）"], HIGHER),
            ([reported(REFUSED), reconsidered("refused")], [BRANCH], COURT),
            ([reported(), reconsidered()], [BRANCH], COURT),
        ],
    )
    def test_they_and_the_court_go_by_what_came_of_the_reconsideration(
        self, filings: list[str], named: list[str], court: str
    ) -> None:
        day = "2026-11-20"
        written = text(case(*filings), day, SUIT)
        told = [line for line in headed(written, "被告").splitlines() if line.startswith("名称：")]
        assert told == [f"名称：{name}" for name in named]
        assert letter(case(*filings), day, SUIT).addressee.name == court

    def test_whether_a_rejected_application_makes_a_second_one_is_left_to_the_court(self) -> None:
        written = text(case(reported(REFUSED), reconsidered("refused")), DAY, SUIT)
        assert "如属驳回复议请求，其是否为共同被告，请法院依法确定" in written

    def test_what_was_turned_down_after_it_was_taken_is_no_refusal_to_take_it(self) -> None:
        taken = reply("2026-09-12", "accepted")
        late = filing(
            RECONSIDERATION, GOVERNMENT, "2026-09-07", taken, reply("2026-11-10", "refused"), id="F2", about="F1"
        )
        for again, told in ((late, "驳回申请的决定"), (reconsidered("refused"), "不予受理的决定")):
            assert f"2026年11月10日，原告收到复议机关{told}" in text(case(reported(REFUSED), again), DAY, SUIT)

    def test_after_a_change_the_decision_on_reconsideration_is_what_is_attacked(self) -> None:
        asked = headed(text(case(reported(REFUSED), reconsidered("decided")), DAY, SUIT), "诉讼请求")
        assert f"撤销原告于2026年11月10日收到的被告{GOVERNMENT}行政复议决定" in asked
        assert BRANCH not in asked


class TestReasons:
    def test_having_to_ask_for_reconsideration_first_is_said_of_silence_alone(self) -> None:
        silent = text(case(reported(), reconsidered("upheld")), DAY, SUIT)
        refused = text(case(reported(REFUSED), reconsidered("upheld")), DAY, SUIT)
        assert (
            "就不答复的情形，原告已先申请行政复议（《中华人民共和国行政复议法》第二十三条第一款第（三）项、第三十四条"
            in silent
        )
        assert "行政复议法》" not in refused
        assert "原告在法定期限内提起本诉讼（《行政诉讼法》第四十五条" in refused

    def test_a_decision_is_attacked_as_a_decision_by_who_was_wronged(self) -> None:
        written = text(case(reported(reply("2026-11-10", "decided"))), DAY, RECONSIDERATION)
        assert "《中华人民共和国行政复议法》第十一条第（一）项" in written
        assert "第十一条第（十一）项" not in written
        suit = text(case(reported(reply("2026-11-10", "decided"))), DAY, SUIT)
        assert "《中华人民共和国治安管理处罚法》（2025年修订）第一百二十一条" in suit
        assert "第十二条第一款第（六）项" not in suit

    @pytest.mark.parametrize(
        ("told", "said", "not_said"),
        [
            ({"told_rights": True}, "本申请在法定期限内提出", "没有告知"),
            ({"told_rights": False}, "没有告知申请行政复议的权利、复议机关和申请期限", "本申请在法定期限内提出"),
            ({}, "请按相应的规定计算本申请的期限", "本申请在法定期限内提出"),
        ],
    )
    def test_after_sixty_days_it_is_in_time_where_nobody_told_of_the_term(
        self, told: dict[str, object], said: str, not_said: str
    ) -> None:
        day = "2026-11-23" if told != {"told_rights": True} else "2026-11-12"
        answer = reply("2026-09-14", "refused", said=True, account="说是经济纠纷", **told)
        written = text(case(reported(answer, to=BRANCH, on="2026-09-10")), day, RECONSIDERATION)
        assert said in written
        assert not_said not in written

    def test_legal_aid_may_go_to_the_office_above_as_well(self) -> None:
        aid = filing(
            "legal-aid/application", "成都市武侯区法律援助中心", "2026-09-01", reply("2026-09-08", "refused"), id="A1"
        )
        upheld = reply("2026-11-16", "upheld")
        objection = filing("follow-up/aid-objection", "成都市武侯区司法局", "2026-11-10", upheld, id="A2", about="A1")
        written = text(case(aid, objection), DAY, RECONSIDERATION)
        assert "《行政复议法》第二十四条、第二十八条" in written


STATES = {
    "police silent": (reported(on="2026-08-31"), RECONSIDERATION),
    "police overdue": (reported(reply("2026-10-09", "accepted"), on="2026-10-08"), RECONSIDERATION),
    "police refused": (reported(REFUSED), RECONSIDERATION),
    "police refused, suit": (reported(REFUSED), SUIT),
    "police decided": (reported(reply("2026-11-10", "decided")), RECONSIDERATION),
    "police decided, suit": (reported(reply("2026-11-10", "decided")), SUIT),
    "market refused": (
        filing(
            "complaint/market-regulator",
            "成都市武侯区市场监督管理局",
            "2026-10-12",
            reply("2026-10-22", "refused"),
            id="F1",
        ),
        RECONSIDERATION,
    ),
    "report refused, suit": (
        filing(
            "report/market-regulator",
            "成都市武侯区市场监督管理局",
            "2026-10-12",
            reply("2026-10-30", "refused"),
            id="F1",
        ),
        SUIT,
    ),
    "not filed": (reported(reply("2026-11-18", "not_filed")), CRIMINAL),
    "not filed, supervision": (reported(reply("2026-11-18", "not_filed")), SUPERVISION),
    "to be supplemented": (
        filing(RECONSIDERATION, GOVERNMENT, "2026-11-12", reply("2026-11-16", "supplement"), id="F1"),
        SUPPLEMENT,
    ),
    "aid to be supplemented": (
        filing(
            "legal-aid/application",
            "成都市武侯区法律援助中心",
            "2026-11-02",
            reply("2026-11-16", "supplement"),
            id="F1",
        ),
        SUPPLEMENT,
    ),
    "aid refused": (
        filing(
            "legal-aid/application", "成都市武侯区法律援助中心", "2026-11-02", reply("2026-11-16", "refused"), id="F1"
        ),
        OBJECTION,
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_each_letter_cites_every_topic_of_its_state(name: str) -> None:
    sent, wanted = STATES[name]
    one = case(sent)
    day = date.fromisoformat(DAY)
    step = next(step for step in follow(one, load(), books().law, day)[0].steps if step.letter == wanted)
    written = text(one, DAY, wanted)
    assert step.letter != DOOR
    for topic in step.topics:
        rows = [each for each in books().law.on(topic, day) if each.verified]
        own = [each for each in rows if not each.when or each.act.id != "administrative-procedure"]
        articles = {each.parts[0] for each in own}
        assert articles, topic
        assert all(article in written for article in articles), (topic, cite_text(own))


def test_a_review_goes_above_the_organ_and_names_it() -> None:
    first = reported(reply("2026-10-18", "not_filed"), on="2026-10-09")
    second = filing(CRIMINAL, BRANCH, "2026-10-20", reply("2026-11-16", "upheld"), id="F2", about="F1")
    made = letter(case(first, second), DAY, REVIEW)
    assert made.addressee.name == "成都市公安局"


def test_a_supplement_that_comes_late_leaves_room_for_the_reason() -> None:
    late = filing(RECONSIDERATION, GOVERNMENT, "2026-09-10", reply("2026-09-15", "supplement"), id="F1")
    written = text(case(late), "2026-10-20", SUPPLEMENT)
    assert "补正的期限已于2026年9月29日届满。没有按时补正的原因：＿" in written
    assert "没有按时补正的原因" not in text(case(late), "2026-09-29", SUPPLEMENT)
    assert "补正期限至2026年9月29日为止（《中华人民共和国行政复议法》第三十一条）。" in text(
        case(late), "2026-09-29", SUPPLEMENT
    )
