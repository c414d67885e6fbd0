"""What a person reads is Chinese: no key of a file, no id in brackets, no TOML, no English word that nobody knows.

Read is what the commands say of every second example (`make attack-all`: of every one) and of the cases below, and
all that the data has to say. A word is let through where the case itself has it, where it is a path, an option or a
command, and where people know it as it is.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from scripts.run import ROOT
from tests.command import letters
from tests.stories import contact, lease, platform, row, table, text_of
from tests.whole import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/case.toml"))
KNOWN = {
    *("App", "DOCX", "PDF", "Word", "WPS", "CSV", "XLSX", "Excel", "JSON", "UTF", "GBK", "EMS", "SMS", "IP", "ID"),
    *("GB", "MB", "KB", "OCR", "Lines", "Schema", "LPR", "docx", "pdf", "toml", "txt", "eml", "html", "ics", "zip"),
    *("xlsx", "csv", "evidence", "sent", "handover"),
}
"""Words that people know as they are, endings of files, and the folders that lie beside a case."""
WORD = re.compile(r"\[\[|[A-Za-z][A-Za-z_.-]*[A-Za-z]")
COMMAND = re.compile(r"\bletters(?: [a-z-].*)?$", re.MULTILINE)
OPTION = re.compile(r"--[a-z][a-z-]*")
PATH = re.compile(r"[\w.-]*(?:/[\w./-]*|\.(?:docx|toml|txt|pdf|zip))")
NAMES = re.compile(r"\b[A-Z]{1,3}\d+[\w-]*|https?\S*|www\.\S*")
ASKED = (
    ("check",),
    ("list",),
    ("write", "--out", "文书"),
    ("plan",),
    ("track", "--explain"),
    ("rights",),
    ("evidence", "list"),
    ("evidence", "verify"),
    ("track", "verify"),
)
POOR = {
    "nothing but a name": text_of(),
    "no contract": text_of(platform(), contact("I1", "2026-10-01 22:30", count=5)),
    "estimates and a log": text_of(
        platform(),
        lease(),
        contact("I1", "2026-10-01", count=30, estimated=True),
        contact("I2", "2026-10-01 09:00", count=5, from_number="16700000101"),
    ),
    "wished for": text_of(platform(), lease(), table("story", letters=["complaint", "negotiation"])),
    "retold": text_of(
        platform(),
        lease(),
        contact("I1", "2026-10-01 09:00", "sms", words="他说要来我家", by="platform", acts=["threat"]),
    ),
    "nobody knows": text_of(platform(), lease(), row("overrides", warning="none-such", reason="知道")),
    "sold": text_of(
        platform(), lease(), table("story", account="手机后来被我卖了。"), contact("I1", "2026-10-01 22:30")
    ),
}


def values(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from values(each)
    else:
        yield str(value)


def strange(told: str, own: str = "") -> list[str]:
    """What of a text is no word for people, beside what the case has of its own."""
    for pattern in (COMMAND, OPTION, PATH, NAMES):
        told = pattern.sub(" ", told)
    return sorted({word for word in WORD.findall(told) if word not in KNOWN and word not in own})


@pytest.mark.slow
@pytest.mark.parametrize("name", [*EXAMPLES[:: 1 if WHOLE else 2], *POOR])
def test_the_commands_say_nothing_of_a_case_but_in_words_for_people(name: str, tmp_path: Path) -> None:
    text = POOR.get(name) or (ROOT / "examples" / name / "case.toml").read_text(encoding="utf-8")
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    own = "\n".join(values(tomllib.loads(text)))
    for asked in ASKED:
        done = (
            letters(*asked, "case.toml", "--date", "2026-11-23", cwd=tmp_path)
            if asked[0] in ("check", "list")
            else None
        )
        done = done or letters(*asked, "case.toml", cwd=tmp_path)
        assert done.returncode in (0, 1, 2), done.stderr
        assert strange(done.stdout + done.stderr, own) == [], (asked, done.stdout + done.stderr)


def test_a_key_or_an_id_would_be_found() -> None:
    assert strange("填进 complainant.address，[[offer]] 里写 true") == [
        "[[",
        "complainant.address",
        "offer",
        "true",
    ]
    assert strange("看还缺什么：letters check case.toml\n加 --force；App 和 PDF") == []


def test_who_writes_the_file_by_hand_is_told_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(POOR["nobody knows"], encoding="utf-8")
    told = letters("check", "case.toml", "--keys", cwd=tmp_path).stdout
    assert "案件里写：[declarations] before_other_body = false" in told
    assert "（override-unknown）" in told


DATA = (
    ("letters/compose/guard/data/warnings", ("message", "next", "instead")),
    ("letters/case/contracts/lease/data", ("message", "next", "instead", "text")),
    ("letters/books/data", ("text",)),
    ("letters/follow/data", ("why", "label", "said", "first", "never", "ask", "then")),
    ("letters/compose/rights/data", ("text", "label")),
    ("letters/collect/interview/data", ("label", "help", "say", "example", "costs", "told")),
)


def told_in(value: Any, keys: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from told_in(each, keys)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from values(each) if key in keys and isinstance(each, str | list) else told_in(each, keys)


@pytest.mark.parametrize(("folder", "keys"), DATA, ids=[folder for folder, _ in DATA])
def test_the_data_says_nothing_but_in_words_for_people(folder: str, keys: tuple[str, ...]) -> None:
    found = {
        f"{path.name}: {text}": words
        for path in sorted((ROOT / folder).rglob("*.toml"))
        for text in told_in(tomllib.loads(path.read_text(encoding="utf-8")), keys)
        if re.search("[\u4e00-\u9fff]", text) and (words := strange(re.sub(r"\{\w+\}", "", text)))
    }
    assert found == {}
