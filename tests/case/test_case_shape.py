"""The model is what messages, the schema and the interview are read from: every field must say what it is."""

import re
from enum import EnumMeta

import pytest

from letters.case import shape, vocabulary
from letters.case.labelled import Labelled
from letters.case.layout import line_numbers
from letters.case.model import Case
from letters.case.vocabulary import Act, Channel
from letters.case.where import mask, shown, written

FIELDS = [(path, name) for path, table in shape.tables().items() for name in table.model_fields]
VOCABULARIES = [each for each in vars(vocabulary).values() if isinstance(each, EnumMeta) and list(each)]


def test_the_walk_meets_the_deepest_tables() -> None:
    assert {(), ("contracts", "claim", "items"), ("offer", "options", "payments")} <= set(shape.tables())
    assert len(FIELDS) > 150


@pytest.mark.parametrize(("path", "name"), FIELDS, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_every_field_has_a_chinese_title(path: tuple[str, ...], name: str) -> None:
    field = shape.tables()[path].model_fields[name]
    assert field.title
    assert re.search(r"[\u4e00-\u9fff]", field.title)


@pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)
def test_every_word_has_a_chinese_label_of_its_own(words: type[Labelled]) -> None:
    labels = [word.label for word in words]
    assert all(re.search(r"[\u4e00-\u9fff]", label) for label in labels)
    assert len(set(labels)) == len(labels)


def test_every_example_is_one_the_field_takes() -> None:
    for path, table in shape.tables().items():
        for name, field in table.model_fields.items():
            for example in field.examples or ():
                table.__pydantic_validator__.validate_assignment(table.model_construct(), name, example)
            assert shape.example((*path, name)).startswith(f"{name} = ") or not field.examples


def test_a_path_leads_to_its_field_through_lists_and_dictionaries() -> None:
    assert shape.title(("contracts", "payments", 3, "amount")) == "金额（元）"
    assert shape.title(("incidents", 0, "acts", 1)) == "行为"
    assert shape.title(("demands", "complaint/police", 0)) == "请求"


def test_the_nearest_word_is_found_by_spelling_and_by_label() -> None:
    assert shape.nearest_word("threaten", Act) is Act.THREAT
    assert shape.nearest_word("电话", Channel) is Channel.CALL
    assert shape.nearest_word("zzzz", Channel) is None
    assert shape.nearest_key("incident", Case) == "incidents"


def test_a_place_is_counted_from_one_and_carries_the_id() -> None:
    root = {"incidents": [{"id": "I001"}, {"id": "I002", "to": ["a"]}], "demands": {"complaint/police": ["x"]}}
    assert written(("incidents", 1, "to", 0), root) == "incidents[2]（I002）.to[1]"
    assert written(("demands", "complaint/police", 0), root) == 'demands."complaint/police"[1]'


def test_an_id_that_is_no_id_is_not_shown() -> None:
    assert written(("incidents", 0, "at"), {"incidents": [{"id": "19912340056"}]}) == "incidents[1].at"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("330106199908140021", "330106********0021"),
        ("11010519491231002X", "110105********002X"),
        ("电话19912340056，", "电话199****0056，"),
        ("199 1234 0056", "199******0056"),
        ("0571-88880000", "057******0000"),
        ("2026-08-10 09:03", "2026-08-10 09:03"),
        ("10186.10", "10186.10"),
    ],
)
def test_numbers_of_people_are_masked_and_dates_and_sums_are_not(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_a_long_value_is_cut_and_a_table_is_named_not_shown() -> None:
    assert shown("长" * 100) == f"“{'长' * 23}…”"
    assert shown({"name": "周见微"}) == "一节"
    assert shown(["19912340056"]) == "一个列表"


def test_lines_are_counted_through_strings_comments_and_nested_tables() -> None:
    text = '\n'.join([
        'a = """', "[no]", 'b = 1', '"""', "[x] # y", "c = '''z'''", "[[l]]", "d = 1", "[[l.m]]", '"e f" = 2',
        "[[l]]", "[[l.m]]", "[[l.m]]", "g.h = 3",
    ])  # fmt: skip
    lines = line_numbers(text)
    assert lines == {
        ("a",): 1, ("x",): 5, ("x", "c"): 6, ("l",): 7, ("l", 0): 7, ("l", 0, "d"): 8, ("l", 0, "m"): 9,
        ("l", 0, "m", 0): 9, ("l", 0, "m", 0, "e f"): 10, ("l", 1): 11, ("l", 1, "m"): 12, ("l", 1, "m", 0): 12,
        ("l", 1, "m", 1): 13, ("l", 1, "m", 1, "g", "h"): 14, ("l", 1, "m", 1, "g"): 14,
    }  # fmt: skip
