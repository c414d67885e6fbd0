"""The styles of a user's own document, sound: no name twice, nothing named that is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from letters.render.docx.style_xml import styles_xml
from letters.render.docx.taken.nodes import Node, tree
from letters.render.docx.taken.sieve import Sieve
from letters.render.styles import styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

STYLE: Final = "w:style"
ID: Final = "w:styleId"


def own_styles(part: Node | None, name: str) -> Node:
    """The styles part: the user's styles, and those of the `standard` layout that it lacks by name.

    Ours are based on the user's own, under ids that it does not use.
    """
    ours = tree([styles_xml(styles().layouts["standard"]).encode()], name)
    if part is None:
        return ours
    kept = _sound(part, {_name(style): style.attributes["w:type"] for style in ours.all(STYLE)})
    ids = {_name(style): style.attributes[ID] for style in kept.all(STYLE)}
    new_ids = {style.attributes[ID]: ids.get(_name(style)) or _free_id(style, ids) for style in ours.all(STYLE)}
    added = [_added(style, new_ids) for style in ours.all(STYLE) if _name(style) not in ids]
    return kept._replace(children=(*kept.children, *added))


def ids_of(part: Node) -> frozenset[str]:
    """The ids of the styles that a part defines."""
    return frozenset(style.attributes[ID] for style in part.all(STYLE))


def _sound(part: Node, kinds: Mapping[str, str]) -> Node:
    """The user's styles: each id and each name once, a style with one of our names only where it is of our kind."""
    raw = frozenset(style.attributes.get(ID, "") for style in part.all(STYLE))
    first = Sieve(styles=raw).kept(part, "styles") or Node(part.name, {})
    taken: set[str] = set()
    chosen = []
    for style in first.all(STYLE):
        names = {f"id {style.attributes[ID]}", f"name {_name(style)}"}
        if (
            taken.isdisjoint(names)
            and kinds.get(_name(style), style.attributes["w:type"]) == style.attributes["w:type"]
        ):
            taken |= names
            chosen.append(style)
    others = [child for child in first.children if child.name != STYLE]
    kept = first._replace(children=(*others, *_based(chosen)))
    return Sieve(styles=ids_of(kept)).kept(kept, "styles") or kept


def _based(chosen: list[Node]) -> Iterable[Node]:
    """The styles, each based on another of its kind, or on none where that would go round in a circle."""
    by_id = {style.attributes[ID]: style for style in chosen}
    for style in chosen:
        seen, now = set(), style
        while now.attributes[ID] not in seen and now.value("w:basedOn") in by_id:
            seen.add(now.attributes[ID])
            now = by_id[now.value("w:basedOn")]
        base = by_id.get(style.value("w:basedOn"), style)
        is_sound = now.attributes[ID] not in seen and base.attributes["w:type"] == style.attributes["w:type"]
        yield style if is_sound else _without(style, lambda child: child.name == "w:basedOn")


def _added(style: Node, new_ids: Mapping[str, str]) -> Node:
    """One of our styles under the ids of the document that it comes into."""
    attributes = {key: value for key, value in style.attributes.items() if key != "w:default"}
    children = [
        child._replace(attributes={"w:val": new_ids[child.attributes["w:val"]]}) if child.name == "w:basedOn" else child
        for child in style.children
    ]
    return style._replace(attributes={**attributes, ID: new_ids[style.attributes[ID]]}, children=tuple(children))


def _name(style: Node) -> str:
    return style.value("w:name")


def _free_id(style: Node, ids: Mapping[str, str]) -> str:
    own = style.attributes[ID]
    while own in ids.values():
        own += "Letters"
    return own


def _without(node: Node, unwanted: Callable[[Node], bool]) -> Node:
    return node._replace(children=tuple(child for child in node.children if not unwanted(child)))
