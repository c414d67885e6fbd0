"""How the shape of bundled data is declared, once, for whoever reads it.

    @row
    class Topic:
        name: str
        kind: Literal["substance", "procedure"]
        course: YesNo = False

A shape is a frozen dataclass: keys it does not declare are refused, texts are never empty, and nothing is converted but
lists (into tuples and frozensets), words (into members of an enumeration) and patterns. A check of one row by itself
stands in its `__post_init__` and raises RowError. `data_check` reads the declaration with pydantic, `data_build`
without; this module imports neither.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, dataclass_transform

from letters.kit.frozen import frozen
from letters.kit.nearest import nearest
from letters.kit.refusals import RowError, UnknownWordError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

T = TypeVar("T")


@frozen
class More:
    """Something that pydantic is told about a value: `strict`, `ge`, `min_length`, `pattern`."""

    name: str
    value: Any

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """The schema with it."""
        return {**handler(source), self.name: self.value}


@frozen
class Key:
    """The key of a field in the file, where Python wants another name: `Annotated[Day, Key("from")]`."""

    name: str


@frozen
class known:  # noqa: N801 - reads as the annotation that it is
    """A text that must be a word of a vocabulary, which the reader is given by that name.

    `Annotated[str, known("topics")]` with `read(path, shape, topics=…)`.
    """

    vocabulary: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """The schema of a text that is looked up."""
        from pydantic_core.core_schema import with_info_after_validator_function

        def check(word: str, info: Any) -> str:
            words: Collection[str] = (info.context or {})[self.vocabulary]
            if word not in words:
                raise UnknownWordError(word, words)
            return word

        return with_info_after_validator_function(check, handler(source))


@frozen
class checked:  # noqa: N801 - reads as the annotation that it is
    """A value that a function returns, or refuses with RowError or UnknownWordError."""

    check: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """The schema of a value that is handed to the function."""
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(self.check, handler(source))


def exactly(*keys: str) -> checked:
    """A table that must hold all of these keys and no other.

    `Annotated[Mapping[str, str], exactly("mine", "theirs")]`.
    """

    def check(table: Mapping[str, Any]) -> Mapping[str, Any]:
        if strange := next((key for key in table if key not in keys), None):
            raise RowError(f"多出不认识的键 {strange}", nearest(strange, keys))
        if missing := next((key for key in keys if key not in table), None):
            raise RowError(f"缺少 {missing}")
        return table

    return checked(check)


YesNo = Annotated[bool, More("strict", True)]
Whole = Annotated[int, More("strict", True)]
Count = Annotated[int, More("strict", True), More("ge", 1)]
Number = Annotated[float, More("strict", True)]
Day = Annotated[date, More("strict", True)]
MayBeEmpty = Annotated[str, More("min_length", 0)]
Some = Annotated[frozenset[T], More("min_length", 1)]
Several = Annotated[tuple[T, ...], More("min_length", 1)]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def row(shape: type[T]) -> type[T]:
    """Declare the shape of a file, or of a table in it: a frozen value, whose annotations are read."""
    return frozen(shape)
