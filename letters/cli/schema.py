"""schema: the JSON Schema of the case file."""

from __future__ import annotations

from letters.case.schema import json_schema
from letters.cli.tools import print_json


def print_schema() -> int:
    """Print it."""
    print_json(json_schema())
    return 0
