"""An e-mail to be looked at, completed and sent: a draft that holds the letter as text, and the letter as a file.

The file is a message of RFC 5322 and MIME. `X-Unsent` makes Outlook, and programs that follow it, open it for writing;
it has no date, no number and no name of the computer, so that the same letter gives the same bytes and tells nothing
that the letter does not.
"""

from __future__ import annotations

from hashlib import sha256
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from letters.errors import LetterError
from letters.render.formats import Format, attached, find

if TYPE_CHECKING:
    from email.headerregistry import Address

    from letters.render.formats import Mail, Manuscript

TYPES: Final = {
    ".pdf": ("application", "pdf"),
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def _write(letter: Manuscript) -> bytes:
    """The draft. Raises LetterError for a letter that does not go by e-mail."""
    from email.message import EmailMessage
    from email.policy import SMTP

    if letter.mail is None:
        raise LetterError(f"{letter.title}不用电子邮件寄", "写成 Word 文件或者 PDF：--format docx")
    copy = find(attached())
    content = copy.write(letter)
    message = EmailMessage(policy=SMTP)
    for name, value in _heads(letter, letter.mail):
        message[name] = value
    message.set_content(_text(letter), cte="base64")
    message.make_mixed(boundary=f"=_{sha256(content).hexdigest()[:32]}")  # base64 has no such sign
    main, sub = TYPES[copy.suffix]
    message.add_attachment(content, maintype=main, subtype=sub, filename=f"{letter.title}{copy.suffix}")
    return message.as_bytes()


def _heads(letter: Manuscript, mail: Mail) -> list[tuple[str, object]]:
    """The lines above the text: whom it goes to and comes from are left out where they are not known."""
    subject = " ".join(f"{letter.title}（{mail.sender}）".split())
    to = [address for known in mail.to if (address := _address(known))]
    sender = _address(mail.reply_to)
    heads: list[tuple[str, object]] = [("X-Unsent", "1"), ("Subject", subject)]
    if sender:
        heads.append(("From", sender))
    if to:
        heads.append(("To", to))
    return heads


def _address(written: str) -> Address | None:
    """An address as the case has it; None for one that no e-mail program could send to."""
    from email.errors import HeaderParseError
    from email.headerregistry import Address

    if not written.isascii():
        return None
    try:
        return Address(addr_spec=written)
    except (HeaderParseError, ValueError, IndexError):
        return None


def _text(letter: Manuscript) -> str:
    """The letter without its annexes, which are long and stand in the file."""
    from letters.render.blocks import Document, PageBreak
    from letters.render.text import write_text

    own = takewhile(lambda block: not isinstance(block, PageBreak), letter.document.blocks)
    return write_text(Document(tuple(own)))


FORMAT = Format(
    suffix=".eml",
    label="电子邮件草稿",
    write=_write,
    takes=lambda letter: letter.mail is not None,
    spoken=("邮件", "电子邮件", "email"),
)
