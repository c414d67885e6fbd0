from __future__ import annotations

import gc
import os
import re
import select
import signal
import struct
import sys
from datetime import date
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="a pseudo-terminal is needed")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

import letters.cli.labelling  # noqa: E402  after the skip; what each copy would load by itself
import letters.terminal.lines  # noqa: E402  the same
import letters.terminal.lists  # noqa: E402, F401  the same
from letters.case.file import read  # noqa: E402
from letters.case.save import blank  # noqa: E402
from letters.catalogue import Library  # noqa: E402
from letters.cli.run import run  # noqa: E402
from letters.desk import letter_needs, open_talk  # noqa: E402
from tests.whole import WHOLE  # noqa: E402

ROOT = Path(__file__).parents[2]
TODAY = date(2100, 1, 1)
PATIENCE = 30  # seconds without the words that are waited for
ENTER, DOWN, SPACE, CTRL_C = "\r", "\x1b[B", " ", "\x03"
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>()][A-Z0-9]?|\x1b\][^\x07]*\x07")

# What is waited for, and the keys then given.
STEPS = [
    ("现在有没有下面这些事", "4" + ENTER),
    ("您是哪一位", DOWN + ENTER),
    ("现在最想要什么", DOWN * 3 + SPACE + ENTER),
    ("从头说一遍？", "不写" + ENTER),
    ("每天大约几次", "没有" + ENTER),
    ("哪几次要紧的", "没有" + ENTER),
    ("怎么记最方便", "1" + ENTER),
    ("什么时候？", "2026年8月10日晚上十一点" + ENTER),
    ("怎么联系的", "短信" + ENTER),
    ("联系了谁", "1" + ENTER),
    ("有几次？", "二十多次" + ENTER),
    ("对方的号码？", "16700002001" + ENTER),
    ("对方的原话？", "“再不还钱𰻝就找你单位😡”" + ENTER),
    ("做过下面哪些事", "2" + ENTER),
    ("是下面哪几种", "1" + ENTER),
    ("是哪一次", "1，有截图" + ENTER),
    ("跟他们说过", "没有" + ENTER),
    ("被逼着签过字", "没有" + ENTER),
    ("造成了什么", "没有" + ENTER),
    ("打过官司", "没有" + ENTER),
    ("App、小程序或者店叫什么", "某某租" + ENTER),
    ("手机是在哪里租的", "1" + ENTER),
    ("公司全称？", "不清楚" + ENTER),
    ("姓名、电话、住址", "林若溪" + ENTER),
    ("您的联系电话？", "１９９００００００１１" + ENTER),
    ("您的住址？", "浙江省杭州市西湖区翠苑街道某某路3号" + ENTER),
    ("您的身份证号码？", "不写" + ENTER),
    ("都对就按回车", ENTER),
    ("写哪几份", "1" + ENTER),
]
STOPS = range(len(STEPS)) if WHOLE else sorted({0, *range(len(STEPS) - 1, 0, -3)})
"""The questions at which it is broken off: the first, the last and each third, or every one."""


class Terminal:
    """`letters new` (or another command) in a pseudo-terminal of ninety columns and forty rows.

    The program is started anew, or begins at once in a copy of this process, since all is loaded.
    """

    def __init__(self, path: Path, command: str = "new", *, is_copied: bool = True) -> None:
        self.child, self.handle = pty.fork()
        if self.child == 0:
            os.chdir(ROOT)
            os.environ.update({"PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm-256color", "PYTHONUTF8": "1"})
            if is_copied:
                _run_here([command, str(path)])
            os.execv(sys.executable, [sys.executable, "-m", "letters", command, str(path)])  # noqa: S606
        self.resize(90, 40)
        self.seen = self.raw = ""

    def resize(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.child, signal.SIGWINCH)

    def wait_for(self, words: str) -> None:
        """Read until the words stand on the screen; what came before them is forgotten."""
        while words not in self.seen:
            self._read(f"waiting for {words}")
        self.seen = self.seen.split(words, 1)[1]

    def _read(self, why: str) -> None:
        ready, _, _ = select.select([self.handle], [], [], PATIENCE)
        assert ready, (why, self.seen)
        try:
            more = os.read(self.handle, 65536)
        except OSError:  # the other end is closed
            more = b""
        assert more, (why, self.seen)
        self.raw += more.decode("utf-8", "ignore")
        self.seen = _CODES.sub("", self.seen + more.decode("utf-8", "ignore"))

    def type(self, keys: str) -> None:
        os.write(self.handle, keys.encode())

    def leave(self) -> None:
        """Ctrl-C, which is asked about, and Ctrl-C."""
        self.type(CTRL_C)
        self.wait_for("先停下吗")
        self.type(CTRL_C)

    def end(self) -> int:
        """Wait for the end of the program; its exit status."""
        try:
            while os.read(self.handle, 65536):
                pass
        except OSError:
            pass
        _, status = os.waitpid(self.child, 0)
        os.close(self.handle)
        return os.waitstatus_to_exitcode(status)


def _run_here(words: list[str]) -> None:
    """Run a command in this process, as if it had just started, and end with it."""
    status = 99
    gc.disable()  # a collection would go through, and so copy, all that is shared with the parent
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.environ.pop("COLUMNS", None)
        sys.argv = ["letters", *words]
        sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115
        status = run(words)
        sys.stdout.flush()
    finally:
        os._exit(status)


def answer(terminal: Terminal, steps: list[tuple[str, str]]) -> None:
    for words, keys in steps:
        terminal.wait_for(words)
        terminal.type(keys)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that the interview gives when nothing interrupts it.

    A talk is opened in this process too: its copies have what it reads.
    """
    assert open_talk(blank(), letter_needs(Library.bundled()), TODAY).question
    path = tmp_path_factory.mktemp("whole") / "case.toml"
    terminal = Terminal(path, is_copied=False)
    answer(terminal, STEPS)
    assert terminal.end() == 0
    return path.read_text("utf-8")


@pytest.mark.slow
def test_the_interview_is_answered_with_keys_and_in_chinese(whole: str, tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(whole, "utf-8")
    case = read(tmp_path / "case.toml", today=TODAY)
    incident = case.incidents[0]
    assert (str(incident.at), incident.channel, incident.count) == ("2026-08-10 23:00:00", "sms", 20)
    assert incident.words == "再不还钱𰻝就找你单位😡"
    assert case.complainant.role == "lessee"


@pytest.mark.long
def test_ctrl_c_at_questions_in_turn_loses_nothing(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    before = 0
    for stop in STOPS:
        question, _ = STEPS[stop]
        terminal = Terminal(path)
        answer(terminal, STEPS[before:stop])  # the question at which it was broken off is asked again
        before = stop
        terminal.wait_for(question)
        terminal.leave()
        assert terminal.end() == 130, question
    last = Terminal(path)
    answer(last, STEPS[-2:])
    assert last.end() == 0
    assert path.read_text("utf-8") == whole


@pytest.mark.slow
def test_the_window_may_change_its_size_and_a_word_on_a_list_goes_back(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    terminal = Terminal(path)
    answer(terminal, STEPS[:8])
    terminal.wait_for("怎么联系的")
    terminal.resize(40, 12)
    terminal.type("返回" + ENTER)
    answer(terminal, STEPS[7:])
    assert terminal.end() == 0
    assert path.read_text("utf-8") == whole


@pytest.mark.slow
def test_closing_the_window_loses_at_most_the_question_on_the_screen(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    terminal = Terminal(path)
    answer(terminal, STEPS[:10])
    terminal.wait_for(STEPS[10][0])
    os.kill(terminal.child, signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    second = Terminal(path)
    answer(second, STEPS[10:])
    assert second.end() == 0
    assert path.read_text("utf-8") == whole


def test_what_a_case_holds_does_not_steer_the_terminal_in_the_talk(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    steering = "\\u001b]0;PWN\\u0007\\u009b8m\\u202e\\u2066\\u200f"
    path.write_text(
        whole.replace('name = "林若溪', f'name = "林若溪{steering}').replace("找你单位", f"单位{steering}"), "utf-8"
    )
    terminal = Terminal(path)
    terminal.wait_for("改哪一条就写它的号码")
    terminal.leave()
    assert terminal.end() == 130
    assert "〔U+202E〕" in terminal.raw
    assert not [mark for mark in ("\x1b]0;PWN", "\x07", "\x9b", "\u202e", "\u2066", "\u200f") if mark in terminal.raw]


def test_what_check_warns_of_is_answered_there_and_then(whole: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_text(whole, "utf-8")
    terminal = Terminal(path, "check")
    terminal.wait_for("现在答吗")
    assert not [words for words in ("案件里写", "[[", "[complainant]", "id-number-missing") if words in terminal.raw]
    terminal.type(ENTER)
    terminal.wait_for("怎么办")
    terminal.type(ENTER)
    terminal.wait_for("身份证号码？")
    terminal.type("330106199908140021" + ENTER)
    terminal.wait_for("怎么办")
    terminal.leave()
    terminal.wait_for("答好 1 件")
    assert terminal.end() in (0, 1)
    assert read(path, today=TODAY).complainant.id_number == "330106199908140021"


def test_a_story_is_not_lost_when_the_window_is_closed_in_the_middle_of_it(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    terminal = Terminal(path)
    story = next(at for at, (question, _) in enumerate(STEPS) if "从头说一遍" in question)
    answer(terminal, STEPS[:story])
    terminal.wait_for("空的一行")
    terminal.type("第一行" + ENTER)
    terminal.wait_for("第一行")
    terminal.type("第二行" + ENTER)
    terminal.wait_for("第二行")
    terminal.type("这一行很长很长很长很长很长很长很长很长很长很长")
    terminal.wait_for("这一行")
    os.kill(terminal.child, signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    second = Terminal(path)
    second.wait_for("空的一行")
    second.wait_for("第一行")
    second.wait_for("第二行")
    second.leave()
    assert second.end() == 130
