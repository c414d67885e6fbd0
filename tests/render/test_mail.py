"""A letter as the draft of an e-mail: opened by Python's own parser, and byte by byte where programs are strict."""

from __future__ import annotations

import datetime as dt
import email
import sys
from dataclasses import replace
from email import policy
from functools import cache
from typing import TYPE_CHECKING

import pytest

from letters.case.file import read
from letters.compose import select
from letters.desk import open_desk
from letters.errors import LetterError
from letters.pack.make import Style, make
from letters.render import Mail, Manuscript, formats
from letters.render.blocks import Document, Heading, PageBreak, Paragraph
from letters.told.of_letters import _letter_lines
from scripts.run import ROOT

if TYPE_CHECKING:
    from email.message import EmailMessage

DAY = dt.date(2026, 11, 23)
LETTER = Manuscript(
    Document((Heading(1, "停止侵害告知函"), Paragraph("body", "请停止。"), PageBreak(), Paragraph("annex", "附件1"))),
    "停止侵害告知函",
    DAY,
    mail=Mail(("kefu@example.com",), "周砚南", "zhou@example.cn"),
)


def draft(letter: Manuscript = LETTER) -> bytes:
    return formats.find("eml").write(letter)


def opened(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=policy.default)
    assert message.defects == []
    assert all(part.defects == [] for part in message.walk())
    return message


@cache
def pack(story: str, *names: str):
    at = open_desk()
    case = read(ROOT / "examples" / story / "case.toml", today=DAY)
    return make(select(case, at.books, DAY), at.books, at.engine, Style(names), DAY)


def test_the_draft_holds_the_letter_as_text_and_as_a_file_under_its_chinese_name():
    message = opened(draft())
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "停止侵害告知函（周砚南）"
    assert (message["To"], message["From"]) == ("kefu@example.com", "zhou@example.cn")
    text, file = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert text.get_content_charset() == "utf-8"
    assert "请停止。" in text.get_content()
    assert file.get_filename() == f"停止侵害告知函.{formats.attached()}"
    assert file.get_content_disposition() == "attachment"
    assert file.get_content() == formats.find(formats.attached()).write(LETTER)


def test_the_text_leaves_annexes_to_the_file():
    text = opened(draft()).get_body(("plain",)).get_content()
    assert "附件1" not in text


def test_the_draft_tells_no_time_no_number_and_no_computer():
    names = {name.lower() for name in opened(draft())}
    assert names == {"x-unsent", "subject", "from", "to", "mime-version", "content-type"}


def test_the_same_letter_gives_the_same_bytes_and_another_letter_another_boundary():
    assert draft() == draft()
    other = replace(LETTER, document=Document((Paragraph("body", "另一封。"),)))
    assert opened(draft()).get_boundary() != opened(draft(other)).get_boundary()


def test_every_line_ends_and_is_as_short_as_mail_programs_want():
    lines = draft().split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998
    assert b"".join(lines).isascii()


def test_an_address_that_is_not_known_is_left_to_be_filled_in():
    message = opened(draft(replace(LETTER, mail=Mail((), "周砚南"))))
    assert message["To"] is None
    assert message["From"] is None


@pytest.mark.parametrize(
    "written", ["a@b@c.cn", "客服@公司.cn", "kefu@公司.cn", "x\r\nBcc: y@z.cn", "甲<a@b.cn>", "a,b@c.cn", ""]
)
def test_what_no_program_could_send_to_is_no_address_and_adds_no_line(written):
    message = opened(draft(replace(LETTER, mail=Mail((written, "kefu@example.com"), "某", written))))
    assert message["To"] == "kefu@example.com"
    assert message["From"] is None
    assert message["Bcc"] is None


def test_a_name_with_a_line_break_stays_in_the_subject():
    message = opened(draft(replace(LETTER, mail=Mail((), "某\r\nBcc: y@z.cn"))))
    assert message["Subject"] == "停止侵害告知函（某 Bcc: y@z.cn）"
    assert message["Bcc"] is None


def test_a_letter_that_does_not_go_by_mail_is_no_draft():
    with pytest.raises(LetterError, match="不用电子邮件寄"):
        draft(replace(LETTER, mail=None))


def test_letters_to_the_other_side_become_drafts_and_those_to_public_bodies_word_files():
    made = pack("family-and-colleagues-called", "eml")
    kinds = {one.letter.head.id: one.file.rpartition(".")[2] for one in made.written}
    assert kinds["notice/stop-harassment"] == "eml"
    assert kinds["complaint/police"] == kinds["report/market-regulator"] == "docx"
    assert made.files[0].name.endswith(".docx")


def drafts(**changes) -> dict[str, str | None]:
    """Whom each draft of the example goes to, by the addressee's name, the first respondent having a mailbox."""
    at = open_desk()
    case = read(ROOT / "examples" / "family-and-colleagues-called" / "case.toml", today=DAY)
    first, *others = case.respondents
    known = first.model_copy(update={"email": "kefu@example.com"})
    planned = select(case.model_copy(update={"respondents": (known, *others), **changes}), at.books, DAY)
    made = make(planned, at.books, at.engine, Style(("eml",)), DAY)
    content = {file.name: file.content for file in made.files}
    mailed = [one for one in made.written if one.file.endswith(".eml")]
    return {one.letter.addressee.name: opened(content[one.file])["To"] for one in mailed}


def test_only_an_address_that_the_case_knows_of_the_reader_is_filled_in():
    found = drafts()
    assert len(found) > 1
    assert {name: to for name, to in found.items() if to} == {"青桐橘租信息服务有限公司": "kefu@example.com"}


def test_a_reader_whom_the_person_named_otherwise_does_not_get_the_mailbox_of_the_one_in_the_case():
    assert set(drafts(addressees={"notice/stop-harassment:platform": "另一家公司"}).values()) == {None}


def test_what_a_letter_hides_is_in_no_part_of_its_draft():
    made = pack("family-and-colleagues-called", "eml")
    case = read(ROOT / "examples" / "family-and-colleagues-called" / "case.toml", today=DAY)
    hidden = [case.complainant.id_number, case.complainant.address, case.complainant.workplace]
    for file in made.files:
        if file.name.endswith(".eml"):
            message = opened(file.content)
            told = message["Subject"] + message.get_body(("plain",)).get_content()
            assert not [text for text in hidden if text and text in told], file.name


def test_it_is_said_who_gets_the_draft_and_what_does_not_go_by_mail():
    made = pack("family-and-colleagues-called", "eml")
    told = {one.letter.head.id: "\n".join(_letter_lines("1", one)) for one in made.written}
    assert "收件人空着" in told["notice/stop-harassment"]
    assert "这一份不用电子邮件寄" in told["complaint/police"]
    assert "电子邮件：" not in "\n".join(_letter_lines("1", pack("family-and-colleagues-called", "docx").written[0]))


def test_where_no_pdf_can_be_written_the_word_file_is_attached_and_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)  # as where it is not installed
    assert formats.attached() == "docx"
    [_, file] = opened(draft()).iter_parts()
    assert file.get_filename() == "停止侵害告知函.docx"
    assert file.get_content().startswith(b"PK")
    notice = next(one for one in pack("family-and-colleagues-called", "eml").written if "notice" in one.letter.head.id)
    assert "附件是没有签名的 Word 文件" in "\n".join(_letter_lines("1", notice))
