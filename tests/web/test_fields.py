"""The fields of a question: rows, payments, a yes or a no, what is wrong said at its field, hints that fit the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.web.screens import as_kept, typed_before
from tests.web.asking import PageForm, Visitor
from tests.web.begun import begun, folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]


def test_what_is_wrong_is_said_at_its_field_with_the_text_kept_and_the_rest_stored(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/dealings.0.stop").text
    answered = visitor.fill(page, dealings__0__on="没有的日子", dealings__0__how="App客服")
    assert answered.status == 422
    field = re.search(r'<label for="field-1">.*?aria-invalid="true"', answered.text, re.DOTALL)
    assert field is not None
    assert 'role="alert" id="wrong-1"' in field.group()
    assert 'value="没有的日子"' in answered.text
    assert answered.text.count('role="alert"') == 1


def test_a_question_of_yes_and_no_can_be_answered_with_either_and_with_not_known(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/declarations.before").text
    for said in ("是", "否", "不清楚"):
        assert f'<input type="radio" name="declarations.before_court" value="{said}">' in page
    visitor.fill(page, declarations__before_court="否", declarations__before_other_body="是")
    stored = (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")
    assert "before_court = false" in stored
    assert "before_other_body = true" in stored


def test_what_becomes_rows_is_told_in_a_line_of_its_own(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/harm").text
    assert '<textarea id="field-line" name="harm"' in page
    assert visitor.fill(page, harm="11月25日母亲血压升高去看医生；我被调岗").status == 303
    stored = (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")
    assert stored.count("[[harms]]") == 2


def test_what_no_field_takes_is_kept_in_the_persons_own_words(tmp_path: Path) -> None:
    visitor = Visitor(tmp_path)
    _, page = visitor.follow(visitor.fill(visitor.get("/").text))
    case = PageForm(page).action.split("/")[2]
    asked = visitor.get(f"/c/{case}/q/incidents.0.period").text
    answers = {"at": "11月20日", "until": "11月24日", "channel": "1", "per_day": "30", "account": "接了2个，其余没接"}
    fields = {f"incidents.0.{name}": text for name, text in answers.items()}
    assert visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **fields}).status == 303
    assert 'account = "接了2个，其余没接"' in (tmp_path / "案件-2026-11-26" / "case.toml").read_text("utf-8")


def test_a_form_that_was_kept_comes_back_as_it_was_and_a_broken_one_as_empty() -> None:
    given = {"story.account": ["从三月\n说起"], "wants.wishes": ["1", "3"]}
    assert typed_before(as_kept(given)) == given
    assert as_kept({}) == ""
    for broken in ("", "{", "[1]", "3", '{"a": 3}', "a=b"):
        assert typed_before(broken) == {}


def test_boxes_are_not_told_how_to_answer_in_a_line(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/third_parties.0.about").text
    assert "一句话说完" not in page
    assert "没问过" in page


def paid(**cells: str) -> dict[str, str]:
    return {f"contracts.0.payments.{name.replace('__', '.')}": text for name, text in cells.items()}


def test_payments_are_typed_row_by_row_into_the_same_question(folder: Path) -> None:
    visitor, case = begun(folder)
    asked = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    assert 'name="contracts.0.payments.0.on"' in asked
    assert 'name="contracts.0.payments.1.amount"' in asked
    assert "contracts.0.payments.2." not in asked
    rows = paid(**{"0__on": "7月8日", "0__amount": "650", "1__on": "", "1__amount": ""})
    answer = visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **rows, "contracts.0.paid": ""})
    assert answer.status == 303
    assert "付过的钱：2026年7月8日 650 元" in visitor.follow(answer)[1]
    again = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    assert 'name="contracts.0.payments.0.on" value="2026年7月8日"' in again
    assert 'name="contracts.0.payments.2.on"' in again


def test_items_debts_harms_and_people_have_rows_of_their_own(folder: Path) -> None:
    visitor, case = begun(folder)
    for key, cells in (
        ("contracts.0.paid", ("contracts.0.claim.items.0.name", "contracts.0.claim.items.1.why")),
        ("means", ("budget.debts.0.creditor", "budget.debts.1.monthly")),
        ("harm", ("harms.0.what", "harms.1.on")),
        ("family", ("budget.household.0.age", "budget.assets.1.amount")),
    ):
        page = visitor.get(f"/c/{case}/q/{key}").text
        assert all(f'name="{cell}"' in page for cell in cells), key
        assert f'<textarea id="field-line" name="{key}"' in page, "one line still does"


def test_whether_an_item_is_accepted_is_chosen_and_nothing_is_chosen_before(folder: Path) -> None:
    visitor, case = begun(folder)
    place = "contracts.0.claim.items"
    page = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    assert f'name="{place}.0.disputed"' in page
    assert " selected>" not in page
    rows = {f"{place}.0.name": "租金", f"{place}.0.amount": "1300", f"{place}.0.disputed": "否"}
    rows |= {f"{place}.1.name": "违约金", f"{place}.1.amount": "900", f"{place}.1.disputed": "是"}
    rows |= {f"{place}.2.name": "服务费", f"{place}.2.amount": "30", f"{place}.2.disputed": ""}
    answer = visitor.post(PageForm(page).action, {**PageForm(page).fields, **rows})
    assert answer.status == 303
    assert "违约金 900 元 不认" in visitor.follow(answer)[1]
    stored = (folder / "案件-2026-11-26" / "case.toml").read_text("utf-8")
    assert stored.count("disputed = ") == 2, "of what was not chosen nothing is said"
    again = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    assert [again.count(f'<option value="{said}" selected>') for said in ("是", "否")] == [1, 1]
    assert (
        "data-sum" not in re.findall(r'name="budget.debts.0.monthly"[^>]*>', visitor.get(f"/c/{case}/q/means").text)[0]
    )


def test_without_a_script_a_button_brings_more_rows_and_stores_nothing(folder: Path) -> None:
    visitor, case = begun(folder)
    asked = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    stands = (folder / "案件-2026-11-26" / "case.toml").read_bytes()
    more = {"more": "contracts.0.payments", **paid(**{"0__on": "7月8日", "1__on": "8月8日"})}
    page = visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **more})
    assert page.status == 200
    assert 'name="contracts.0.payments.1.on" value="8月8日"' in page.text
    assert 'name="contracts.0.payments.3.on" value=""' in page.text
    assert (folder / "案件-2026-11-26" / "case.toml").read_bytes() == stands


def test_a_cell_that_is_wrong_is_said_at_its_cell_with_every_row_kept(folder: Path) -> None:
    visitor, case = begun(folder)
    asked = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    rows = paid(**{"0__on": "7月8日", "0__amount": "很多", "1__on": "8月8日"})
    page = visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **rows})
    assert page.status == 422
    assert 'value="很多" spellcheck="false" data-sum inputmode="decimal" aria-invalid="true"' in page.text
    assert 'role="alert" id="row-1-0-2-wrong"' in page.text
    assert "这一行还差：多少元" in page.text
    assert 'name="contracts.0.payments.1.on" value="8月8日"' in page.text


def test_a_number_that_is_counted_is_an_empty_field_with_nothing_chosen(folder: Path) -> None:
    visitor, case = begun(folder)
    page = visitor.get(f"/c/{case}/q/incidents.1.per_day").text
    assert re.search(r'name="incidents.1.per_day" value=""[^>]* data-count inputmode="numeric"', page)


def test_a_hint_speaks_of_the_buttons_and_boxes_that_the_page_has(folder: Path) -> None:
    visitor, case = begun(folder)
    alone = visitor.get(f"/c/{case}/q/incidents.0.words").text
    assert "记不清就点“不清楚”" in alone
    story = visitor.get(f"/c/{case}/q/hardship.reason").text
    assert "不想写就点“不写”" in story
    assert '<button name="pass" value="不写"' in story
    boxes = visitor.get(f"/c/{case}/q/complainant.who").text
    assert "不想写就写“不写”" in boxes
    ticks = visitor.get(f"/c/{case}/q/dealings.+.stop").text
    assert "选“不清楚”" in ticks
    for page in (alone, story, boxes, ticks):
        assert not re.search("就?答“(不清楚|没有|不写)”", page)


def test_a_button_that_leaves_an_answered_question_takes_the_answer_and_says_so(folder: Path) -> None:
    visitor, case = begun(folder)
    key = "contracts.0.periods"
    visitor.fill(visitor.get(f"/c/{case}/q/{key}").text, contracts__0__periods="12")
    page = visitor.get(f"/c/{case}/q/{key}").text
    answer = visitor.post(PageForm(page).action, {**PageForm(page).fields, "pass": "不清楚"})
    _, after = visitor.follow(answer)
    assert "原来写的“12”不再用了" in after
    assert 'value="12"' not in visitor.get(f"/c/{case}/q/{key}").text


def test_the_last_row_of_a_list_can_be_deleted_in_a_plain_form(folder: Path) -> None:
    visitor, case = begun(folder)
    asked = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    visitor.post(PageForm(asked).action, {**PageForm(asked).fields, **paid(**{"0__on": "7月8日", "0__amount": "650"})})
    again = visitor.get(f"/c/{case}/q/contracts.0.paid").text
    empty = {name: "" for name in PageForm(again).fields if ".payments." in name} or paid(
        **{f"{row}__{name}": "" for row in range(3) for name in ("on", "amount", "times")}
    )
    _, after = visitor.follow(visitor.post(PageForm(again).action, {**PageForm(again).fields, **empty}))
    assert "付过的钱：清空了" in after
    assert "2026年7月8日" not in visitor.get(f"/c/{case}/q/contracts.0.paid").text
