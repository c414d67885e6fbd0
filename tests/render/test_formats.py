"""A format is one file: found, listed in help, written, and named in errors by what there is."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters.cli.run import run
from letters.errors import UsageError
from letters.render import formats
from letters.render.blocks import Document, Heading, Item, ListBlock, Paragraph
from letters.render.formats import Mail, Manuscript
from letters.render.spoken import spoken
from tests.stories import contact, lease, platform, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
LETTER = Manuscript(
    Document((Heading(1, "投诉书"), Heading(2, "事实", section="facts"), Paragraph("body", "我叫<林>。"))),
    "投诉书",
    dt.date(2026, 11, 24),
    mail=Mail((), "林某"),
)
SHOUTED = """
from letters.render import write_text
from letters.render.formats import Format

FORMAT = Format(".shout", "大声", lambda letter: (write_text(letter.document) + "！！").encode())
"""

NEEDY = """
from letters.render.formats import Format

FORMAT = Format(".needy", "挑剔", lambda letter: b"", needs=("no_such_module",), extra="loud")
"""


@pytest.fixture
def shouting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """One more format, by one more file."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "shout.py").write_text(SHOUTED, "utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path / "more")])
    yield
    sys.modules.pop("letters.render.formats.shout", None)


def test_each_format_there_is_writes_a_letter_under_its_own_ending() -> None:
    written = {formats.find(name).suffix: formats.find(name).write(LETTER) for name in formats.names()}
    assert list(written) == [".docx", ".eml", ".html", ".pdf", ".txt"]
    assert written[".docx"].startswith(b"PK")
    assert "我叫&lt;林&gt;。" in written[".html"].decode()
    assert "我叫<林>。" in written[".txt"].decode("utf-8-sig")


def test_plain_text_gives_the_fields_of_a_form_before_the_whole_letter() -> None:
    form = Manuscript(LETTER.document, LETTER.title, LETTER.day, fields=(("经过", ("facts",), 500), ("其他", (), None)))
    told = formats.find("txt").write(form).decode("utf-8-sig")
    assert told.startswith("【经过】6 字（上限 500 字）\n\n我叫<林>。\n\n【其他】0 字（上限未知，以网页提示为准）")
    assert told.index("【全文】") < told.index("投诉书")


def form(limit: int | None, **changes: Any) -> str:
    document = Document(
        (
            *(Heading(1, "投诉书"), Paragraph("party", "投诉人：林某"), Paragraph("body", "总共打了三次。一次半夜。")),
            *(
                Heading(2, "事实", section="facts"),
                Paragraph("body", "第一次是早上。"),
                Paragraph("body", "还有两次。", 2),
            ),
            *(Heading(2, "请求", section="requests"), ListBlock(ordered=True, items=(Item("请停止"),))),
        )
    )
    fields = (("经过", ("facts",), limit), ("请求", ("requests",), None))
    written = Manuscript(document, "投诉书", dt.date(2026, 11, 24), fields=fields, **changes)
    return formats.find("txt").write(written).decode("utf-8-sig")


def test_a_form_says_which_whole_parts_it_has_no_room_for() -> None:
    told = form(8)
    assert "【经过】7 字（上限 8 字）\n\n第一次是早上。\n\n（为了不超过上限，下面的整段没有放进“经过”" in told
    assert "可以放在附件里）\n还有两次。" in told
    assert "还多" not in told
    assert "没有放进" not in form(None)


def test_a_form_that_no_dropping_makes_fit_says_how_much_is_too_much_and_how_long_each_part_is() -> None:
    told = form(5)
    assert "（“经过”还多 2 字。删就删整段，不要删半句" in told
    assert "各段的字数）\n1. 7 字：第一次是早上。……" in told


def test_what_can_be_told_on_the_telephone_stands_in_pieces_with_their_counts() -> None:
    told = form(None, told_to=("12315",))
    assert "【电话口述】打 12315 时照着念，共 1 段、19 字" in told
    assert "（1/1，19 字）\n总共打了三次。一次半夜。\n1. 请停止\n\n【全文】" in told
    assert "【电话口述】打电话反映时照着念" in form(None, told_to=())
    assert "电话口述" not in form(None)


def test_what_is_told_begins_with_who_calls_and_ends_with_what_is_asked() -> None:
    opening = Document((Paragraph("body", "我是投诉人林某。"),))
    told = form(None, told_to=(), opening=opening, told=("requests", "opening"))
    assert "字）\n我是投诉人林某。\n总共打了三次。一次半夜。\n1. 请停止\n\n【全文】" in told


def test_a_voice_says_no_articles_exhibits_or_annexes() -> None:
    said = "处理结果请告知（《某某办法》（总局令第121号）第三十六条）。他说“交钱”（录音）。（证据1、2）"
    said += "证据3件，见附件《证据目录》。"
    [piece] = spoken(
        Document((Paragraph("body", said + "依《某某法》（2025年修订）第五条第二款，责令停止。"),)), ["opening"]
    )
    assert piece == "处理结果请告知。他说“交钱”（录音）。责令停止。"


def test_a_piece_ends_within_a_sentence_only_where_that_is_longer_than_a_piece() -> None:
    short, long = "早" * 50 + "；" + "晚" * 40 + "。", "早" * 60 + "；" + "晚" * 60 + "。"
    letter = Document((Paragraph("body", "他打来" * 5 + "。"), Paragraph("body", short), Paragraph("body", long)))
    assert [len(piece) for piece in spoken(letter, ["opening"])] == [16, 92, 61, 61]


def test_a_format_that_is_not_there_is_answered_with_those_that_are(shouting: None) -> None:
    with pytest.raises(UsageError, match="不认识的格式 rtf") as told:
        formats.asked_for("docx,rtf")
    assert "Word、电子邮件草稿、网页、PDF、大声、纯文本" in told.value.hint


def test_formats_are_asked_for_in_order_each_once_and_none_means_the_usual() -> None:
    assert formats.asked_for("txt, docx,,txt") == ("txt", "docx")
    assert formats.asked_for(" ") == (formats.DEFAULT,)


def test_a_format_whose_package_is_missing_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "needy.py").write_text(NEEDY, "utf-8")
    monkeypatch.setattr(formats, "__path__", [*formats.__path__, str(tmp_path)])
    with pytest.raises(UsageError) as told:
        formats.find("needy")
    assert told.value.hint.endswith('-m pip install ".[loud]"')
    sys.modules.pop("letters.render.formats.needy", None)


@pytest.mark.slow
def test_one_more_file_is_one_more_format_of_the_command(
    shouting: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    case = text_of(platform(), lease(), contact("I1", "2026-10-01 22:30"), head="written_on = 2026-11-24")
    (tmp_path / "case.toml").write_text(case, "utf-8")
    assert run(["write", "case.toml", "complaint/police", "--format", "txt,shout", "--out", "out"]) == 0
    assert (tmp_path / "out" / "01-治安报案书.shout").read_text("utf-8").endswith("！！")
    assert (tmp_path / "out" / "01-治安报案书.txt").is_file()


def test_plain_text_and_pages_load_nothing_of_words_files() -> None:
    code = (
        "import sys, datetime\n"
        "from letters.render import Document, formats\n"
        "letter = formats.Manuscript(Document(()), 'x', datetime.date(2026, 1, 1))\n"
        "for name in ('txt', 'html'):\n"
        "    formats.find(name).write(letter)\n"
        "print(sorted(name for name in sys.modules if name.startswith(('docx', 'letters.render.docx'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
