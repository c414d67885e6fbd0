"""What a letter hides: every spelling of a secret, everywhere, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.case.fields import Table
from letters.catalogue.head import MASKS
from letters.compose.masks import mask
from letters.compose.masks.numbers import numbers_in
from letters.pack.make import document
from letters.render.text import write_text
from tests.shelf import engine, planned
from tests.stories import ADDRESS, ID_NUMBER, NAME, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.case.model import Case

NAMES = "third_parties_without_consent"
PHONES = "third_party_phones"
POLICE = "complaint/police"
PHONES_OF_SILENT = "third_party_phones_without_consent"


def texts(value: Any) -> Iterator[str]:
    """Every text of a case, wherever it stands."""
    if type(value) is str:
        yield value
    elif isinstance(value, Table):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        yield from texts((*value, *value.values()))


def third(key: str = "wife", relation: str = "配偶", **fields: object) -> str:
    return row("third_parties", id=key, relation=relation, **fields)


def account(text: str) -> str:
    return table("story", account=text)


def told(case: Case, *masks: str) -> str:
    """The account as the masked case has it."""
    return mask(case, masks).case.story.account or ""


def masked_account(text: str, *parts: str, masks: tuple[str, ...], who: str = "") -> str:
    return told(story(account(text), *parts, who=who), *masks)


class TestNames:
    WIFE = third(name="苏婉晴", phone="19900000023")

    def test_a_name_without_consent_gives_way_to_the_relation(self):
        assert masked_account("他们打给苏婉晴。", self.WIFE, masks=(NAMES,)) == "他们打给〔配偶〕。"

    @pytest.mark.parametrize(
        ("relation", "typed", "seen"),
        [
            ("对门邻居", "邻居王芳的微信", "〔对门邻居〕的微信"),
            ("同事", "同事王芳", "〔同事〕"),
            ("同事", "找王芳", "找〔同事〕"),
        ],
    )
    def test_a_relation_before_the_name_is_not_said_twice(self, relation, typed, seen):
        other = row("third_parties", id="w", name="王芳", relation=relation)
        assert masked_account(typed, other, masks=(NAMES,)) == seen

    def test_a_name_with_consent_stays(self):
        case = story(account("他们打给苏婉晴"), third(name="苏婉晴", consents_to="all"))

        assert mask(case, (NAMES,)).case == case.model_copy(update={"complainant": mask(case, ()).case.complainant})

    def test_without_the_mask_the_name_stays(self):
        assert masked_account("打给苏婉晴", self.WIFE, masks=(PHONES,)) == "打给苏婉晴"

    @pytest.mark.parametrize("spelling", ["苏 婉 晴", "苏　婉晴", "苏婉·晴", "苏\n婉晴", " 苏婉晴 "])
    def test_white_space_in_a_name_does_not_save_it(self, spelling):
        assert "〔配偶〕" in masked_account(f"打给{spelling}吧", self.WIFE, masks=(NAMES,))

    def test_a_name_typed_with_a_space_behind_it_is_found_without(self):
        assert masked_account("打给苏婉晴吧", third(name="苏婉晴 "), masks=(NAMES,)) == "打给〔配偶〕吧"

    @pytest.mark.parametrize("spelling", ["Lily", "LILY", "lily"])
    def test_a_latin_name_is_found_in_either_case(self, spelling):
        assert masked_account(f"call {spelling} now", third(name="Lily"), masks=(NAMES,)) == "call 〔配偶〕 now"

    def test_the_longer_of_two_names_wins(self):
        case = story(account("苏婉晴和苏婉"), third("a", "姐姐", name="苏婉"), third("b", "妹妹", name="苏婉晴"))

        assert told(case, NAMES) == "〔妹妹〕和〔姐姐〕"

    def test_the_senders_longer_name_stays_whole(self):
        case = story(account(f"{NAME}和林若"), third(relation="弟弟", name="林若"))

        assert told(case, NAMES) == f"{NAME}和〔弟弟〕"
        assert mask(case, (NAMES,)).case.complainant.name == NAME

    def test_a_respondents_name_that_holds_one_stays_whole(self):
        case = story(
            account("小青打来，不是小青科技"), platform(name="小青科技有限公司"), third(relation="表妹", name="小青")
        )

        assert mask(case, (NAMES,)).case.respondents[0].name == "小青科技有限公司"

    def test_a_relation_that_holds_the_name_does_not_give_it_away(self):
        case = story(
            account("打给王芳"), third(relation="同事王芳", name="王芳"), contact("I1", "2026-11-01", to=["wife"])
        )

        assert not [text for text in texts(mask(case, (NAMES,)).case) if "王芳" in text]

    def test_a_relation_that_holds_anothers_name_does_not_give_it_away(self):
        friend = third("friend", "苏婉晴的同学", name="何兰")

        assert masked_account("何兰说的", self.WIFE, friend, masks=(NAMES,)) == "〔第三人〕说的"

    @pytest.mark.parametrize("name", ["不详", "未知", "无", "兰", "兰 "])
    def test_a_name_that_is_none_is_not_hunted(self, name):
        assert masked_account("身份不详，原因未知，无人在场，兰州来电", third(name=name), masks=(NAMES,)) == (
            "身份不详，原因未知，无人在场，兰州来电"
        )

    def test_the_person_is_no_third_party_even_if_listed_as_one(self):
        assert masked_account(f"我是{NAME}", third(name=NAME), masks=(NAMES,)) == f"我是{NAME}"

    def test_the_agent_is_no_third_party(self):
        agent = table("agent", kind="statutory", name="苏婉晴", relation="母亲", phone="199-0000-0023")
        case = story(account("苏婉晴 19900000023"), agent, third(name="苏婉晴", phone="19900000023"))

        assert told(case, NAMES, PHONES) == "苏婉晴 19900000023"

    def test_a_name_made_of_signs_is_taken_as_it_stands(self):
        assert (
            masked_account("找A.*+?(b)吧，不是Axb", third(name="A.*+?(b)"), masks=(NAMES,)) == "找〔配偶〕吧，不是Axb"
        )


class TestNumbers:
    PHONE = "19900000023"
    WIFE = third(name="苏婉晴", phone=PHONE)

    @pytest.mark.parametrize(
        "spelling",
        [
            "19900000023", "199 0000 0023", "199-0000-0023", "+86 199 0000 0023", "+8619900000023", "8619900000023",
            "0086-19900000023", "１９９００００００２３", "199–0000–0023", "199.0000.0023", "199 - 0000 - 0023"
        ],
    )  # fmt: skip
    def test_every_spelling_of_a_number_is_hidden(self, spelling):
        assert masked_account(f"打{spelling}找她", self.WIFE, masks=(PHONES,)) == "打〔配偶的号码〕找她"

    @pytest.mark.parametrize("given", ["+86 199-0000-0023", "0086 19900000023", "199 0000 0023", "手机199-0000-0023"])
    def test_a_number_is_found_however_the_case_gives_it(self, given):
        assert masked_account("打19900000023找她", third(phone=given), masks=(PHONES,)) == "打〔配偶的号码〕找她"

    @pytest.mark.parametrize("spelling", ["0571-88880000", "057188880000", "(0571)88880000", "（0571）8888 0000"])
    def test_a_landline_is_hidden_in_every_spelling(self, spelling):
        hidden = masked_account(f"打{spelling}", third(phone="0571-88880000"), masks=(PHONES,))

        assert "〔配偶的号码〕" in hidden
        assert not any(map(str.isdigit, hidden))

    def test_two_numbers_of_one_person_are_both_hidden(self):
        case = third(phone="19900000023 / 19900000024")

        assert masked_account("19900000024，19900000023", case, masks=(PHONES,)) == "〔配偶的号码〕，〔配偶的号码〕"

    def test_a_longer_number_is_another_number(self):
        text = "订单199000000231，流水519900000023"

        assert masked_account(text, self.WIFE, masks=(PHONES,)) == text

    def test_an_account_instead_of_a_number_is_hidden_as_it_stands(self):
        assert masked_account("加了wx_su01", third(phone="wx_su01"), masks=(PHONES,)) == "加了〔配偶的号码〕"

    @pytest.mark.parametrize(("consents", "shown"), [("all", True), ("police_and_court", True), ("nobody", False)])
    def test_to_the_police_a_number_goes_with_consent_only(self, consents, shown):
        wife = third(phone=self.PHONE, consents_to=consents)

        assert (self.PHONE in masked_account(self.PHONE, wife, masks=(PHONES_OF_SILENT,))) is shown

    def test_to_others_a_number_never_goes(self):
        wife = third(phone=self.PHONE, consents_to="all")

        assert self.PHONE not in masked_account(self.PHONE, wife, masks=(PHONES,))

    def test_the_senders_own_number_is_none_even_if_shared(self):
        assert masked_account("19900000011", third(phone="+86 19900000011"), masks=(PHONES,)) == "19900000011"

    def test_numbers_are_read_out_of_a_text(self):
        assert numbers_in("手机 +86 199-0000-0023，座机（0571）88880000，12号") == ("19900000023", "057188880000")


class TestThePersonsOwn:
    WHO = person(id_number=ID_NUMBER, workplace="某某汽修", birth_date="1999-08-14")

    def test_the_id_number_goes_whole_or_in_part_or_not_at_all(self):
        case = story(account(f"证号{ID_NUMBER}"), who=self.WHO)

        assert told(case) == f"证号{ID_NUMBER}"
        assert told(case, "id_number_middle") == "证号330***********0021"
        assert told(case, "id_number") == "证号〔略〕"
        assert mask(case, ("id_number",)).case.complainant.id_number is None
        assert mask(case, ("id_number_middle",)).case.complainant.id_number == "330***********0021"

    @pytest.mark.parametrize(
        "spelling", ["11010519491231002x", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ"]
    )
    def test_an_id_number_with_an_x_is_found_in_every_spelling(self, spelling):
        who = person(id_number="11010519491231002X")

        assert masked_account(f"证号{spelling}。", masks=("id_number",), who=who) == "证号〔略〕。"

    def test_the_agents_id_number_is_hidden_with_it(self):
        agent = table(
            "agent",
            kind="authorised",
            name="孙玉",
            relation="朋友",
            phone="19900000032",
            id_number="11010519491231002X",
        )
        masked = mask(story(account("11010519491231002X"), agent), ("id_number",))

        assert masked.case.agent.id_number is None
        assert masked.case.story.account == "〔略〕"

    def test_the_birth_date_is_taken_out(self):
        assert mask(story(who=self.WHO), ("birth_date", "id_number")).case.complainant.birthday is None

    def test_the_birth_date_that_the_id_number_carries_survives_the_masking_of_its_middle(self):
        case = story(who=person(id_number=ID_NUMBER))

        assert str(mask(case, ("id_number_middle",)).case.complainant.birthday) == "1999-08-14"

    def test_the_home_address_gives_way_to_the_reply_address(self):
        case = story(account(f"他们说知道我住{ADDRESS}"), who=person(reply_address="某某驿站代收"))

        assert told(case, "home_address") == "他们说知道我住〔略〕"
        assert mask(case, ("home_address",)).case.complainant.address == "某某驿站代收"

    @pytest.mark.parametrize(
        "spelling", ["某某路3号2单元502室", "西湖区翠苑街道某某路3号2单元502室", "某某路 3号 2单元 502室"]
    )
    def test_the_door_is_hidden_without_the_town_too(self, spelling):
        assert "502" not in masked_account(f"住{spelling}是吧", masks=("home_address",))

    def test_the_town_alone_is_no_secret(self):
        assert masked_account("在西湖区翠苑街道", masks=("home_address",)) == "在西湖区翠苑街道"

    def test_the_workplace_is_hidden_in_words_accounts_evidence_and_paths(self):
        case = story(
            account("打到某某汽修"),
            contact("I1", "2026-11-01", words="去某某汽修找你", place="某某汽修门口", account="某某汽修的同事说"),
            row("evidence", id="E1", title="某某汽修证明", kind="document", proves="证明某某汽修被打扰",
                source="某某汽修", files=[{"path": "evidence/某某汽修.png"}]),
            who=self.WHO,
        )  # fmt: skip
        masked = mask(case, ("workplace",)).case

        assert not [text for text in texts(masked) if "某某汽修" in text]
        assert masked.evidence[0].files[0].path == "evidence/〔工作单位〕.png"
        assert masked.complainant.workplace is None


class TestEverywhere:
    def rich(self, secret: str) -> Case:
        """A case with a text in every place that takes one."""
        return story(
            table("story", account=secret),
            platform(note=secret, known_from=secret),
            third(name="苏婉晴", phone="19900000023"),
            lease(device=secret, price_source=secret, condition=secret),
            table("lease.terms", overdue_rule=secret),
            offer(source=secret, contact=secret, undisputed_what=secret, disputed=[{"item": secret, "reason": secret}]),
            contact("I1", "2026-11-01", words=secret, account=secret, present=secret, from_name=secret,
                    from_number=secret),
            row("practices", kind="price", words=secret, account=secret),
            row("dealings", on="2026-11-01", how=secret, asked=secret, answered=secret),
            row("evidence", id="E1", title=secret, kind="document", proves=secret, holder=secret, carrier=secret,
                form=secret, source=secret, files=[{"path": f"e/{secret}.png"}]),
            row("harms", what=secret),
            table("demands", **{'"complaint/police"': [secret]}),
            table("addressees", police=secret),
            table("declarations", where=secret, police_report=secret),
            row("filings", letter="complaint/police", to=secret, on="2026-11-01"),
        )  # fmt: skip

    @pytest.mark.parametrize("secret", ["苏婉晴", "19900000023"])
    def test_no_field_is_forgotten(self, secret):
        masked = mask(self.rich(secret), (NAMES, PHONES)).case

        assert not [text for text in texts(masked) if secret in text]

    def test_nothing_else_changes(self):
        case = self.rich("别的话，含姓名苏晴和号码19900000024")
        masked = mask(case, tuple(MASKS))
        left = set(texts(case)) - set(texts(masked.case))

        assert left == {"苏婉晴", "19900000023", ADDRESS}
        assert masked.replaced == ()

    def test_the_user_is_told_what_was_replaced_and_never_the_secret_itself(self):
        masked = mask(self.rich("苏婉晴"), (NAMES, PHONES))

        assert masked.replaced == ("配偶的姓名",)

    def test_no_mask_changes_nothing_but_that_the_birthday_is_written_out(self):
        case = self.rich("苏婉晴19900000023")

        assert mask(case, ()).case == case


SIGNS = st.text("苏婉晴张李.*+?()[]{}|^$\\ -ab", min_size=2, max_size=6).filter(lambda text: len(text.strip()) > 1)


@given(
    st.lists(SIGNS, min_size=1, max_size=4, unique_by=str.strip),
    st.lists(st.text("苏婉晴张李.*+ab，。", max_size=8)),
    st.data(),
)
def test_whatever_the_names_no_text_of_the_case_holds_one_afterwards(names, between, data):
    text = "".join(part + data.draw(st.sampled_from(names)) for part in [*between, ""])
    people = [third(f"t{number}", "亲友", name=name) for number, name in enumerate(names)]
    case = story(account(text), *people, contact("I1", "2026-11-01", words=text, account=text))
    masked = mask(case, (NAMES,)).case

    secrets = [name.strip() for name in names]
    assert not [(secret, text) for text in texts(masked) for secret in secrets if secret in text]


@given(st.lists(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), min_size=1, max_size=3), st.data())
def test_whatever_the_numbers_no_text_of_the_case_holds_one_afterwards(numbers, data):
    gaps = st.sampled_from(["", " ", "-", "  ", "–"])
    written = [number[:3] + data.draw(gaps) + number[3:7] + data.draw(gaps) + number[7:] for number in numbers]
    people = [third(f"t{number}", "亲友", phone=phone) for number, phone in enumerate(numbers)]
    masked = mask(story(account("打" + "，或".join(written) + "找他"), *people), (PHONES,)).case

    digits = "".join(filter(str.isdigit, masked.story.account or ""))
    assert digits == ""


def test_an_addressee_as_typed_is_masked_for_its_reader_and_whole_for_the_sender():
    mother = row("third_parties", id="m", relation="母亲", name="欧阳静怡", phone="19900007788")
    typed = "翠苑派出所（请打19900007788找欧阳静怡）"
    case = story(
        table("addressees", police=typed),
        mother,
        contact("I1", "2026-11-01", acts=["threat"]),
        row("filings", id="S1", letter="complaint/police", to=typed, on="2026-11-02"),
    )
    found = planned(case, "2026-12-20", POLICE, "follow-up/reminder").letters
    assert {letter.addressee.name for letter in found} == {typed}
    assert {one.head.id for one in found} == {POLICE, "follow-up/reminder"}
    for one in found:
        assert one.context["letter"].addressee == "翠苑派出所（请打〔母亲的号码〕找〔母亲〕）"  # type: ignore[attr-defined]
        assert not re.search("欧阳静怡|19900007788", write_text(document(one, engine())))
