"""What every closed vocabulary of the case file is made of."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """A word of the case file with the Chinese `label` it is read by."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the label beside the word."""
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word
