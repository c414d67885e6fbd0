"""How the cards of what they did are asked about: which fit, what on each was done, in which contacts, what proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.collect.interview.script_files import AskRow, ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from letters.collect.interview.script_files import CardLineRow, CardRow

KINDS = "cards.kinds"
ANOTHER = "another"
PROOFS = {"screenshot": "有截图", "recording": "有录音", "video": "有照片、录像", "none": "没有"}
_PROOFS = tuple(ChoiceRow(value, label) for value, label in PROOFS.items())


def asked(cards: Sequence[CardRow]) -> dict[str, AskRow]:
    """The questions about the cards, by their keys without numbers."""
    return dict(_asked(cards))


def _asked(cards: Sequence[CardRow]) -> Iterator[tuple[str, AskRow]]:
    yield "incidents.proof", AskRow(label="这一次有截图、录音吗", kind="choice", choices=_PROOFS)
    kinds = tuple(ChoiceRow(card.id, card.label, card.say) for card in cards)
    yield (
        KINDS,
        AskRow(label="他们做过下面哪些事", help="可以选几项；没有就选“没有这些”", kind="choices", choices=kinds),
    )
    for card in cards:
        lines = tuple(ChoiceRow(line.act.value, line.label) for line in card.line)
        yield f"cards.{card.id}", AskRow(label=f"是下面哪几种：{card.label}", kind="choices", choices=lines)
        for line in card.line:
            yield from _of_line(line)


def _of_line(line: CardLineRow) -> Iterator[tuple[str, AskRow]]:
    key = f"acts.{line.act.value}"
    yield (
        f"{key}.told",
        AskRow(
            label=f"是哪一次，有截图、录音吗：{line.label}",
            help="写前面的号码，几次就写几个号；不写是哪一次的，文书里没法写",
            example="2，有截图",
            fields=(f"{key}.which", f"{key}.proof"),
            may_lack=frozenset({f"{key}.proof"}),
            reader="which",
        ),
    )
    yield f"{key}.which", AskRow(label="哪一次", kind="choices")
    yield f"{key}.proof", AskRow(label="证据", kind="choice", choices=_PROOFS)
