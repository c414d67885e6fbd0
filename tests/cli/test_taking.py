"""A command takes its options as one value, and Typer sees each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer
from typer.testing import CliRunner

from letters.kit.taking import takes


@dataclass(frozen=True, slots=True)
class Asked:
    name: Annotated[str, typer.Argument()]
    times: Annotated[int, typer.Option("--times", help="how often")] = 1
    loud: Annotated[bool, typer.Option("--loud")] = False


app = typer.Typer()


@app.command()
@takes(Asked)
def greet(asked: Asked) -> int:
    """Greet somebody."""
    typer.echo(asked)
    return 0


def test_the_fields_of_the_value_are_the_options_of_the_command() -> None:
    done = CliRunner().invoke(app, ["Lin", "--times", "3"])
    assert done.output.strip() == "Asked(name='Lin', times=3, loud=False)"


def test_help_is_that_of_the_function_and_of_each_field() -> None:
    told = CliRunner().invoke(app, ["--help"]).output
    assert "Greet somebody." in told
    assert "how often" in told


def test_an_option_that_is_no_field_is_refused() -> None:
    assert CliRunner().invoke(app, ["Lin", "--quiet"]).exit_code == 2
