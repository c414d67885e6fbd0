"""A page asks for several things at once, each in a thread: one desk serves them, each as if it were alone."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

import pytest

from letters.catalogue import Library
from letters.desk import Desk, open_case, open_desk, write_letters
from scripts.examples import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator

ON = date(2026, 11, 27)
CASES = ("visits-at-night", "phone-sent-back", "minor-at-a-phone-shop", "illness-and-instalments")


@pytest.fixture
def _impatient() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.slow
@pytest.mark.usefixtures("_impatient")
def test_letters_of_four_cases_at_once_from_a_desk_that_has_read_nothing_yet_are_those_of_each_alone() -> None:
    texts = [(FOLDER / name / "case.toml").read_text("utf-8") for name in CASES]
    alone = [_letters(open_desk(), text) for text in texts]
    fresh = Desk(Library.bundled(), open_desk().paper)
    with ThreadPoolExecutor(len(texts)) as threads:
        at_once = list(threads.map(lambda text: _letters(fresh, text), texts))
    assert at_once == alone


def _letters(at: Desk, text: str) -> list[tuple[str, bytes]]:
    return [(file.name, file.content) for file in write_letters(open_case(text, ON), at).files]
