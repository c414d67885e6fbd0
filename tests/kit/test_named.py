"""What has two names goes by the full one where it stands first, and by the short one from then on."""

from __future__ import annotations

import copy

from letters.kit.named import Name, Naming, once_in_full

CODE = Name("《中华人民共和国民法典》", "《民法典》", "第一条")
LAW = Name("《中华人民共和国法律援助法》", "《法律援助法》", "第二条", "，")


def as_typed(text: str) -> str:
    return text


def marked(*names: Name) -> str:
    return Naming(names).marked(as_typed)


def test_it_reads_and_compares_as_its_short_names() -> None:
    both = Naming((CODE, LAW))
    assert both == "《民法典》第一条，《法律援助法》第二条"
    assert f"（{both}）" == "（《民法典》第一条，《法律援助法》第二条）"


def test_only_the_first_of_each_is_in_full() -> None:
    text = f"甲（{marked(CODE)}）；乙（{marked(CODE, LAW)}）；丙（{marked(LAW)}）。"
    assert once_in_full(text) == (
        "甲（《中华人民共和国民法典》第一条）；乙（《民法典》第一条，《中华人民共和国法律援助法》第二条）；丙（，《法律援助法》第二条）。"
    )


def test_words_that_somebody_typed_are_left_as_they_are() -> None:
    text = f"本人说过《民法典》。{marked(CODE)}"
    assert once_in_full(text) == "本人说过《民法典》。《中华人民共和国民法典》第一条"


def test_two_texts_begin_anew() -> None:
    assert once_in_full(marked(CODE)) == once_in_full(marked(CODE))


def test_every_part_is_made_safe() -> None:
    assert once_in_full(Naming((Name("<甲>", "<乙>", "&", "'"),)).marked(lambda text: f"[{text}]")) == "['][<甲>][&]"


def test_it_goes_to_another_process_with_both_names() -> None:
    there = copy.copy(Naming((CODE, LAW)))  # as pickle takes it apart and puts it together
    assert there == Naming((CODE, LAW))
    assert there.names == (CODE, LAW)
