"""Texts and recordings on their way to paper: what is written; how long a recording is."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.kit.tables.encoding import encoding_of
from letters.pack.volume.shown import Shown, UnshownError
from letters.render import Lines

if TYPE_CHECKING:
    from pathlib import Path

    from letters.pack.volume.rules import VolumeRules


def shown_text(path: Path, rules: VolumeRules) -> Shown:
    """What a text file says. Raises UnshownError for what is no text."""
    try:
        encoding = encoding_of(path)
    except FileError as error:
        raise UnshownError("不是文字文件", "用写它的软件打开，打印成 PDF 再登记") from error
    most = rules.most.characters
    with path.open("r", encoding=encoding.name, errors="replace") as file:
        text = file.read(most + 1).lstrip("\ufeff")
    notes = ["文件里的文字，一字未改"] if not encoding.damaged else ["文件里的文字，认不出的字写作\ufffd"]
    if len(text) > most:
        notes.append(f"这里是前{most}字，其余的见文件")
    return Shown((Lines(text[:most].rstrip()),), tuple(notes))


def seconds_of(path: Path) -> float | None:
    """How long a WAV recording is, in seconds; None for any other, and for one that cannot be read."""
    try:
        with wave.open(str(path), "rb") as sound:
            return sound.getnframes() / sound.getframerate()
    except (wave.Error, EOFError, OSError, ZeroDivisionError, RuntimeError):
        return None
