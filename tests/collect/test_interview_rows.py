"""What the other side claims, other debts, what it caused, who is at home: row by row on a page, as in a line."""

from decimal import Decimal
from typing import Any

import pytest

from letters.collect.interview.asking.questions import question
from letters.collect.interview.asking.standing import shown_rows
from letters.collect.interview.engine import TWICE, answer
from letters.collect.interview.state import InterviewState
from tests.collect.interviewed import begun

CELLS: dict[str, dict[str, list[tuple[str, ...]]]] = {
    "contracts.0.paid": {
        "contracts.0.claim.items": [
            ("租金", "4495", "否", ""),
            ("违约金", "900", "是", "合同没有写"),
            ("服务费", "30", "", ""),
        ],
    },
    "means": {"budget.debts": [("亲戚", "5000", "500"), ("某银行", "2000", "")]},
    "harm": {"harms": [("母亲血压升高去看医生", "11月20日", "200"), ("我被调岗", "", "")]},
    "family": {
        "budget.household": [("女儿", "16", "0", "在读"), ("母亲", "76", "", "")],
        "budget.assets": [("存款", "2000"), ("电动车", "")],
    },
}
LINES = {
    "contracts.0.paid": "他们说要租金4495认，违约金900不认，因为合同没有写，服务费30",
    "means": "亲戚那边欠5000，每月还500，某银行欠2000",
    "harm": "11月20日母亲血压升高去看医生，花了200元；我被调岗",
    "family": "女儿16岁在读没有收入，母亲76岁，存款2000，电动车",
}


def typed(state: InterviewState, key: str) -> dict[str, str]:
    """The cells as a form sends them."""
    found = {key: ""}
    for field in question(state, key).fields:
        for at, row in enumerate(CELLS[key].get(field.key, ())):
            names = [each.key.rpartition(".")[2] for each in field.columns]
            assert len(names) == len(row)
            found |= {f"{field.key}.{at}.{name}": text for name, text in zip(names, row, strict=True)}
    return found


def by_rows(key: str, line: str = "") -> InterviewState:
    state = begun()
    reply = answer(state, question(state, key), {**typed(state, key), key: line})
    assert not reply.problem, reply.problem
    return reply.state


def by_line(key: str) -> InterviewState:
    state = begun()
    reply = answer(state, question(state, key), LINES[key])
    assert not reply.problem, reply.problem
    return reply.state


def stands(state: InterviewState, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = state.get(key)
    return [
        {name: Decimal(str(value)) if name in ("amount", "income", "monthly") else value for name, value in row.items()}
        for row in rows
    ]


@pytest.mark.parametrize(("key", "table"), [(key, table) for key, tables in CELLS.items() for table in tables])
def test_rows_put_down_what_a_line_puts_down(key: str, table: str) -> None:
    assert stands(by_rows(key), table) == stands(by_line(key), table)


def test_what_is_claimed_comes_to_the_sum_of_its_rows_as_of_today() -> None:
    rows, line = by_rows("contracts.0.paid"), by_line("contracts.0.paid")
    for name in ("amount", "as_of"):
        assert rows.get(f"contracts.0.claim.{name}") == line.get(f"contracts.0.claim.{name}") is not None


def test_a_sum_that_was_said_for_all_of_it_stays_when_rows_are_changed() -> None:
    state = begun()
    state = answer(state, question(state, "contracts.0.paid"), "他们说一共要6000：租金4495，违约金900").state
    cells = typed(state, "contracts.0.paid")
    after = answer(state, question(state, "contracts.0.paid"), cells).state
    assert Decimal(str(after.get("contracts.0.claim.amount"))) == 6000


def test_a_sum_that_only_the_rows_made_is_made_anew() -> None:
    state = by_rows("contracts.0.paid")
    cells = {**typed(state, "contracts.0.paid"), "contracts.0.claim.items.1.amount": "1000"}
    after = answer(state, question(state, "contracts.0.paid"), cells).state
    assert Decimal(str(after.get("contracts.0.claim.amount"))) == 4495 + 1000 + 30


def test_a_sum_said_in_the_line_has_the_last_word_over_its_items() -> None:
    state = begun()
    for line in ("他们说要租金4495", "他们说一共要4495：租金3000"):
        state = answer(state, question(state, "contracts.0.paid"), line).state
    assert Decimal(str(state.get("contracts.0.claim.amount"))) == 4495


@pytest.mark.parametrize("key", CELLS)
def test_what_stands_in_rows_and_in_the_line_too_is_refused_and_not_lost(key: str) -> None:
    state = by_rows(key)
    reply = answer(state, question(state, key), {**typed(state, key), key: LINES[key]})
    assert reply.problem == TWICE
    assert reply.state.text == state.text, "what stands is not written over by the line"


def test_rows_that_stand_are_shown_again_and_read_as_people_say_them() -> None:
    state = by_rows("contracts.0.paid")
    [field] = [each for each in question(state, "contracts.0.paid").fields if each.key.endswith("items")]
    assert [[cell.current for cell in row] for row in field.rows][1] == ["违约金", "900 元", "不认", "合同没有写"]
    assert field.a_row == "一样"
    told = shown_rows(state, field.key)
    assert told.startswith("租金 4,495 元 认 已到期租金；违约金 900 元 不认 合同没有写 逾期费用或违约金；")


def test_a_row_without_its_sum_is_asked_for_it() -> None:
    state = begun()
    cells = {"contracts.0.paid": "", "contracts.0.claim.items.0.name": "违约金", "contracts.0.claim.items.0.amount": ""}
    reply = answer(state, question(state, "contracts.0.paid"), cells)
    assert reply.problems == {"contracts.0.claim.items.0.amount": "这一行还差：多少元"}


@pytest.mark.parametrize("key", CELLS)
def test_rows_that_are_all_emptied_are_gone_and_nothing_is_said_instead(key: str) -> None:
    state = by_rows(key)
    asked = question(state, key)
    filled = [field for field in asked.fields if field.rows]
    empty = {cell.key: "" for field in filled for row in (*field.rows, field.columns) for cell in row}
    reply = answer(state, asked, {key: "", **empty})
    assert not reply.problem, reply.problem
    for field in filled:
        assert reply.state.get(field.key) is None
        assert f"{field.label}：清空了，就是还没有答，不是说“没有”" in reply.shown
    assert reply.state.get("contracts.0.claim") is None, "the sum was that of the rows alone"
    assert len(answer(state, asked, {key: ""}).state.text) == len(state.text), "a form without the cells says nothing"
