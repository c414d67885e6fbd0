"""A drawing of the ladder in Graphviz's language, in Chinese.

    state ──answer──▶ state   state ╌╌a term that ran out╌╌▶ state   state ──▶ letter ──▶ state

The states that all paths share stand once, each path in a box of its own. An answer that leads on from every state is
drawn from the node 收到答复 of its box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters.case import RefusalGround, ReplyOutcome
from letters.follow.ladder import DOOR, SAID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from letters.follow.ladder import Rule, StepRule
    from letters.follow.ladder_file import LadderFile, PathRow, StageRow

SHARED = "shared"
ANY_STATE = "收到答复"
DOOR_LABEL = "投诉：交给选定的机构"
OUTCOMES = {each.value: each for each in ReplyOutcome}
GROUNDS = {each.value: each for each in RefusalGround}


class Words(NamedTuple):
    """What names are drawn as: deadlines by id, titles of letters by id."""

    rules: Mapping[str, Rule]
    titles: Mapping[str, str]

    def title(self, letter: str) -> str:
        """What a step's letter is called."""
        return DOOR_LABEL if letter == DOOR else self.titles.get(letter, letter)


def listing(file: LadderFile, words: Words) -> str:
    """The ladder as text: each kind of letter with its own states, in Chinese."""
    groups = [("各类文书共有的状态", file.state), *((_path_title(path, words), path.state) for path in file.path)]
    return "\n".join(f"{title}：{'、'.join(each.label for each in rows)}" for title, rows in groups)


def _path_title(path: PathRow, words: Words) -> str:
    return "、".join(words.title(letter) for letter in path.letters) or "其他文书"


def drawing(file: LadderFile, words: Words) -> str:
    """The whole ladder in Graphviz's language: `letters law ladder --dot | dot -Tsvg > ladder.svg`."""
    shared = frozenset(each.id for each in file.state)
    lines = [
        "digraph ladder {",
        '  graph [rankdir=LR, compound=true, fontname="sans-serif"]',
        '  node [shape=box, style=rounded, fontname="sans-serif"]',
        '  edge [fontname="sans-serif", fontsize=10]',
        *_box(SHARED, "各类文书共有的状态", file.state, shared, words, file.answers),
    ]
    for path in file.path:
        elsewhere = shared - {each.id for each in path.state}
        lines += _box(path.id, _path_title(path, words), path.state, elsewhere, words, path.answers)
        lines.append(f"  {_node(path.id, '开始')} [label={quoted('寄出')}, shape=circle]")
        lines.append(f"  {_node(path.id, '开始')} -> {_state(path.id, path.start, elsewhere)}")
    for letter, state in file.takes.items():
        node = _node(SHARED, f"寄出 {letter}")
        lines.append(f"  {node} [label={quoted(f'寄出{words.title(letter)}')}, shape=note]")
        lines.append(f"  {node} -> {_state(SHARED, state, shared)}")
    return "\n".join([*lines, "}", ""])


def _box(
    box: str,
    title: str,
    rows: Iterable[StageRow],
    shared: Collection[str],
    words: Words,
    answers: Mapping[str, str],
) -> Iterator[str]:
    """One group of states with what leads on from each; `answers` lead on from all of them."""
    yield f"  subgraph {quoted(f'cluster {box}')} {{"
    yield f"    label={quoted(title)}"
    edges: list[str] = []
    for each in rows:
        node = _node(box, each.id)
        yield f"    {node} [label={quoted(_label(each, words))}{', peripheries=2' if each.done else ''}]"
        edges += _leading_on(box, each, shared, words)
    if answers:
        yield f"    {_node(box, ANY_STATE)} [label={quoted(ANY_STATE)}, shape=ellipse]"
        edges += _by_answer(_node(box, ANY_STATE), box, answers, shared)
    yield "  }"
    yield from edges


def _label(stage: StageRow, words: Words) -> str:
    """The state's name, and a line for each time limit that runs in it."""
    return "\n".join([stage.label, *(f"期限：{words.rules[name].label}" for name in stage.deadlines)])


def _leading_on(box: str, stage: StageRow, shared: Collection[str], words: Words) -> Iterator[str]:
    node = _node(box, stage.id)
    for name, state in stage.lapses.items():
        label = quoted(f"到期：{words.rules[name].label}")
        yield f"  {node} -> {_state(box, state, shared)} [label={label}, style=dashed]"
    yield from _by_answer(node, box, stage.answers, shared)
    for number, step in enumerate(stage.step, 1):
        yield from _by_step(node, _node(box, f"{stage.id} {number}"), box, step, shared, words)


def _by_answer(node: str, box: str, answers: Mapping[str, str], shared: Collection[str]) -> Iterator[str]:
    for answer, state in answers.items():
        yield f"  {node} -> {_state(box, state, shared)} [label={quoted(answer_label(answer))}]"


def answer_label(answer: str) -> str:
    """`refused:civil` in Chinese: the outcome, and in brackets the ground."""
    outcome, _, more = answer.partition(":")
    if more == SAID:
        return f"{OUTCOMES[outcome].label}（口头）"
    named = f"（{GROUNDS[more].label}）" if more else ""
    return f"{OUTCOMES[outcome].label}{named}"


def _by_step(node: str, drawn: str, box: str, step: StepRule, shared: Collection[str], words: Words) -> Iterator[str]:
    """A step as a node of its own: the letter, or what is to be done without one."""
    title = words.title(step.letter) if step.letter else step.why
    within = f"\n期限内：{words.rules[step.within].label}" if step.within else ""
    yield f"  {drawn} [label={quoted(title + within)}, shape={'note' if step.letter else 'plaintext'}]"
    yield f"  {node} -> {drawn} [label={quoted(_when(step))}, color=gray40]"
    if step.to:
        yield f"  {drawn} -> {_state(box, step.to, shared)} [color=gray40]"


def _when(step: StepRule) -> str:
    """For which grounds of a refusal a step is open, and whether it may be left."""
    said = [_labels(step.grounds)] if step.grounds else []
    if step.not_grounds:
        said.append(f"除{_labels(step.not_grounds)}外")
    if step.optional:
        said.append("可选")
    return "；".join(said)


def _labels(grounds: Iterable[RefusalGround]) -> str:
    return "、".join(sorted(ground.label for ground in grounds))


def _state(box: str, state: str, shared: Collection[str]) -> str:
    """The node of a state that a box leads to: the box's own, or the shared one."""
    return _node(SHARED if state in shared else box, state)


def _node(box: str, name: str) -> str:
    return quoted(f"{box}/{name}")


def quoted(text: str) -> str:
    """Any text as Graphviz reads it back: backslashes and quotes escaped, lines broken."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
