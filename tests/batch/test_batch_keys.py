"""Folders are called so that every system takes the name and nobody's name is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.batch.keys import key_of

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


@pytest.mark.parametrize("name", ["2026-013", "I001", "C000019", "visits-at-night", "A_7", "case-12", "20260813"])
def test_a_plain_identifier_is_kept(name: str) -> None:
    assert key_of(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "林若溪",
        "2026-013 林若溪",
        "zhangsan",
        "Zhang-San",
        "2026-linruoxi",
        "13912345678",
        "139-1234-5678",
        "330106199908140021",
        "someone@example.cn",
    ],
)
def test_what_may_name_a_person_is_kept_only_where_that_is_asked_for(name: str) -> None:
    assert re.fullmatch("case-[0-9a-f]{10}", key_of(name))
    assert key_of(name, names=True) == name


@pytest.mark.parametrize("name", ["con", "NUL", "lpt1.toml", "..", "a/b", "a\\b", "a:b", " a", "a.", "", "x" * 300])
@pytest.mark.parametrize("names", [False, True])
def test_a_name_that_some_system_refuses_is_changed(name: str, names: bool) -> None:
    key = key_of(name, names=names)
    assert key != name
    assert SAFE.fullmatch(key.replace(" ", ""))


@given(st.text(max_size=80), st.booleans())
def test_every_name_gives_a_folder_on_every_system(name: str, names: bool) -> None:
    key = key_of(name, names=names)
    assert key.strip(" .") == key
    assert key
    assert not set(key) & set('<>:"/\\|?*\n\r\t\0')
    assert len(key.encode("utf-8", "surrogatepass")) < 255


@given(st.lists(st.text(max_size=20), min_size=2, max_size=2, unique=True), st.booleans())
def test_two_names_never_give_one_folder(pair: list[str], names: bool) -> None:
    assert key_of(pair[0], names=names) != key_of(pair[1], names=names)


def test_names_that_become_alike_where_a_system_refuses_them_stay_apart() -> None:
    assert len({key_of(name, names=True) for name in ("a/b", "a:b", "a b")}) == 3


@given(st.text(min_size=1, max_size=20))
def test_without_leave_a_key_is_ascii(name: str) -> None:
    assert SAFE.fullmatch(key_of(name))
