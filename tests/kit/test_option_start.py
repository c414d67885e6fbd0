"""What an option of a command loads to read a day."""

from __future__ import annotations

import subprocess
import sys


def test_a_day_after_an_option_costs_nothing_of_the_interview() -> None:
    code = "import sys, letters.kit.typed.options; print([name for name in sys.modules if 'kit.typed.' in name])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert told.strip() == "['letters.kit.typed.options']"
