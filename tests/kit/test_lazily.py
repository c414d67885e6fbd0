"""A package whose names are imported when they are asked for."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

from letters.kit import typed

PACKAGES = ["letters.desk", "letters.findings", "letters.kit.typed", "letters.render"]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_name_that_a_package_offers_is_there(package: str) -> None:
    module = importlib.import_module(package)
    assert module.__all__
    assert all(getattr(module, name) is not None for name in module.__all__)


def test_a_name_that_it_does_not_offer_is_refused_as_from_any_module() -> None:
    with pytest.raises(AttributeError, match=r"'letters\.kit\.typed' has no attribute 'year'"):
        getattr(typed, "year")  # noqa: B009  the checker of types would refuse it, as it should


def test_a_day_after_an_option_costs_nothing_of_the_interview() -> None:
    code = "import sys, letters.kit.typed.options; print([name for name in sys.modules if 'kit.typed.' in name])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    assert told.strip() == "['letters.kit.typed.options']"
