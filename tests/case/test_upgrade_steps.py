"""What differs between version 1 and version 2 of the case file: a test for each step."""

from __future__ import annotations

from letters.case.upgrade import upgrade


def test_the_file_says_that_it_is_of_version_2():
    assert upgrade({"version": 1, "story": {}}).tables == {"version": 2, "story": {}}
