"""The JSON Schema that editors complete the file by."""

import json
import re
import tomllib
from datetime import date, time
from typing import Any

import jsonschema
import pytest

from letters.case.schema import json_schema
from letters.case.vocabulary import Act
from tests.case.broken_files import SECOND


def as_json(value: Any) -> Any:
    """TOML dates and times as the strings that JSON has for them."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def words_of(value: Any) -> list[str]:
    """Every title and description in the schema."""
    if isinstance(value, dict):
        own = [value[key] for key in ("title", "description") if isinstance(value.get(key), str)]
        return own + [word for each in value.values() for word in words_of(each)]
    return [word for each in value for word in words_of(each)] if isinstance(value, list) else []


@pytest.mark.slow
def test_the_whole_file_is_valid_and_a_broken_one_is_not() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    jsonschema.Draft202012Validator.check_schema(json_schema())
    good = as_json(tomllib.loads(SECOND))
    assert [error.message for error in validator.iter_errors(good)] == []
    broken = as_json(tomllib.loads(SECOND.replace("device_disposed", "device_dispossed")))
    assert list(validator.iter_errors(broken))


def test_the_schema_is_plain_json_of_draft_2020_12() -> None:
    schema = json_schema()
    assert schema["$schema"].endswith("2020-12/schema")
    assert json.loads(json.dumps(schema)) == schema


def test_every_title_and_description_is_chinese() -> None:
    words = words_of(json_schema())
    assert len(words) > 150
    assert [word for word in words if not re.search(r"[\u4e00-\u9fff]", word)] == []


def test_every_property_has_a_title() -> None:
    schema = json_schema()
    for table in [schema, *schema["$defs"].values()]:
        assert [name for name, each in table.get("properties", {}).items() if "title" not in each] == []


def test_a_vocabulary_is_listed_with_its_labels() -> None:
    act = json_schema()["$defs"]["Act"]
    assert act["enum"] == [word.value for word in Act]
    assert f"threat＝{Act.THREAT.label}" in act["description"]
    assert act["x-taplo"]["docs"]["enumValues"] == [word.label for word in Act]


def test_unknown_keys_are_refused_and_null_is_nowhere() -> None:
    schema = json_schema()
    assert schema["additionalProperties"] is False
    assert "null" not in json.dumps(schema)


def test_money_is_a_number_or_text_and_an_optional_field_keeps_its_type() -> None:
    lease = json_schema()["$defs"]["Lease"]["properties"]
    assert lease["rent"]["type"] == lease["deposit"]["type"] == ["string", "number"]
    assert lease["signed_on"]["format"] == "date"


def test_the_word_none_may_stand_in_the_place_of_payments_and_no_other_word() -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    start = SECOND.index("[[contracts.payments]]")
    end = SECOND.index("\n\n", start)
    bare = as_json(tomllib.loads(SECOND[:start] + SECOND[end:]))
    for word, valid in (("none", True), ("nothing", False)):
        bare["contracts"][0]["payments"] = word
        assert validator.is_valid(bare) is valid
