"""How the suite runs.

Properties are tried without a deadline: how long one example takes says how busy the machine is, not whether the code
is right, and a gate that shuts by chance teaches nobody. Where `CI` is set, each property is tried with the same
examples every time. For more examples than usual, of those properties that do not set a number of their own:

    python -m pytest --hypothesis-profile=search tests/case

The gate tries sixty, since to draw some takes longer than to look at them; `make check` tries fewer (`quick`).

Where it is measured which lines run, they are in the first tests of each function, and in none that is marked `long` or
is a property: to watch each line takes some code four times as long, the hundredth case of a table runs the lines of
the third, and what a property alone ran through would be tested by chance.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import Counter
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests import modules
from tests.dealing import dealt
from tests.kills import posix
from tests.readers import needs_browser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG_LIMIT = 1200
"""Seconds after which a test marked `long` fails; the limit of all others stands in pyproject.toml."""

SITE = "site"
"""The fixture that builds the page as a site."""

WATCHED = 3
"""Tests of each function in which the lines are watched that run."""

IS_WATCHED = pytest.StashKey[bool]()

settings.register_profile(
    "gate",
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.register_profile("quick", settings.get_profile("gate"), max_examples=20)
settings.register_profile("search", settings.get_profile("gate"), max_examples=2000, derandomize=False)
settings.load_profile("gate")


@pytest.fixture(autouse=True, scope="session")
def interruptions_reach_what_tests_start() -> Iterator[None]:
    """Whoever ignores Ctrl-C (a job in the background) hands that on to all it starts, which could not be interrupted.

    A handler is not handed on: the tests go on ignoring it, and the programs that they start do not.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        with suppress(ValueError):  # not the main thread, which alone may say so
            signal.signal(signal.SIGINT, lambda *_: None)
    yield
    with suppress(ValueError):
        signal.signal(signal.SIGINT, before)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase is slow to try, and is meant to be: where that is not what a test is about, its key is in plain."""
    import pyrage

    def encrypt(key: bytes, passphrase: str) -> bytes:
        return b"age-encryption.org/v1\n-> scrypt AAAA 1\n" + passphrase.encode() + b"\0" + key

    def decrypt(content: bytes, passphrase: str) -> bytes:
        typed, _, key = content.partition(b" 1\n")[2].partition(b"\0")
        if typed != passphrase.encode():
            raise pyrage.DecryptError
        return key

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many tests of each function run: the hundredth row of a table seldom says more than the second."""
    parser.addoption("--first", type=int, metavar="N", help="run the first N tests of each function, not all")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A long test gets a long limit, so that a busy machine does not fail it; most tests are not watched.

    What needs the page as a site comes first: one process gets all of it and makes the first visit once. Another begins
    with the rest of what runs in a browser, so that none is still there when the others have nothing left, and another
    with what copies its process to kill the copy: a process that has run ten thousand tests is a gigabyte, and to copy
    that takes five times as long.
    """
    if wanted := config.getoption("--first"):
        first = set(_first(items, wanted))
        config.hook.pytest_deselected(items=[item for item in items if item not in first])
        items[:] = [item for item in items if item in first]
    items[:] = dealt(items, _turn, getattr(config, "workerinput", {}).get("workercount", 1))
    for item in items:
        if item.get_closest_marker("long") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(LONG_LIMIT))
    for item in _watched(items):
        item.stash[IS_WATCHED] = True


def _turn(item: pytest.Item) -> int | None:
    """With which of those that come first a test comes; None for the others."""
    if SITE in getattr(item, "fixturenames", ()):
        return 0
    if needs_browser(item):
        return 1
    return 2 if posix.mark in item.iter_markers(posix.name) else None


def pytest_collection_finish(session: pytest.Session) -> None:
    """All tests stay to the end, so no collection of garbage need look through them again and again.

    Where lines are watched, every module is read first: else those of a module that a test which is not watched asks
    for first would be missing, and which test that is hangs on how the tests were spread.
    """
    gc.freeze()
    if watch := _watch(session.config):
        for name in modules.names():
            import_module(name)
        watch.pause()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Watch which lines run in this test alone: where all is watched, pytest itself takes twice as long."""
    watch = _watch(item.config) if item.stash.get(IS_WATCHED, False) else None
    if watch is None:
        return (yield)
    watch.resume()
    try:
        return (yield)
    finally:
        watch.pause()


def _watch(config: pytest.Config) -> Any:
    """What pytest-cov watches lines with, where it was asked to."""
    return getattr(config.pluginmanager.get_plugin("_cov"), "cov_controller", None)


def _watched(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    """The tests in which lines are watched: the first few of each function, without the long and the properties."""
    for item in _first(items, WATCHED):
        if not is_hypothesis_test(getattr(item, "obj", None)) and not item.get_closest_marker("long"):
            yield item


def _first(items: Iterable[pytest.Item], wanted: int) -> Iterator[pytest.Item]:
    """The first few tests of each function."""
    seen: Counter[str] = Counter()
    for item in items:
        function = item.nodeid.partition("[")[0]
        seen[function] += 1
        if seen[function] <= wanted:
            yield item
