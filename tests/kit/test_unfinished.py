"""What was typed and not answered yet lies in one small file: by question, and nothing of it where nothing is left."""

from __future__ import annotations

import pytest

from letters.kit.unfinished import MOST, typed_in, with_typed


def test_each_question_has_its_own_and_what_is_taken_out_leaves_the_others() -> None:
    both = with_typed(with_typed("", "story.account", "从三月"), "complainant.name", "王")
    assert (typed_in(both, "story.account"), typed_in(both, "complainant.name")) == ("从三月", "王")
    one = with_typed(both, "story.account", "")
    assert (typed_in(one, "story.account"), typed_in(one, "complainant.name")) == ("", "王")
    assert with_typed(one, "complainant.name", "") == ""


@pytest.mark.parametrize("broken", ["{", "[1]", '"x"', '{"story.account": 3}', "null"])
def test_a_file_that_somebody_broke_is_as_none(broken: str) -> None:
    assert typed_in(broken, "story.account") == ""
    assert typed_in(with_typed(broken, "story.account", "从三月"), "story.account") == "从三月"


def test_no_more_is_kept_of_one_than_anybody_types() -> None:
    assert len(typed_in(with_typed("", "story.account", "长" * (MOST + 1)), "story.account")) == MOST
