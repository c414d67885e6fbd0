"""Every command shows files full of text that steers a terminal, in a terminal; every byte that arrives is looked at.

Needs pseudo-terminals, so no Windows.
"""

from __future__ import annotations

import csv
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attacks.outcome import Outcome
from attacks.programs import EXAMPLES, LONGEST, ROOT
from attacks.steering import PAYLOAD, everywhere, where_it_may

if TYPE_CHECKING:
    from collections.abc import Iterator

STORY = "family-and-colleagues-called"
NAME = PAYLOAD.replace("\x85", "")[:60]
"""The payload as part of a file's name."""
END = "\x04" * 3
"""What a terminal sends for the end of input."""
SILENCE = 2.0
"""Seconds without a word after which it is sent again: a list takes no key that was pressed before it was shown."""
DRIVER = """
import json, os, sys, termios
from letters.cli.run import run

for number, words in enumerate(json.loads(sys.argv[1])):
    termios.tcflush(0, termios.TCIFLUSH)
    os.write(1, f"\\n@@{number}@@\\n".encode())
    status = run(words)
    sys.stdout.flush()
    os.write(1, f"\\n=={status}==\\n".encode())
"""
_MARK = re.compile(r"\n@@(\d+)@@\n")
_STATUS = re.compile(r"\n==(\d+)==\n\Z")
_ALLOWED = "\n\t"
_ACTING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_REWRITES = {"batch"}
"""Commands that put a line in place of another, with a carriage return."""


@dataclass(frozen=True)
class Command:
    """A command's words, and what somebody types when it asks."""

    words: tuple[str, ...]
    typed: str = ""


def commands() -> tuple[Command, ...]:
    """Every command at least once, on hostile files; each finds what those before it left."""
    plain = (
        *("check case.toml", "check broken.toml", "check keys.toml", "check torn.toml", "check case.toml --json"),
        *("list", "list case.toml", "list case.toml --json", "plan case.toml", "plan case.toml --json"),
        *("write case.toml --out out", "write case.toml --out out --force --json", "write broken.toml"),
        *("write wished.toml --out out2", "write case.toml --out out3 --templates own"),
        *("write case.toml --out out3 --reference calls.csv", "write case.toml --out out3 --templates named"),
        *("rights case.toml", "rights case.toml --json", "track show case.toml", "track show case.toml --json"),
        *("track sent case.toml complaint/police --on 2026-11-20", "track signed case.toml 1 --on 2026-11-21"),
        *("track postpone case.toml 1 --due 2026-12-20 --reason PAYLOAD", "track keep case.toml 1 calls.csv"),
        "track accept case.toml 1 --on 2026-11-22",
        *("track reply case.toml 1 不予受理 --on 2026-11-22 --words PAYLOAD", "track verify case.toml"),
        *("track silent case.toml 1 --on 2026-11-25", "track show .", "track show . --json", "track show broken.toml"),
        *("track received case.toml 传票 --from PAYLOAD --on 2026-11-20 --number PAYLOAD --said PAYLOAD",),
        *("evidence list case.toml", "evidence list case.toml --json", "evidence verify case.toml"),
        *("evidence pack case.toml --for police --out bag",),
        *("evidence add case.toml NAME.png --title T --proves P --json", "evidence label case.toml"),
        *("import case.toml calls.csv backup.xml --dry-run --all", "import case.toml calls.csv --json --all --dry-run"),
        *("import --template blank.csv", "import case.toml NAME.png", "import case.toml NAME.csv"),
        *("batch clinic --out made", "batch cases.csv --out made2 --json", "batch cases.jsonl --out made3 --names"),
        *("clients clinic", "clients clinic --json", "web missing-PAYLOAD"),
        *("stats clinic", "stats clinic --json --smallest 5", "law find PAYLOAD", "law check"),
        *("law concordance criminal",),
        *("law ladder", "templates list --templates own", "templates check --templates own", "templates copy copied"),
        *("templates check --templates named", "law ladder --dot"),
        *("schema", "completion bash"),
        *("demo shown", "check missing-PAYLOAD.toml", "write case.toml PAYLOAD", "PAYLOAD", "--version"),
    )  # fmt: skip
    asked = (
        ("track undo case.toml 1", "不\n"),
        ("evidence add case.toml second", "PWN\n对\n"),
        ("import case.toml calls.csv", "PWN\n1-3\n都不是\nn\n"),
        ("import case.toml calls.csv --number 16700000105", "都不是\n是\n"),
        ("new case.toml --plain", "\n全部\n"),
        ("lock apart --passphrase-stdin", ""),
        ("lock locked --passphrase-stdin", "竹篮-7-蓝鲸-晚风-秋千-铁轨\n"),
        ("unlock locked.locked.zip --out open --passphrase-stdin", "竹篮-7-蓝鲸-晚风-秋千-铁轨\n"),
        ("wipe open/case.toml", "不\n"),
        ("wipe case.toml", "删除\n删除\n"),
    )
    listed = [Command(_words(words)) for words in plain] + [Command(_words(words), typed) for words, typed in asked]
    return tuple(listed)


def _words(line: str) -> tuple[str, ...]:
    return tuple(word.replace("PAYLOAD", PAYLOAD).replace("NAME", NAME) for word in line.split())


def run(rounds: int, seed: int) -> Iterator[Outcome]:
    """All commands, once for each round; nothing is drawn by chance."""
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = hostile_folder(Path(name))
            for command, shown, status in on_terminal(folder, commands()):
                faults = tuple(f"{' '.join(command.words[:2])}: {fault}" for fault in _faults(command, shown, status))
                yield Outcome.of("commands that let a file steer the terminal", faults)


def _faults(command: Command, shown: str, status: int) -> Iterator[str]:
    if found := alive(shown, command.words[0]):
        yield f"alive: {', '.join(found)}"
    if status not in (0, 1, 2, 3):
        yield f"ended with {status}: {shown[-200:]!r}"
    if "--json" in command.words and status == 0:
        begun = re.search(r"^[{[]", shown, re.MULTILINE)
        try:
            json.JSONDecoder().raw_decode(shown[begun.start() if begun else 0 :])
        except ValueError as error:
            yield f"no JSON: {error}"


def alive(shown: str, command: str = "") -> list[str]:
    """The characters of a text that a terminal may act on, by their numbers."""
    allowed = _ALLOWED + ("\r" if command in _REWRITES else "")
    found = (each for each in set(shown) - set(allowed) if unicodedata.category(each) in _ACTING)
    return sorted(f"U+{ord(each):04X}" for each in found)


def on_terminal(folder: Path, wanted: tuple[Command, ...]) -> Iterator[tuple[Command, str, int]]:
    """Each command with all that arrived at the terminal, and its exit status.

    Raises TimeoutError for one that hangs.
    """
    master, slave = os.openpty()
    _plain(slave)
    words = json.dumps([command.words for command in wanted])
    program = [sys.executable, "-c", DRIVER, words]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TERM": "dumb", "COLUMNS": "80"}
    child = subprocess.Popen(
        program, cwd=folder, env=surroundings, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    )
    os.close(slave)
    try:
        yield from _told(_arriving(master, wanted), wanted)
    finally:
        child.kill()
        child.wait()
        os.close(master)


def _plain(slave: int) -> None:
    """A terminal that shows what is printed as it is, and not what is typed."""
    import termios

    settings = termios.tcgetattr(slave)
    settings[1] &= ~termios.OPOST
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(slave, termios.TCSANOW, settings)


def _arriving(master: int, wanted: tuple[Command, ...]) -> str:
    """All that arrives, while what a command asks for is typed when it begins."""
    arrived, answered, silent = b"", 0, 0
    while True:
        ready, _, _ = select.select([master], [], [], SILENCE)
        silent = 0 if ready else silent + 1
        if silent * SILENCE > LONGEST:
            raise TimeoutError(f"nothing more after {arrived[-300:]!r}")
        if not ready:
            os.write(master, END.encode())
            continue
        try:
            more = os.read(master, 1 << 16)
        except OSError:  # the other end is closed
            return arrived.decode("utf-8")
        if not more:
            return arrived.decode("utf-8")
        arrived += more
        begun = answered
        while f"@@{begun}@@".encode() in arrived:
            begun += 1
        if begun > answered:  # what is typed for a command that has ended already would answer the next one's question
            os.write(master, (wanted[begun - 1].typed + END).encode())
            answered = begun


def _told(arrived: str, wanted: tuple[Command, ...]) -> Iterator[tuple[Command, str, int]]:
    parts = _MARK.split(arrived)[1:]
    for number, shown in zip(parts[::2], parts[1::2], strict=True):
        status = _STATUS.search(shown)
        yield wanted[int(number)], _STATUS.sub("", shown), int(status[1]) if status else -1


def hostile_folder(folder: Path) -> Path:
    """A case with its evidence, broken cases, logs, tables, templates and a clinic, all of hostile text."""
    today = date(2026, 11, 26)
    shutil.copytree(EXAMPLES / STORY / "evidence", folder / "evidence")
    text = (EXAMPLES / STORY / "case.toml").read_text("utf-8")
    case = where_it_may(text, today)
    files = {
        "case.toml": case,
        "broken.toml": everywhere(text),
        "keys.toml": f"{json.dumps('键' + PAYLOAD[:30])} = 1\n{case}",
        "torn.toml": f'{text}\n[story]\naccount = "{PAYLOAD[3:30]}\n',
        "wished.toml": case.replace("[story]", f"[story]\nletters = [{json.dumps('complaint/' + PAYLOAD[:12])}]", 1),
        f"{NAME}.png": "no picture",
        "second/录音.txt": "record",
        f"second/{NAME}.txt": "record",
        "backup.xml": _backup(),
        "cases.jsonl": json.dumps({"version": 1, "complainant": {"name": PAYLOAD, PAYLOAD: 1}}) + "\nPWN" + PAYLOAD[:8],
        "own/complaint/police.html": (ROOT / "templates" / "complaint" / "police.html").read_text("utf-8") + PAYLOAD,
        f"named/complaint/{NAME}.html": f"+++\ntitle = {PAYLOAD}\n+++\n{{{{ nobody }}}}",
        "clinic/张/case.toml": case,
        f"clinic/{NAME}/case.toml": everywhere(text),
        "locked/case.toml": case,
        f"apart/{NAME}.txt": "beside",
        "apart/case.toml": case,
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8", newline="")
    _tables(folder)
    return folder


def _tables(folder: Path) -> None:
    """A carrier's bill and a table of cases, as CSV."""
    heading = ("起始时间", "通信地点", "通信方式", "对方号码", "通信时长", "通信类型")
    good = ("2026-08-10 09:03:11", PAYLOAD, "被叫", "16700000105", "1分4秒", PAYLOAD)
    hostile = [tuple(PAYLOAD if place == column else cell for place, cell in enumerate(good)) for column in range(6)]
    numbered = [(*good[:3], f"1670000010{number}{PAYLOAD}", *good[4:]) for number in range(6)]
    tables: dict[str, list[tuple[str, ...]]] = {
        "calls.csv": [heading, good, good, *hostile, *numbered],
        "cases.csv": [
            ("编号", "本人.姓名", "本人.联系电话"),
            (f"林{PAYLOAD}", PAYLOAD, PAYLOAD),
            ("林若溪", "19900000011", ""),
        ],
    }
    for name, rows in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def _backup() -> str:
    """Calls of a phone's backup; XML itself holds no C0."""
    name = "".join(each for each in PAYLOAD if each >= "\x80" or each.isprintable())
    row = '<call number="1670000{number}{name}" duration="5" date="{date}" type="{kind}" contact_name="{name}" />'
    rows = [row.format(number=f"{n:04d}", name=name if n else "", date=1786000000000 + n, kind=n) for n in range(9)]
    return '<?xml version="1.0" encoding="UTF-8"?>\n<calls count="9">' + "\n".join(rows) + "</calls>"
