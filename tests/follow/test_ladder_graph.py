"""The ladder as a graph: each state is reached, time runs in no circle, and the whole is drawn."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from letters.catalogue.head import heads
from letters.catalogue.library import Library
from letters.follow.ladder_drawing import Words, answer_label, drawing, listing, quoted
from letters.follow.ladder_graph import faults, reached
from letters.follow.ladder_loading import read_ladder

FILE, TERMS = read_ladder()
WORDS = Words(TERMS.rules, {head.id: head.title for head in heads(Library.bundled())})


@pytest.fixture(scope="module")
def picture() -> str:
    return drawing(FILE, WORDS)


def test_the_bundled_ladder_has_no_faults() -> None:
    assert list(faults(FILE)) == []


def test_a_state_that_nothing_leads_to_is_told_with_its_row() -> None:
    number = next(number for number, path in enumerate(FILE.path) if path.id == "market-complaint")
    path = FILE.path[number]
    lost = replace(path.state[0], id="lost", label="没人来过")
    spoiled = replace(path, state=(*path.state, lost))
    paths = tuple(spoiled if each is path else each for each in FILE.path)
    (slip,) = faults(replace(FILE, path=paths))
    assert slip.place == ("path", number, "state", len(path.state))
    assert slip.message == "没有什么通向状态 lost"


def test_a_shared_state_that_no_path_leads_to_is_told() -> None:
    lost = replace(FILE.state[0], id="lost")
    (slip,) = faults(replace(FILE, state=(*FILE.state, lost)))
    assert (slip.place, slip.message) == (("state", len(FILE.state)), "没有什么通向状态 lost")


def test_a_step_that_leads_nowhere_is_told() -> None:
    first = next(number for number, each in enumerate(FILE.state) if each.step)
    stage = FILE.state[first]
    spoiled = replace(stage, step=(replace(stage.step[0], to="nowhere"),))
    (slip,) = faults(replace(FILE, state=tuple(spoiled if each is stage else each for each in FILE.state)))
    assert slip.place == ("state", first, "step", 0)
    assert slip.message == "to 里的 nowhere 不在词表中"


def test_every_state_is_drawn_and_every_step_too(picture: str) -> None:
    nodes = Counter(re.findall(r'^    ("[^"]+") \[label=', picture, re.MULTILINE))
    states = [f'"shared/{each.id}"' for each in FILE.state]
    states += [f'"{path.id}/{each.id}"' for path in FILE.path for each in path.state]
    assert [node for node in states if nodes[node] != 1] == []
    rows = [("shared", each) for each in FILE.state] + [(path.id, each) for path in FILE.path for each in path.state]
    drawn = set(re.findall(r'^  ("[^"]+") \[label=', picture, re.MULTILINE))
    for box, stage in rows:
        for number in range(1, len(stage.step) + 1):
            assert f'"{box}/{stage.id} {number}"' in drawn


def test_every_arrow_leads_from_a_node_to_a_node(picture: str) -> None:
    nodes = set(re.findall(r'^ +("[^"]+") \[label=', picture, re.MULTILINE))
    arrows = re.findall(r'^ +("[^"]+") -> ("[^"]+")', picture, re.MULTILINE)
    rows = [*FILE.state, *(each for path in FILE.path for each in path.state)]
    led = sum(len(each.lapses) + len(each.answers) for each in rows)
    steps = sum(1 + bool(step.to) for each in rows for step in each.step)
    starts, answers = len(FILE.path), len(FILE.answers) + sum(len(path.answers) for path in FILE.path)
    assert len(arrows) == led + steps + starts + answers + len(FILE.takes)
    assert {node for arrow in arrows for node in arrow} <= nodes


def test_the_drawing_speaks_chinese(picture: str) -> None:
    assert '[label="已提交，等待是否受理的决定\\n期限：决定是否受理"]' in picture
    assert '[label="到期：决定是否受理", style=dashed]' in picture
    assert f'[label="{answer_label("refused:incomplete")}"]' in picture
    assert answer_label("refused:incomplete") == "不予受理、不予立案或拒绝（材料或者身份信息不齐）"
    assert '[label="寄出行政起诉状", shape=note]' in picture


@pytest.mark.parametrize("text", ['他说"不"', "反斜杠\\", '\\"', "两\n行"])
def test_any_text_is_quoted_so_that_it_ends_where_it_ends(text: str) -> None:
    inside = re.fullmatch(r'"((?:[^"\\\n]|\\.)*)"', quoted(text))
    assert inside is not None
    back = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], inside[1])
    assert back == text


def test_a_path_reaches_its_own_states_and_those_it_shares() -> None:
    path = next(path for path in FILE.path if path.id == "market-complaint")
    found = reached(FILE, path)
    assert {each.id for each in path.state} <= found
    assert {"settled", "carried"} <= found


def test_the_listing_names_each_kind_of_letter_with_its_states() -> None:
    lines = listing(FILE, WORDS).splitlines()
    assert len(lines) == 1 + len(FILE.path)
    assert any(line.startswith("行政复议申请书：") for line in lines)
