"""Contacts after an objection or a request to stop, by number, by receiver, by what is selected."""

from typing import Any

import pytest

from letters.case.events import Dealing, Incident
from letters.case.model import Case
from letters.case.people import ThirdParty
from letters.case.vocabulary import Act, Channel, Direction, Stop
from letters.findings.choice import Choice, select
from letters.findings.contacts import count_contacts, tally
from letters.findings.counts import Figure
from letters.findings.later_contacts import after_request
from letters.findings.objection import Objection, objections
from letters.kit.moment import Moment
from letters.kit.phone_numbers import is_withheld, number_key
from tests.findings.counted import DAY, contact


def case_with(*incidents: Incident, **fields: object) -> Case:
    person = {"name": "林若溪", "phone": "19900000011", "address": "浙江省杭州市西湖区某某路3号"}
    return Case.model_validate({"version": 2, "complainant": person, "incidents": incidents, **fields})


class TestAfterTheObjection:
    OBJECTION = Objection(Moment.parse(f"{DAY} 10:00"), (Stop.EVERYTHING,))

    @pytest.mark.parametrize(
        ("at", "after", "unknown"),
        [
            (f"{DAY} 09:59:59", 0, 0),
            (f"{DAY} 10:00:00", 0, 0),
            (f"{DAY} 10:00:01", 1, 0),
            (DAY, 0, 1),
            ("2026-08-09", 0, 0),
            ("2026-08-11", 1, 0),
            ("2026-08", 0, 1),
            ("2026-09", 1, 0),
        ],
    )
    def test_only_what_surely_came_later_is_after_it(self, at, after, unknown):
        found = tally([contact(at)], requests=[self.OBJECTION]).after_objection

        assert (found.value, found.unknown) == (after, unknown)

    def test_several_contacts_around_it_are_unknown(self):
        span = contact(f"{DAY} 09:00", until=f"{DAY} 11:00", count=7)

        assert tally([span], requests=[self.OBJECTION]).after_objection == Figure(0, (), unknown=7)

    def test_a_talk_that_began_before_it_is_not_after_it(self):
        talk = contact(f"{DAY} 09:58", until=f"{DAY} 10:03")

        assert tally([talk], requests=[self.OBJECTION]).after_objection == Figure()

    def test_on_the_day_of_an_objection_without_a_time_it_is_unknown(self):
        found = tally([contact()], requests=[Objection(Moment.parse(DAY), (Stop.EVERYTHING,))]).after_objection

        assert found == Figure(0, (), unknown=1)

    def test_without_an_objection_there_is_no_figure(self):
        assert count_contacts(case_with(contact())).after_objection is None

    def test_the_requests_to_stop_come_with_the_earliest_first(self):
        talks = [
            Dealing(on="2026-08-12", how="电话", objection=True),
            Dealing(on="2026-08-01", how="在线客服"),
            Dealing(on="2026-08-09 15:00", how="在线客服", objection=True, asked_to_stop=[Stop.EVERYTHING]),
        ]
        case = case_with(contact(), dealings=talks)

        assert [one.at for one in objections(case)] == [Moment.parse("2026-08-09 15:00"), Moment.parse("2026-08-12")]
        assert count_contacts(case).after_objection.value == 1

    def test_what_was_to_stop_says_that_it_was_asked(self):
        case = case_with(dealings=[Dealing(on="2026-08-09", how="电话", asked_to_stop=[Stop.POSTING])])

        assert [one.stop for one in objections(case)] == [(Stop.POSTING,)]


def against(request: Stop, *rows: Incident, **fields: Any) -> tuple[int, int]:
    found = tally(rows, requests=[Objection(Moment.parse("2026-08-01"), (request,))], **fields).after_objection
    return found.value, found.unknown


class TestOnlyWhatWasToStopWentOnAgainstTheRequest:
    MOTHER = ThirdParty(id="mother", relation="母亲")
    SURETY = ThirdParty(id="surety", relation="哥哥", is_guarantor=True)

    def test_calls_to_the_person_do_not_go_on_against_a_request_to_leave_others_alone(self):
        rows = contact(id="A", to=["self"], count=5), contact(id="B", to=["mother"])

        assert against(Stop.CONTACTING_OTHERS, *rows, third_parties=[self.MOTHER]) == (1, 0)

    def test_a_guarantor_is_not_one_of_the_others(self):
        assert against(Stop.CONTACTING_OTHERS, contact(to=["surety"]), third_parties=[self.SURETY]) == (0, 0)

    def test_a_call_of_before_is_not_held_against_it(self):
        assert against(Stop.CONTACTING_OTHERS, contact("2026-07-31 12:00", to=["mother"])) == (0, 0)

    def test_calls_and_messages_do_not_go_on_against_a_request_not_to_post(self):
        posts = (
            contact(id="A", channel="social", to=["mother"], audience=46),
            contact(id="B", channel="social", to=["public"]),
        )

        assert against(Stop.POSTING, contact(id="C"), contact(id="D", channel="sms"), *posts) == (2, 0)

    def test_by_day_nothing_goes_on_against_a_request_not_to_call_at_night(self):
        assert against(Stop.AT_NIGHT, contact(id="A"), contact(f"{DAY} 23:00", id="B"), contact(DAY, id="C")) == (1, 1)

    def test_each_of_several_requests_covers_its_own_from_its_own_day(self):
        requests = [
            Objection(Moment.parse("2026-08-01"), (Stop.AT_NIGHT,)),
            Objection(Moment.parse("2026-08-11"), (Stop.EVERYTHING,)),
        ]
        rows = contact(id="A"), contact(f"{DAY} 23:00", id="B"), contact("2026-08-12 12:00", id="C")

        assert tally(rows, requests=requests).after_objection == Figure(2, ("B", "C"))

    def test_what_nobody_says_was_to_stop_is_held_against_nobody_and_only_counted(self):
        requests = [Objection(Moment.parse("2026-08-01"))]
        people = [self.MOTHER, self.SURETY]
        rows = (
            contact(id="A", to=["self"], count=5),
            contact(id="B", to=["mother"]),
            contact(id="C", to=["surety"]),
            contact("2026-07-01", id="D"),
        )
        contacts = tally(rows, requests=requests, third_parties=people)

        assert contacts.after_objection is None
        assert [figure.value for figure in after_request(contacts)] == [5, 1]

    def test_where_another_request_says_what_was_to_stop_only_that_one_is_told_of(self):
        requests = [Objection(Moment.parse("2026-08-01")), Objection(Moment.parse("2026-08-02"), (Stop.POSTING,))]

        assert after_request(tally([contact()], requests=requests)) is None


class TestNumbers:
    @pytest.mark.parametrize("other", ["167 0000 0105", "167-0000-0105", "+8616700000105", "+86 16700000105"])
    def test_spellings_of_one_number_are_one_shown_as_it_first_was(self, other):
        contacts = tally(
            [
                contact("2026-08-11 10:00", id="B", from_number="16700000105"),
                contact("2026-08-10 10:00", id="A", from_number=other),
            ]
        )

        assert contacts.by_number.parts == ((other, Figure(2, ("A", "B"))),)

    def test_nothing_else_is_guessed(self):
        assert number_key("057100000031") != number_key("57100000031")
        assert number_key("+85200000001") == "+85200000001"

    @pytest.mark.parametrize("text", ["-1", "未知号码", "隐藏号码", "私人号码", "(Unknown)", " NULL "])
    def test_a_hidden_number_is_withheld(self, text):
        contacts = tally([contact(from_number=text)])

        assert contacts.withheld.value == 1
        assert contacts.distinct_numbers == contacts.no_number.value == 0

    @pytest.mark.parametrize("text", [None, "", "多个106号段", "尾号8821", "记不清"])
    def test_no_record_of_a_number_does_not_say_that_it_was_hidden(self, text):
        contacts = tally([contact(from_number=text)])

        assert contacts.no_number.value == 1
        assert contacts.withheld.value == 0
        assert not is_withheld(text)


class TestReceivers:
    MOTHER = ThirdParty(id="mother", relation="母亲")
    COLLEAGUES = ThirdParty(id="colleagues", relation="同事", people=3)

    def test_a_contact_with_two_receivers_counts_once_in_all_and_once_for_each(self):
        contacts = tally([contact(to=["mother", "self"], count=2)])

        assert contacts.total.value == contacts.third_party.value == 2
        assert contacts.by_receiver.parts == (("self", Figure(2, ("I1",))), ("mother", Figure(2, ("I1",))))

    def test_a_receiver_named_twice_is_one(self):
        assert tally([contact(to=["mother", "mother"])]).by_receiver.of("mother").value == 1

    def test_a_third_party_is_shown_with_what_they_were_told_and_when(self):
        rows = [
            contact("2026-08-12", id="B", to=["colleagues"], acts=["workplace", "insult"], count=3),
            contact("2026-08-10", id="A", to=["colleagues"], acts=["debt_disclosed"]),
        ]
        (reached,) = tally(rows, third_parties=[self.MOTHER, self.COLLEAGUES]).reached

        assert (reached.id, reached.relation, reached.people) == ("colleagues", "同事", 3)
        assert reached.contacts == Figure(4, ("A", "B"))
        assert reached.acts == (Act.INSULT, Act.DEBT_DISCLOSED, Act.WORKPLACE)
        assert reached.told == (Act.INSULT, Act.DEBT_DISCLOSED)

    def test_a_reminder_to_a_third_party_does_not_count_as_reaching_them(self):
        assert tally([contact(to=["mother"], acts=["reminder"])], third_parties=[self.MOTHER]).reached == ()

    def test_a_group_posted_to_twice_is_one_audience(self):
        posts = [contact(id=key, to=["family"], audience=n) for key, n in (("A", 36), ("B", 35))]
        audience = tally([*posts, contact(id="C", to=["owners"], audience=412)]).audience

        assert (audience.posts.value, audience.total) == (3, 448)


class TestSelecting:
    ROWS = (
        contact(id="A", by="agency", acts=["threat"]),
        contact(id="B", channel="sms", to=["mother"]),
        contact(id="C", by="platform", to=["self", "mother"]),
    )

    def chosen(self, **conditions: Any) -> str:
        return "".join(row.id for row in select(self.ROWS, Choice(**conditions)))

    def test_by_channel(self):
        assert self.chosen(channel=Channel.CALL) == "AC"

    def test_by_act(self):
        assert self.chosen(act=Act.THREAT) == "A"

    def test_by_respondents_with_or_without_those_not_known(self):
        assert self.chosen(by=frozenset({"agency"})) == "A"
        assert self.chosen(by=frozenset({"agency", None})) == "AB"
        assert self.chosen(by=frozenset()) == ""

    def test_by_whether_others_were_contacted(self):
        assert self.chosen(to_others=True) == "BC"
        assert self.chosen(to_others=False) == "A"

    def test_without_conditions_all(self):
        assert self.chosen() == "ABC"


def test_an_incident_out_is_never_counted_whatever_it_says():
    assert tally([contact(direction=Direction.OUT, acts=["threat"])]).total.value == 0
