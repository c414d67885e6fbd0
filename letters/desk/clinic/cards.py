"""Business cards of a clinic: what was once found out about a business, offered to whoever names its App next.

They lie in `名片.toml` in the clinic's folder and hold nothing of any client:

    [[card]]
    brand = "人人趣"
    name = "某某科技有限公司"
    address = "广东省深圳市南山区某某大厦1201"
    email = "service@example.com"
    phone = "4000000000"

A card is offered, never taken over by itself; a field that somebody has answered stays as they answered it.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from letters.case import UNTOLD, spell
from letters.desk.talk import go_on
from letters.errors import FileError
from letters.kit import files
from letters.kit.frozen import frozen
from letters.kit.hold import holding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.collect.interview import InterviewState
    from letters.desk.talk import Talk

CARDS = "名片.toml"
_HEAD = "# 名片：平台、店铺的公司信息，问到同一个 App 时拿出来给人选。里面不写来访者的任何事。\n"
NAMING = ("brand", "who")
"""How the keys of the questions end in which a business is named."""


@frozen
class Card:
    """What is known of a business, under the name that people know it by. "" is not known."""

    brand: str
    name: str
    address: str = ""
    email: str = ""
    phone: str = ""
    uscc: str = ""

    @property
    def told(self) -> str:
        """The card in one line, for whoever is to say whether it is the one."""
        known = (
            *(("地址：", self.address), ("邮箱：", self.email), ("电话：", self.phone)),
            ("统一社会信用代码：", self.uscc),
        )
        return "，".join((self.name, *(f"{label}{value}" for label, value in known if value)))


_FIELDS = tuple(field.name for field in fields(Card))


@frozen
class Cards:
    """The cards of a clinic, in the order in which they were kept."""

    cards: tuple[Card, ...] = ()

    def of(self, brand: str) -> Card | None:
        """The card of a brand, however its name is typed; None where there is none."""
        wanted = _alike(brand)
        return next((one for one in self.cards if wanted and _alike(one.brand) == wanted), None)

    def keeping(self, card: Card) -> Cards:
        """The cards with this one, in the place of another of the same brand."""
        others = tuple(one for one in self.cards if _alike(one.brand) != _alike(card.brand))
        return Cards((*others, card))


def read_cards(folder: Path) -> Cards:
    """The cards in a clinic's folder; none where no card was kept. Raises FileError for what is no list of cards."""
    path = folder / CARDS
    content = files.content(path)
    if content is None:
        return Cards()
    try:
        rows = tomllib.loads(content.decode("utf-8-sig")).get("card", [])
        return Cards(tuple(Card(**{name: _text(row, name) for name in _FIELDS}) for row in rows))
    except (ValueError, TypeError, AttributeError) as error:
        raise FileError(
            f"名片读不了：{path}", "一张名片写成一段 [[card]]，里面是 brand 和 name；改好或者移开它"
        ) from error


def _text(row: dict[str, object], name: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise TypeError(name)
    return value.strip()


def keep_card(folder: Path, card: Card) -> Cards:
    """Keep a card in a clinic's folder, in the place of another of its brand; the cards that are there then.

    Raises FileError, with the old ones in place; ConflictError where another is at work there and does not end.
    """
    with holding(folder, "letters clients"):
        cards = read_cards(folder).keeping(card)
        files.replace(folder / CARDS, "\n".join((_HEAD, *(_row(one) for one in cards.cards))).encode())
    return cards


def _row(card: Card) -> str:
    known = ((name, getattr(card, name)) for name in _FIELDS)
    return "[[card]]\n" + "".join(f"{name} = {spell.value(value)}\n" for name, value in known if value)


def offered_card(talk: Talk, cards: Cards) -> Card | None:
    """The card that answers more of a business than was just typed; None where there is none, or it says nothing new.

    What a caller said of themselves is not looked up: a card would make a fact of it.
    """
    row = _just_named(talk)
    card = cards.of(str(talk.state.get(f"{row}.brand") or "")) if row else None
    return card if card and any(_lacking(talk.state, row, card)) else None


def with_card(talk: Talk, card: Card) -> Talk:
    """The talk after the card was taken for the business that was named last; what it answers is not asked again."""
    row, state = _just_named(talk), talk.state
    for name, value in _lacking(state, row, card):
        key = f"{row}.{name}"
        state = state.put(key, value).noted(todo=[each for each in state.todo if each != key])
    return go_on(replace(talk, state=state))


def _just_named(talk: Talk) -> str:
    """The row of the business that the latest answer named, "" where it named none."""
    row, _, asked = (talk.trail[-1] if talk.trail else "").rpartition(".")
    return row if asked in NAMING and row.startswith("respondents.") else ""


def _lacking(state: InterviewState, row: str, card: Card) -> Iterator[tuple[str, str]]:
    """What the card knows and the talk does not."""
    for name in _FIELDS:
        value = getattr(card, name)
        if value and state.get(f"{row}.{name}") in (None, "", *UNTOLD):
            yield name, value


def new_cards(talk: Talk, cards: Cards) -> tuple[Card, ...]:
    """What a talk has found out about businesses that have no such card yet: those with a brand and a name."""
    rows = talk.state.data.get("respondents", [])
    told = [Card(**{name: str(row.get(name) or "") for name in _FIELDS}) for row in rows]
    return tuple(one for one in told if one.brand and one.name not in ("", *UNTOLD) and cards.of(one.brand) != one)


def _alike(brand: str) -> str:
    """A brand without what people type or leave out: quotation marks, blanks, case, the word App."""
    plain = unicodedata.normalize("NFKC", brand).casefold()
    kept = "".join(char for char in plain if char.isalnum())
    return kept.removesuffix("app") or kept
