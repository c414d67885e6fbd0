"""Keys and numbers so long that no case has them are found, and a case that has none is not searched for them."""

from __future__ import annotations

import pytest

from letters.case.layout import LONGEST_WORD, MOST_NAMES, long_key, long_word

DOTTED = ".".join(["a"] * (MOST_NAMES + 1))
LONG = "7" * LONGEST_WORD


@pytest.mark.parametrize(
    "before", ["", "x = 1\n", '# a.b.c\n[story]\naccount = "……"\n', "\r\n", 'z = """\n.\n"""\n', "y = { "]
)
def test_a_key_of_too_many_names_and_a_word_of_too_many_characters_are_found_where_they_begin(before: str) -> None:
    assert long_key(f"{before}{DOTTED} = 1") == len(before)
    assert long_word(f"{before}{LONG} = 1") == len(before)


def test_one_name_or_one_character_less_is_let_pass_and_so_is_what_stands_in_a_text_or_a_comment() -> None:
    assert long_key(DOTTED.removesuffix(".a") + " = 1") == -1
    assert (long_word(LONG), long_word(LONG[1:])) == (0, -1)
    assert long_key(f'x = """\n{DOTTED}"""\n# {DOTTED}\n') == -1
    assert long_word(f'x = "{LONG}" # {LONG}') == -1


def test_names_on_several_lines_are_no_key_of_many_names() -> None:
    assert long_key("a.b.c = 1.5\n" * MOST_NAMES) == -1
    assert long_word("1234567890\n" * LONGEST_WORD) == -1
