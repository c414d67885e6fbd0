"""Which contacts, by their numbers in the list, and what proof there is: “2，有截图”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from letters.collect.interview.cards import ANOTHER
from letters.collect.interview.words.line_read import LineRead
from letters.kit.numerals import read_whole
from letters.kit.typed import narrow

if TYPE_CHECKING:
    from datetime import date

    from letters.collect.interview.state import InterviewState

_PROOFS = (
    ("none", re.compile(r"(?:没有?|无)(?:截图|录音|录像|照片|证据|保存|留)?[、和或]?(?:截图|录音|证据)?")),
    ("screenshot", re.compile(r"(?:都?有)?(?:手机|短信)?截[图屏](?:还在)?")),
    ("recording", re.compile(r"(?:都?有)?(?:通话)?录音")),
    ("video", re.compile(r"(?:都?有)?(?:照片|录像|视频|监控)(?:、?(?:照片|录像|视频))?")),
)
_ALL, _ANOTHER = ("都是", "全部", "每次都是", "都有"), ("没记", "还没记", "新的", "别的", "另外一次", "其他")
_BETWEEN = re.compile(r"[,、;\s和与及]+")
_TOLD = re.compile(r"[“”\"「」]|\d[日号点:]|\d{5}")  # a contact told on the spot, and no number of one in the list
_NUMBER = re.compile(r"第?(?P<number>[\d一二两三四五六七八九十]+)(?:个|次|条|号|项)?(?:那次)?")


def read(text: str, today: date, state: InterviewState) -> LineRead:
    """The ids of the contacts, `another` for one that is not told yet, and the sort of proof."""
    del today
    if _TOLD.search(narrow_all(text)):
        return LineRead({}, left=text)
    rows = [row["id"] for row in state.data.get("incidents", [])]
    pieces = [(each, _chosen(each, rows), _proof(each)) for each in _BETWEEN.split(narrow_all(text)) if each]
    return LineRead(_values(pieces), left="，".join(piece for piece, chosen, proof in pieces if not (chosen or proof)))


def _values(pieces: list[tuple[str, list[str], str]]) -> dict[str, Any]:
    """The contacts that the pieces name, each once, and the last sort of proof."""
    which = list(dict.fromkeys(contact for _, chosen, _ in pieces for contact in chosen))
    proofs = [proof for _, chosen, proof in pieces if proof and not chosen]
    return ({"which": which} if which else {}) | ({"proof": proofs[-1]} if proofs else {})


def _proof(piece: str) -> str:
    return next((name for name, words in _PROOFS if words.fullmatch(piece)), "")


def narrow_all(text: str) -> str:
    """The text with its signs made plain, its gaps kept."""
    return " ".join(narrow(each) for each in text.replace("，", ",").split())


def _chosen(piece: str, rows: list[str]) -> list[str]:
    if piece in _ALL:
        return rows
    if any(piece.startswith(word) for word in _ANOTHER):
        return [ANOTHER]
    found = _NUMBER.fullmatch(piece)
    number = read_whole(found["number"]) if found else None
    if number is None or not 1 <= number <= len(rows) + 1:
        return []
    return [[*rows, ANOTHER][number - 1]]
