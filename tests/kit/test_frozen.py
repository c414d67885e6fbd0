"""A frozen value is a frozen dataclass in all that its users see, and nothing is compiled to make one."""

from __future__ import annotations

import builtins
import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from letters.kit.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable


@frozen
class Sum:
    amount: int
    what: str = ""
    marks: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False, compare=False)
    source: str = field(default="", kw_only=True)
    _kept: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("less than nothing")


@frozen
class Rent(Sum):
    month: str = "2026-08"


@dataclass(frozen=True)
class AsThere:
    amount: int
    what: str = ""
    marks: list[str] = field(default_factory=list)
    note: str = field(default="", repr=False, compare=False)
    source: str = field(default="", kw_only=True)


@frozen
class Once:
    name: str


@frozen
class Empty:
    pass


def test_it_is_built_by_position_and_by_name_with_its_defaults() -> None:
    made = Sum(3, "rent", source="bank")
    assert (made.amount, made.what, made.marks, made.source, made._kept) == (3, "rent", [], "bank", {})
    assert Sum(1).marks is not Sum(1).marks
    assert Sum(1)._kept is not Sum(1)._kept
    assert Rent(3, month="2026-09").month == "2026-09"


@pytest.mark.parametrize(
    "call",
    [
        lambda make: make(),
        lambda make: make(1, amount=2),
        lambda make: make(1, "", [], "", "bank"),
        lambda make: make(1, colour="red"),
        lambda make: make(what="rent", colour="red"),
        lambda make: make(1, _kept={}),
    ],
)
def test_what_a_dataclass_refuses_to_be_built_of_is_refused(call: Callable[[Any], object]) -> None:
    for kind in (AsThere, Sum):
        with pytest.raises(TypeError):
            call(kind)


def test_it_reads_as_a_dataclass_does() -> None:
    there = AsThere(3, "rent", ["a"], note="unseen", source="bank")
    assert repr(Sum(3, "rent", ["a"], note="unseen", source="bank")) == repr(there).replace("AsThere", "Sum")
    assert Sum.__match_args__ == AsThere.__match_args__
    assert asdict(Once("a")) == {"name": "a"}
    assert [each.name for each in fields(Rent)][-1] == "month"


def test_equal_are_those_of_one_class_with_equal_fields() -> None:
    assert Sum(3, note="one") == Sum(3, note="other")
    assert Sum(3) != Sum(4)
    assert Sum(3) != Rent(3)
    assert Sum(3) != AsThere(3)
    assert Once("a") == Once("a") != Once("b")
    assert Empty() == Empty()
    assert len({Once("a"), Once("a"), Once("b"), Empty(), Empty()}) == 3


def test_nothing_of_it_changes_afterwards() -> None:
    made: Any = Sum(3)
    with pytest.raises(FrozenInstanceError, match="what"):
        made.what = "fee"
    with pytest.raises(FrozenInstanceError, match="what"):
        del made.what
    with pytest.raises(FrozenInstanceError, match="colour"):
        made.colour = "red"


def test_a_changed_copy_is_checked_as_the_first_was() -> None:
    assert replace(Sum(3, "rent"), amount=4) == Sum(4, "rent")
    with pytest.raises(ValueError, match="less than nothing"):
        replace(Sum(3), amount=-1)


def test_it_goes_to_another_process_and_back() -> None:
    made = Rent(3, marks=["a"])
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == copy.copy(made) == made  # noqa: S301 our own bytes


def test_a_method_of_its_own_stays() -> None:
    @frozen
    class Loud:
        name: str

        def __repr__(self) -> str:
            return self.name.upper()

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Loud) and other.name.lower() == self.name.lower()

    assert repr(Loud("a")) == "A"
    assert Loud("a") == Loud("A")
    assert isinstance(hash(Loud("a")), int)


def test_no_method_is_compiled_for_a_class(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    run = builtins.exec

    def seen(source: str, *given: Any) -> None:
        compiled.append(source)
        run(source, *given)

    monkeypatch.setattr(builtins, "exec", seen)
    frozen(type("Made", (), {"__annotations__": {"name": "str"}, "__doc__": "A class."}))
    assert "self" not in "".join(compiled)  # from Python 3.13 on, a function without anything in it is
    dataclass(frozen=True)(type("Made", (), {"__annotations__": {"name": "str"}, "__doc__": "A class."}))
    assert "self" in "".join(compiled)
