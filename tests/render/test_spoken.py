"""A letter told on the telephone: whole sentences, in pieces that one can say and another write down."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from letters.render.blocks import Document, Heading, Item, ListBlock, Paragraph
from letters.render.spoken import PIECE, spoken, usually_told

FACTS = Heading(2, "事实", section="facts")
REQUESTS = Heading(2, "请求", section="requests")
ASKED = ListBlock(ordered=True, items=(Item("停止联系家人。"), Item("退还押金。")))


def of(*texts: str) -> Document:
    paragraphs = [Paragraph("body", text) for text in texts]
    return Document((Heading(1, "投诉书"), REQUESTS, ASKED, FACTS, *paragraphs))


def told(document: Document) -> str:
    return "".join(spoken(document, usually_told(document, ("requests", "facts"))))


def test_a_summary_is_told_with_the_requests_and_nothing_twice():
    summary = Document((Heading(1, "投诉书"), Paragraph("party", "投诉人：林某"), Paragraph("body", "打了三次。")))
    document = Document((*summary.blocks, *of("很长的经过。").blocks[1:]))
    assert told(document) == "打了三次。\n1. 停止联系家人。\n2. 退还押金。"


def test_without_a_summary_all_that_the_form_takes_is_told_the_requests_last():
    assert told(of("租了手机。", "打了三次。")) == "租了手机。\n打了三次。\n1. 停止联系家人。\n2. 退还押金。"


def test_a_sentence_longer_than_a_piece_is_a_piece_by_itself():
    long = "很长" * PIECE + "。"
    assert long in spoken(of("短。", long, "短。"), ("facts",))


def test_a_sentence_that_ends_in_a_quotation_keeps_its_mark():
    pieces = spoken(of("对方说：“" + "再不还钱就上门" * 12 + "。”随后挂断，" + "没有说自己是谁" * 3 + "。"), ("facts",))
    assert not any(piece.startswith("”") for piece in pieces)
    assert len(pieces) > 1


@given(st.lists(st.text("甲乙。；！？”（）\n，1", max_size=150), max_size=6))
def test_nothing_is_lost_and_no_piece_is_too_long_but_a_single_sentence(texts):
    document = of(*texts)
    pieces = spoken(document, ("facts",))
    whole = "".join(texts)
    assert re.sub(r"\s", "", "".join(pieces)) == re.sub(r"\s", "", whole)
    for piece in pieces:
        assert piece == piece.strip()
        assert len(piece) <= PIECE or not re.search(r"[。！？；](?![。！？；”’」』）\s])", piece)
