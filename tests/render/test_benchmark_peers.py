"""The benchmarks compare like with like: every peer that is installed writes the whole text of the letter."""

from __future__ import annotations

import shutil
import sys

import pytest

from benchmarks.content import Content, Words, composed, content, rendered
from benchmarks.paper import peak
from benchmarks.peers import PEERS
from benchmarks.warm import assert_holds


@pytest.fixture(scope="module")
def letter():
    return composed()


def test_the_letter_of_the_benchmarks_is_as_large_as_it_says(letter):
    incidents, evidence = letter.context["rows"], letter.context["evidence"]
    assert (len(incidents), len(evidence)) == (12, 8)


def test_this_project_writes_all_of_it(letter):
    assert_holds(rendered(letter), content(letter), "letters")


@pytest.mark.parametrize("name", [name for name in PEERS if name != "pandoc" or shutil.which("pandoc")])
def test_a_peer_writes_all_of_it(letter, name):
    try:
        make = PEERS[name](content(letter))
    except ImportError as error:
        pytest.skip(f"{name} is not installed: {error}")
    assert_holds(make(), content(letter), name)


def test_a_text_that_is_left_out_is_noticed(letter):
    with pytest.raises(AssertionError, match="letters lacks"):
        assert_holds(rendered(letter), Content((*content(letter).parts, Words("Normal", "没有写过的话"))), "letters")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="the peak of memory is not told on this system")
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_pack_with_hundreds_of_incidents_stays_below_half_a_gigabyte(kind):
    if kind == "pdf":
        pytest.importorskip("typst", reason="Typst is not installed")
    assert 50 < peak(kind) < 500
