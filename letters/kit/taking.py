"""A command that takes its options as one frozen value: declared as fields, handed on by their names."""

from __future__ import annotations

from dataclasses import MISSING, fields
from importlib import import_module
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Callable

    from _typeshed import DataclassInstance

Asked = TypeVar("Asked", bound="DataclassInstance")


def takes(group: type[Asked]) -> Callable[[Callable[[Asked], int]], Callable[..., int]]:
    """Make of a function of one value a command whose options are the fields of that value.

    Typer reads the options of a command from the names of a function; with a dozen of them a call that hands them on
    by position goes wrong in silence. So they are the fields of a dataclass, each annotated as a parameter would be:

        @app.command()
        @takes(WriteOptions)
        def write(asked: WriteOptions) -> int: ...
    """
    hints = get_type_hints(group, include_extras=True)
    parameters = [
        Parameter(
            field.name,
            Parameter.POSITIONAL_OR_KEYWORD,
            default=Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(group)
    ]

    def made(function: Callable[[Asked], int]) -> Callable[..., int]:
        def command(**options: Any) -> int:
            return function(group(**options))

        command.__name__, command.__doc__ = function.__name__, function.__doc__
        vars(command)["__signature__"] = Signature(parameters)  # what inspect reads of any function
        command.__annotations__ = hints
        return command

    return made


def done_by(package: str, group: type[Asked], what: str) -> Callable[..., int]:
    """A command of these options that does nothing but call a function of a package: `track.papers.take_paper`.

    What brings it is loaded then.
    """
    module, _, name = what.rpartition(".")

    def done(given: Asked) -> int:
        status: int = getattr(import_module(f"{package}.{module}"), name)(given)
        return status

    return takes(group)(done)
