"""A template is given the names that are declared, all of them and no others."""

from __future__ import annotations

from datetime import date

import pytest

from letters.compose.cover import cover_context
from letters.compose.view.declared import (
    COVER_NAMES,
    LETTER_NAMES,
    NAMES,
    PRINTING_NAMES,
    STATEMENT_NAMES,
    STATISTICS_NAMES,
    VOLUME_NAMES,
)
from letters.pack.make import Style, make
from tests.shelf import books, engine, letter, planned
from tests.stories import contact, lease, offer, platform, row, story, table

DAY = "2026-11-23"
BARE = story(contact("I1", "2026-10-01 10:00"))
FULL = story(
    platform(), lease(), offer(), contact("I1", "2026-10-01 10:00", count=4, acts=["threat"]),
    row("practices", kind="price", account="没有标明"), row("harms", what="失眠"),
    row("evidence", id="E1", title="截图", kind="electronic", proves="来电"),
    table("route", dispute_first="consumer-association"),
)  # fmt: skip


@pytest.mark.parametrize("case", [BARE, FULL], ids=["bare", "full"])
def test_a_letter_gets_the_declared_names_however_little_the_case_holds(case) -> None:
    for one in planned(case, DAY).letters:
        assert one.context.keys() == LETTER_NAMES


def test_the_cover_note_gets_the_declared_names() -> None:
    plan = planned(FULL, DAY)
    signers = [("申请人",) for _ in plan.ready]

    assert cover_context(plan, signers, books(), date(2026, 11, 23)).keys() == COVER_NAMES


NAMES_OF_KIND = {
    "cover": COVER_NAMES,
    "printing": PRINTING_NAMES,
    "statement": STATEMENT_NAMES,
    "statistics": STATISTICS_NAMES,
    "volume": VOLUME_NAMES,
}


@pytest.mark.slow
def test_bundled_templates_take_no_name_but_these() -> None:
    for head in books().heads:
        known = NAMES_OF_KIND.get(head.kind, LETTER_NAMES)
        assert engine().names(head.id) <= known, head.id
    assert LETTER_NAMES.union(*NAMES_OF_KIND.values()) == NAMES


FOR_OWN_TEMPLATES = {"contacts_not_given"}  # no bundled letter says it any more, and a template of one's own may


def test_every_declared_name_is_used_by_some_template() -> None:
    used = frozenset().union(*(engine().names(head.id) for head in books().heads))

    assert used >= NAMES - FOR_OWN_TEMPLATES


def test_a_pack_of_a_bare_case_is_made_without_a_gap() -> None:
    pack = make(planned(BARE, DAY, "complaint/police"), books(), engine(), Style(("txt",)), date(2026, 11, 23))

    assert letter(BARE, DAY, "complaint/police").head.title in pack.files[1].name


def test_no_letter_says_what_is_hidden_though_it_was_written_about_the_other_side() -> None:
    """An addressee is chosen from the whole case and holds respondents of it: a letter has those of the masked one."""
    told = "我母亲苏婉晴19900000023听来的"
    mother = row("third_parties", id="mother", relation="母亲", name="苏婉晴", phone="19900000023")
    parties = (platform(note=told, known_from=told), row("respondents", id="caller", roles=["collector"], note=told))
    rest = FULL.model_copy(update={"respondents": story(*parties, mother).respondents})
    case = rest.model_copy(update={"third_parties": story(mother).third_parties})
    letters = planned(case, DAY).letters

    assert len(letters) >= 5
    for one in letters:
        text = repr(one.context)
        assert "苏婉晴" not in text, one.head.id
        assert "19900000023" not in text, one.head.id
    assert any("〔母亲〕〔母亲的号码〕听来的" in repr(one.context["respondents"]) for one in letters)
