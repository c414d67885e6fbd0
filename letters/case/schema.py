"""The JSON Schema of the case file, so that editors (Even Better TOML, taplo) complete and explain it."""

from __future__ import annotations

from typing import Any

from letters.case.labelled import Labelled
from letters.case.model import Case

_VOCABULARIES = {words.__name__: words for words in Labelled.__subclasses__()}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema, draft 2020-12, as JSON values; titles, descriptions and the meaning of each word in Chinese.

    It is stricter than the reader in one way only: a number or a yes/no in quotes is not foreseen. TOML dates and
    times count as strings, as JSON has them.
    """
    schema = Case.model_json_schema()
    definitions = {name: _definition(name, each) for name, each in schema.pop("$defs").items()}
    plain: dict[str, Any] = {"$schema": DIALECT, **schema, "title": "letters 案件文件", "$defs": definitions}
    plain["description"] = "把发生的事写一次，由它写出各份文书"
    return {key: _without_null(value) for key, value in plain.items()}


def _definition(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A table or a vocabulary without its English name and docstring; a vocabulary with its labels."""
    kept = {key: value for key, value in schema.items() if key not in ("title", "description")}
    words = _VOCABULARIES.get(name)
    if words is not None:
        labels = [word.label for word in words]
        kept["description"] = "；".join(f"{word.value}＝{word.label}" for word in words)
        kept["x-taplo"] = {"docs": {"enumValues": labels}}
    return kept


def _is_plain(default: Any) -> bool:
    """Whether a default is worth showing: not null, and no table of nulls."""
    return default is not None and not isinstance(default, dict)


def _without_null(value: Any) -> Any:
    """TOML has no null: a key that is not known is left out."""
    if isinstance(value, list):
        return [_without_null(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _without_null(each) for key, each in value.items() if key != "default" or _is_plain(each)}
    choices = [each for each in kept.get("anyOf", ()) if each != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        kept = {**choices[0], **kept}
    return kept
