"""What a page refuses is said in the words of a page: nothing in it is done in a terminal, and each says what helps."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.errors import CaseError, LettersError, Problem
from letters.web.screens.said import OF_A_TERMINAL, on_page
from tests.stories import text_of
from tests.web.asking import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTERS = Path(__file__).resolve().parents[2] / "letters"
NOT_OF_THE_PAGE = ("cli", "terminal", "told", "batch", "stats")
"""Above the desk: other shells, and what they say."""
FILTERS = ("web/screens/said.py", "web/screens/hints.py")
"""Which name what they take away."""
NEVER_ON_A_PAGE = {
    *("desk/tracking/answered.py", "desk/tracking/counters.py", "desk/tracking/sending.py"),  # forms let one choose
    *("findings/schedules.py", "pack/bag.py", "pack/save.py", "collect/secrecy/unlock.py"),  # no screen does that
}
"""Where what helps is told to a terminal alone."""
SCREENS = ("", "/all", "/letters", "/copy", "/out", "/evidence", "/track", "/q/complainant.name")
BROKEN = {
    "第 1 行": "complainant = [\n",
    "第 1 行：": 'nick = "x"\n' + text_of(),
    "时间": text_of() + "\n[[incidents]]\nat = 5\n",
}
"""Cases that cannot be read, each under a word that says where."""


@pytest.mark.parametrize("where", BROKEN)
def test_a_broken_case_says_on_every_screen_what_is_wrong_and_where_and_what_a_page_can_do(
    tmp_path: Path, where: str
) -> None:
    case = tmp_path / "案件-2026-11-20" / "case.toml"
    case.parent.mkdir()
    case.write_text(BROKEN[where], encoding="utf-8")
    visitor = Visitor(tmp_path)
    first = visitor.get("/").text
    assert_of_a_page(first)
    found = re.search(r'href="(/c/[^"]+)"', first)
    assert found
    place = found[1]
    for screen in SCREENS:
        answer = visitor.get(place + screen)
        assert answer.status == 422, screen
        assert_of_a_page(answer.text)
    shown = visitor.get(place).text
    assert where in shown
    assert "打开一份" in shown
    assert f'href="{place}/unread"' in shown
    assert visitor.get(f"{place}/unread").body == case.read_bytes(), "the file goes to whoever mends it, as it is"
    assert case.read_text(encoding="utf-8") == BROKEN[where]


def test_a_broken_case_is_kept_as_a_file_and_cleared_away_where_the_computer_is_borrowed(tmp_path: Path) -> None:
    case = tmp_path / "案件-2026-11-20" / "case.toml"
    (case.parent / "evidence").mkdir(parents=True)
    (case.parent / "evidence" / "截图.png").write_bytes(b"x")
    case.write_text(BROKEN["第 1 行"], encoding="utf-8")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[^"]+)"', visitor.get("/").text)
    assert found
    shown = visitor.get(f"{found[1]}/wipe")
    assert shown.status == 200
    assert f'href="{found[1]}/unread"' in shown.text
    assert f'href="{found[1]}/wipe"' in visitor.get(found[1]).text
    assert "截图.png" in shown.text, "what no case says is its own is asked about"
    assert visitor.fill(shown.text, word="不").status == 422
    assert case.exists()
    assert visitor.fill(shown.text, word="删除").status == 200
    assert not case.exists()
    assert (case.parent / "evidence" / "截图.png").exists()


@pytest.mark.parametrize(
    "content", [b"version = 2\n\xff\xfe\xff\x00\x81", b"#" * (20 << 20) + b"##"], ids=["bytes", "large"]
)
def test_a_case_that_is_no_text_keeps_nobody_from_the_others_and_goes_as_it_is(tmp_path: Path, content: bytes) -> None:
    for number in (1, 2):
        (tmp_path / f"案件-2026-11-2{number}").mkdir()
        (tmp_path / f"案件-2026-11-2{number}" / "case.toml").write_text(text_of(), encoding="utf-8")
    case = tmp_path / "案件-2026-11-21" / "case.toml"
    case.write_bytes(content)
    visitor = Visitor(tmp_path)
    first = visitor.get("/")
    assert first.status == 200
    broken, whole = dict.fromkeys(re.findall(r'href="(/c/[^"/]+)', first.text))
    assert visitor.get(f"{whole}/all").status == 200
    assert visitor.get(broken).status == 422
    assert visitor.get(f"{broken}/unread").body == content
    assert visitor.get("/leave").status == 200
    shown = visitor.get(f"{broken}/wipe")
    assert shown.status == 200
    assert visitor.fill(shown.text, word="删除").status == 200
    assert not case.exists()


def test_with_a_broken_case_what_lies_in_its_own_folders_goes_where_that_is_ticked_and_nothing_else(
    tmp_path: Path,
) -> None:
    case = tmp_path / "案件-2026-11-20" / "case.toml"
    files = ("evidence/截图.png", "evidence/七月/录音.wav", "sent/01-报案书.docx", "我的照片.jpg", "别的/日记.docx")
    for name in files:
        (case.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (case.parent / name).write_bytes(b"x")
    (tmp_path / "别处.png").write_bytes(b"x")
    (case.parent / "evidence" / "外面").symlink_to(tmp_path)
    case.write_text(BROKEN["第 1 行"], encoding="utf-8")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[^"]+)"', visitor.get("/").text)
    assert found
    shown = visitor.get(f"{found[1]}/wipe").text
    for name in files[:3]:
        assert f"案件-2026-11-20/{name}" in shown
    done = visitor.fill(shown, word="删除", apart="on")
    assert done.status == 200
    left = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert left == ["别处.png", "案件-2026-11-20/别的/日记.docx", "案件-2026-11-20/我的照片.jpg"]
    assert not (case.parent / "evidence").exists()


def test_what_another_case_in_the_folder_may_own_is_not_asked_about_with_a_broken_one(tmp_path: Path) -> None:
    case = tmp_path / "案件-2026-11-20" / "case.toml"
    (case.parent / "evidence").mkdir(parents=True)
    (case.parent / "evidence" / "截图.png").write_bytes(b"x")
    (case.parent / "第二个.toml").write_text(text_of(), encoding="utf-8")
    case.write_text(BROKEN["第 1 行"], encoding="utf-8")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[^"]+)"', visitor.get("/").text)
    assert found
    shown = visitor.get(f"{found[1]}/wipe").text
    assert 'name="apart"' not in shown
    assert visitor.fill(shown, word="删除", apart="on").status == 200
    assert not case.exists()
    assert (case.parent / "evidence" / "截图.png").exists()


def test_a_copy_that_cannot_be_made_is_refused_before_its_first_byte(tmp_path: Path) -> None:
    case = tmp_path / "案件-2026-11-20" / "case.toml"
    case.parent.mkdir()
    case.write_text(BROKEN["第 1 行"], encoding="utf-8")
    visitor = Visitor(tmp_path)
    found = re.search(r'href="(/c/[^"]+)"', visitor.get("/").text)
    assert found
    answer = visitor.get(f"{found[1]}/copy.zip")
    assert answer.status == 422
    assert_of_a_page(answer.text)


def assert_of_a_page(page: str) -> None:
    """Nothing that a person reads on it is of a terminal; addresses and names of scripts are not read."""
    main = page.partition("<details")[0]  # who mends the file is told how its lines are written
    assert not OF_A_TERMINAL.search(html.unescape(re.sub("<[^>]+>", " ", main)))


@pytest.mark.slow
def test_no_word_that_the_desk_refuses_with_is_told_on_a_page_as_it_is_in_a_terminal() -> None:
    seen = 0
    for message, place in refusals():
        seen += 1
        told = on_page(LettersError(message, message))
        for said in (told.message, told.hint):
            assert not OF_A_TERMINAL.search(said), f"{place} says on the page: {said}"
    assert seen > 300, "the words are looked for where they are no more"


@pytest.mark.slow
def test_every_word_that_may_follow_a_refusal_is_told_without_what_is_of_a_terminal() -> None:
    for hint, place in hints():
        told = on_page(LettersError("没有做成", hint)).hint
        assert not OF_A_TERMINAL.search(told), f"{place} says on the page: {told}"


def test_of_what_helps_something_is_left_on_a_page() -> None:
    """What is told to a terminal alone would leave nobody a next step: only where no page can come to it."""
    bare = {place.partition(":")[0] for hint, place in helping() if not on_page(LettersError("没有做成", hint)).hint}
    assert bare == NEVER_ON_A_PAGE


def test_what_the_page_itself_says_names_nothing_of_a_terminal() -> None:
    seen = 0
    for path in sorted((LETTERS / "web").rglob("*.html")):
        shown = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", "某", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        seen += len(shown.strip("某\n")) > 0
        assert not OF_A_TERMINAL.search(shown), path
    for text, place in hints("web"):
        seen += 1
        assert place.partition(":")[0] in FILTERS or not OF_A_TERMINAL.search(text), f"{place} says: {text}"
    assert seen > 200, "the words are looked for where they are no more"


def test_a_slip_is_told_with_its_line_and_no_key() -> None:
    told = on_page(CaseError([Problem("第 7 行 incidents[2]（I003）.at", "时间应是文字：5", "写成文字")], more=2))
    assert told.slips == (("第 7 行", "时间应是文字：5", "写成文字"),)
    assert "3 处" in told.message
    assert not OF_A_TERMINAL.search(told.message + told.hint)


def sources() -> Iterator[tuple[Path, ast.Module]]:
    """Every module whose words may come to a page."""
    for path in sorted(LETTERS.rglob("*.py")):
        if path.relative_to(LETTERS).parts[0] not in NOT_OF_THE_PAGE:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def refusals() -> Iterator[tuple[str, str]]:
    """What is wrong, as errors and slips are made with it, and where in the code."""
    for path, tree in sources():
        for each in ast.walk(tree):
            if isinstance(each, ast.Call) and re.search(r"(Error|Problem|Fault)$", ast.unparse(each.func)):
                for said in each.args[:2] if ast.unparse(each.func).endswith(("Problem", "Fault")) else each.args[:1]:
                    if text := text_said(said):
                        yield text, f"{path.relative_to(LETTERS)}:{each.lineno}"


def helping() -> Iterator[tuple[str, str]]:
    """What helps, as errors are made with it, and where in the code."""
    for path, tree in sources():
        for each in ast.walk(tree):
            if not (isinstance(each, ast.Call) and ast.unparse(each.func).endswith("Error")):
                continue
            for text in filter(None, map(text_said, each.args[1:2])):
                yield text, f"{path.relative_to(LETTERS).as_posix()}:{each.lineno}"


def hints(room: str = "") -> Iterator[tuple[str, str]]:
    """Every text in Chinese, of one room or of all."""
    for path, tree in sources():
        if room and path.relative_to(LETTERS).parts[0] != room:
            continue
        for each in ast.walk(tree):
            if isinstance(each, ast.Constant | ast.JoinedStr) and (text := text_said(each)):
                yield text, f"{path.relative_to(LETTERS)}:{each.lineno}"


def text_said(node: ast.AST) -> str:
    """A text as it stands in the code, with 某 where something is put in; "" for what is no Chinese."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "某" for part in node.values)
    else:
        text = str(node.value) if isinstance(node, ast.Constant) else ""
    return text if re.search("[一-鿿]", text) else ""
