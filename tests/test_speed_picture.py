"""The picture of the benchmark shows the table's rows and numbers, whatever stands in a name."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from scripts.speed import picture, rows

PRINTED = """
| maker | ms | × floor |
| --- | ---: | ---: |
| floor | 0.45 | 1.0 |
| letters: a & <b> | 1,230.50 | 2.7 |
"""


def test_each_row_of_the_table_becomes_a_bar_with_its_number() -> None:
    drawn = ET.fromstring(picture(rows(PRINTED)))  # noqa: S314  our own text
    words = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert words == ["floor", "0.45 ms", "letters: a & <b>", "1,230.50 ms"]
    _, *bars = drawn.iter("{http://www.w3.org/2000/svg}rect")
    assert 0 < float(bars[0].attrib["width"]) < float(bars[1].attrib["width"])


def test_without_a_table_nothing_is_drawn() -> None:
    with pytest.raises(ValueError, match="no table"):
        rows("nothing measured")
