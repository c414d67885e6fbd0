"""The list of what a letter takes of a reference document is read with every check, and leads nowhere."""

from __future__ import annotations

import pytest

from letters.errors import SlipsError
from letters.render.docx.taken.nodes import Node
from letters.render.docx.taken.shapes import FILE, read_shapes, shapes
from letters.render.docx.taken.sieve import Sieve
from letters.render.styles import DATA


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('pPr = { children = """pStyle:style_ref', 'pPr = { children = """pStyle:stile_ref', "stile_ref"),
        ("val:line! color", "val:lime! color", "lime"),
        ('order = "found"', 'order = "sorted"', "order"),
        ("[[left]]\nwords = ", "[[left]]\nword = ", "word"),
    ],
)
def test_a_slip_in_the_list_is_told(tmp_path, old, new, told):
    text = (DATA / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SlipsError, match=told):
        read_shapes(tmp_path / FILE)


def test_no_element_of_the_list_may_lead_anywhere_hold_a_thing_or_run():
    """References to headers are written anew; a field is only what the letterhead makes of a page number."""
    known = {name for shape in shapes().elements.values() for name in shape.children}
    strange = {
        "drawing",
        "pict",
        "object",
        "hyperlink",
        "altChunk",
        "instrText",
        "fldChar",
        "sdt",
        "ins",
        "del",
        "vanish",
        "numPr",
    }
    assert known.isdisjoint(strange)
    assert not [
        name for shape in shapes().elements.values() for name in shape.attributes if name in ("id", "embed", "link")
    ]


def test_what_fits_no_shape_is_left_out_and_what_is_needed_takes_its_parent_along():
    tab = Node("w:tab", {"w:val": "left", "w:pos": "720", "w:evil": "1", "r:id": "rId1"})
    bad = Node("w:tab", {"w:val": "left", "w:pos": "url(http://e)"})
    kept = Sieve().kept(Node("w:tabs", {}, (bad, Node("w:object", {}), tab)), "tabs")
    assert kept == Node("w:tabs", {}, (Node("w:tab", {"w:val": "left", "w:pos": "720"}),))
    assert Sieve().kept(Node("w:tabs", {}, (bad,)), "tabs") is None


def test_children_stand_in_the_order_of_the_list_and_once():
    mixed = Node(
        "w:pPr", {}, (Node("w:jc", {"w:val": "left"}), Node("w:keepNext", {}), Node("w:keepNext", {"w:val": "0"}))
    )
    assert [child.name for child in Sieve().kept(mixed, "pPr").children] == ["w:keepNext", "w:jc"]
