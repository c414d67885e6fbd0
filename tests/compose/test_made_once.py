"""What the letters of one case share is made once a case, however many letters there are."""

from __future__ import annotations

import pkgutil
from datetime import date, datetime

import pytest

from letters.authorities.address import take_apart
from letters.case import shape
from letters.case.file import read
from letters.compose.case_texts import texts_in, with_texts_changed
from letters.compose.choose.selection import select
from letters.compose.guard.outdated import Outdated
from letters.compose.guard.texts import OWN, TextFields
from letters.compose.guard.wording import own_texts, unquoted
from letters.compose.masks.masking import Masking
from letters.compose.view.events.chronology import chronology_view
from letters.compose.view.events.contact_figures import figures_view
from letters.compose.view.proofs import proof_views
from letters.compose.view.record_views import evidence_view
from letters.findings.allegations import allege
from letters.findings.contacts import tally
from letters.findings.counts import judged
from letters.findings.objection import Objection
from letters.kit.moment import Moment
from letters.render import formats
from scripts.examples import stories as examples
from tests.counted import counted
from tests.shelf import books
from tests.stories import contact, platform, story

DAY = date(2026, 11, 23)
FAMILY = next(path for path in examples() if path.name == "family-and-colleagues-called") / "case.toml"


@pytest.fixture
def case():
    return read(FAMILY, today=DAY)


def looked_into(case):
    """The letters of a case, each of which has told everything that is asked of a letter before it is rendered."""
    planned = select(case, books(), DAY)
    for letter in planned.letters:
        assert (letter.stops, letter.warnings, letter.annexes, letter.exhibits) is not None
    return planned


def test_a_case_file_is_walked_through_once_for_all_checks_of_ids_and_days():
    with counted(shape.walk) as calls:
        read(FAMILY, today=DAY)
    assert calls["walk"] == 1


def test_the_texts_of_a_case_are_gathered_once_for_all_its_letters(case):
    with counted(shape.walk, TextFields.texts, own_texts) as calls:
        planned = looked_into(case)
    assert len(planned.letters) > 5
    assert calls == {"walk": 1, "texts": 1, "own_texts": 1}


def test_what_a_text_quotes_is_blanked_once_for_all_rules_but_those_of_dangerous_words(case):
    own = [spot for spot in books().rules.fields.texts(case) if spot.kind in OWN]
    looked_into(case)  # the rules of dangerous words keep what they found in a text
    with counted(unquoted) as calls:
        looked_into(case)
    assert calls["unquoted"] == len(own) + len(case.addressees)


def test_old_law_is_looked_for_only_in_texts_that_name_some(case):
    told = case.story.model_copy(update={"account": "依据《合同法》第五十二条，合同无效。"})
    named = case.model_copy(update={"story": told})
    for each, times in ((case, 0), (named, 1)):
        with counted(Outdated._articles) as calls:
            looked_into(each)
        assert calls["_articles"] == times


def test_what_stops_a_letter_is_known_without_its_masks_its_law_and_its_tables(case):
    with counted(Masking.under, allege, proof_views) as calls:
        planned = select(case, books(), DAY)
        assert all(letter.called and letter.addressee for letter in planned.ready)
    assert not any(calls.values())


def test_a_moment_works_its_instants_out_once():
    moment = Moment(2026, 2)
    assert moment.latest == datetime(2026, 2, 28, 23, 59, 59)  # noqa: DTZ001  moments are China time, without a zone
    assert moment.latest is moment.latest
    assert moment == Moment(2026, 2)
    assert hash(moment) == hash(Moment(2026, 2))


def test_the_folder_of_formats_is_looked_into_once():
    formats.names()
    with counted(pkgutil.iter_modules) as calls:
        assert "docx" in formats.names()
    assert calls["iter_modules"] == 0


def test_the_evidence_that_letters_to_like_readers_list_is_viewed_once(case):
    with counted(evidence_view) as calls:
        planned = looked_into(case)
    lists = {id(letter.context["evidence"]): letter.context["evidence"] for letter in planned.letters}
    assert len(lists) < len(planned.letters)
    assert calls["evidence_view"] == sum(len(listed) for listed in lists.values() if isinstance(listed, tuple))


def test_an_address_that_several_letters_go_by_is_taken_apart_once(case):
    directory = books().directory
    address = case.complainant.address
    directory.parse_address(address)
    with counted(take_apart) as calls:
        assert directory.parse_address(address).county == "武侯区"
    assert calls["take_apart"] == 0


def test_nothing_is_counted_before_a_template_reads_it_and_then_once():
    contacts = tally(
        story(platform(), contact("I1", "2026-11-01 23:00")).incidents, requests=[Objection(Moment(2026, 1, 2))]
    )
    with counted(judged) as calls:
        figures = figures_view(contacts)
    assert calls["judged"] == 0
    with counted(judged) as calls:
        assert (figures.night, figures.stated.night, figures_view(contacts).night) == (1, "1次", 1)
    assert calls["judged"] == 1


def test_a_case_in_which_no_text_changes_is_the_case_itself_and_else_only_what_changed_is_new(case):
    plain = case.model_copy(update={"demands": {}, "addressees": {}})
    assert with_texts_changed(plain, lambda text: text) is plain
    name = plain.complainant.name
    changed = with_texts_changed(plain, lambda text: text.replace(name, "某某"))
    assert name not in "".join(texts_in(changed))
    assert changed.complainant.name == "某某"
    assert changed.evidence is plain.evidence
    assert len(texts_in(changed)) == len(texts_in(plain))


def test_the_chronology_is_made_once_for_all_letters_to_like_readers(case):
    with counted(chronology_view) as calls:
        planned = select(case, books(), DAY)
        told = {id(letter.context["chronology"]) for letter in planned.letters}
    assert calls["chronology_view"] == len(told) < len(planned.letters)
