"""Numbers, what is the person's own, and every text of the case: hidden wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.catalogue.head import MASKS
from letters.compose.masks import mask
from letters.compose.masks.numbers import numbers_in
from tests.stories import ADDRESS, ID_NUMBER, contact, lease, offer, person, platform, row, story, table

if TYPE_CHECKING:
    from letters.case.model import Case
from tests.compose.masked import NAMES, PHONES, account, masked_account, texts, third, told

PHONES_OF_SILENT = "third_party_phones_without_consent"


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


@pytest.mark.slow
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


@pytest.mark.slow
@given(st.lists(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), min_size=1, max_size=3), st.data())
def test_whatever_the_numbers_no_text_of_the_case_holds_one_afterwards(numbers, data):
    gaps = st.sampled_from(["", " ", "-", "  ", "–"])
    written = [number[:3] + data.draw(gaps) + number[3:7] + data.draw(gaps) + number[7:] for number in numbers]
    people = [third(f"t{number}", "亲友", phone=phone) for number, phone in enumerate(numbers)]
    masked = mask(story(account("打" + "，或".join(written) + "找他"), *people), (PHONES,)).case

    digits = "".join(filter(str.isdigit, masked.story.account or ""))
    assert digits == ""
