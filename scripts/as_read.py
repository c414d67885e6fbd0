"""The README as it is read: its lines, and the file that one double-clicks, on the system that this runs on.

    python -m scripts.as_read FOLDER [--first]

The project is copied below FOLDER, into a path with a blank and Chinese in it, and there is done what a reader does: a
double-click with answers typed, the lines of the quick start, the commands for one's own case, and letters written anew
while one of them is open. The first thing that fails ends it, with what it printed. With `--first`, as the gate has it,
make installs nothing after the double-click has, and one command for one's own case is enough, that with a PDF: the
gate runs all of them in `tests/test_readme.py`.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.run import ROOT, environment, run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

IS_WINDOWS = os.name == "nt"
BELOW = Path("王 小丽的电脑") / "文书助手 (1)"
"""Where the project is copied to, as somebody unpacks it."""
LAUNCHER = "打开文书助手.bat" if IS_WINDOWS else "打开文书助手.command"
NOT_READ = ("make test", "scripts.gate", "pip install")
"""What stands in the lines that are for who works on the project; other jobs run these."""
NAME, UNKNOWN, LEAVES = "王小丽", "不清楚", "退出"
ANSWERS = {
    "您的姓名": f"{NAME}，19900000011，浙江省杭州市西湖区某某路3号2单元502室",
    "他们的联系，怎么记最方便": "4",
    "手机是在哪里租的": "4",
    "现在还写不出": "1",
}
"""What is typed, by how the question begins; to everything else that it is not known, and at the end nothing."""
ASKS, LAST = "？", "都对就按回车。"
MOST_ASKED = 200  # questions; who is asked more is asked in a circle
FILES_REFUSED = 3
FIRST, WITH_PDF = "--first", "pdf"
_block = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def main(folder: Path, command: str = "") -> None:
    """Do all of it below `folder`; with a word, of the commands for one's own case those with it, and nothing twice.

    Raises CalledProcessError, OSError, ValueError.
    """
    here = fresh(folder / BELOW)
    double_click(here)
    if command:
        (here / ".venv" / ".installed").touch()
    if IS_WINDOWS:
        shutil.rmtree(here / ".venv")  # `py` may be another Python, and there both would share what they install
    for line in quick_start():
        _typed(line, here)
    own_case(here, command)


def fresh(folder: Path) -> Path:
    """A copy of what is kept of the project, and nothing that was made from it."""
    kept = run("git", "ls-files", "-z", "--", ".", ":!tests", ":!attacks", ":!examples/*/letters").stdout
    for name in filter(None, kept.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    return folder


def double_click(here: Path) -> None:
    """Open the launcher and type answers; a second time it begins at once, without a network."""
    case = here / "案件" / "第 1 个" / "case.toml"
    opened = [shutil.which("cmd") or "cmd", "/c", LAUNCHER] if IS_WINDOWS else ["sh", LAUNCHER]
    for added in ({}, {"PIP_NO_INDEX": "1"}):
        _talk([*opened, "new", "第 1 个", "--plain"], here, added)
    if f'name = "{NAME}"' not in case.read_text(encoding="utf-8"):
        raise ValueError(f"{case} does not hold what was typed")


def _talk(words: list[str], where: Path, added: Mapping[str, str]) -> None:
    """Answer each question as it comes, through pipes, in UTF-8, whatever the system's code page is."""
    print("$", *words, flush=True)
    pipe, asked = subprocess.PIPE, list[str]()
    with subprocess.Popen(words, cwd=where, env=_around(added), stdin=pipe, stderr=pipe) as talk:
        if talk.stdin is None or talk.stderr is None:
            raise BrokenPipeError
        for line in (told.decode("utf-8", "replace").rstrip() for told in talk.stderr):
            print(line, flush=True)
            if line.endswith((ASKS, LAST)):
                asked.append(line)
                talk.stdin.write(f"{_typed_to(asked)}\n".encode())
                talk.stdin.flush()
    if talk.returncode not in (0, 1) or len(asked) > MOST_ASKED:
        raise subprocess.CalledProcessError(talk.returncode, words)


def _typed_to(asked: Sequence[str]) -> str:
    """What is typed to the last of the questions."""
    if asked[-1].endswith(LAST):
        return ""
    if len(asked) > MOST_ASKED or asked[-1] in asked[-3:-1]:  # one that is put again is not answered by this
        return LEAVES
    return next((typed for begins, typed in ANSWERS.items() if asked[-1].startswith(begins)), UNKNOWN)


def quick_start() -> Iterator[str]:
    """The lines of the README for who tries it for the first time, on this system."""
    return (line for line in lines("bat" if IS_WINDOWS else "sh") if not line.startswith("letters "))


def lines(kind: str) -> Iterator[str]:
    """The lines of the README's blocks of a kind: `sh`, `bat`, `toml`."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    every = (line for name, body in _block.findall(text) if name == kind for line in body.splitlines() if line)
    return (line for line in every if not any(word in line for word in NOT_READ))


def own_case(here: Path, command: str = "") -> None:
    """The commands of the README on its case that hold a word, then `write` where a letter is open elsewhere."""
    folder = here / "案件" / "自己 写的"
    folder.mkdir(parents=True)
    (folder / "case.toml").write_text("\n".join(lines("toml")), encoding="utf-8")
    for line in lines("sh"):
        if line.startswith("letters ") and command in line:
            _typed(line, folder, _with_programs(here))
    open_elsewhere(folder, _with_programs(here))


def open_elsewhere(folder: Path, programs: Mapping[str, str]) -> None:
    """On Windows a letter that is open stops its being replaced, by its name; elsewhere it is replaced."""
    letter = next((folder / "police").glob("01-*.docx"))
    again = ["letters", "write", "case.toml", "complaint/police", "--out", "police", "--force"]
    before = letter.read_bytes()
    with letter.open("rb"):
        done = _run(again, folder, programs, accepted=(FILES_REFUSED,) if IS_WINDOWS else (0,))
    if IS_WINDOWS and not (letter.name in done and letter.read_bytes() == before):
        raise subprocess.CalledProcessError(0, again, done)


def _with_programs(here: Path) -> dict[str, str]:
    programs = here / ".venv" / ("Scripts" if IS_WINDOWS else "bin")
    return {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}


def _typed(line: str, where: Path, added: Mapping[str, str] | None = None) -> None:
    """Run a line as it would be typed: Windows cuts it itself."""
    _run(["cmd", "/c", line] if IS_WINDOWS else shlex.split(line), where, added or {})


def _around(added: Mapping[str, str]) -> dict[str, str]:
    """A reader's environment, in which this project is nowhere yet."""
    return {name: value for name, value in {**environment(), **added}.items() if name != "PYTHONPATH"}


def _run(words: list[str], where: Path, added: Mapping[str, str], accepted: tuple[int, ...] = (0,)) -> str:
    """What it printed. Raises CalledProcessError for a status that is not `accepted`."""
    print("$", *words, flush=True)
    around = _around(added)
    # A program is looked for where this process would find it, on Windows; so it is found here.
    found = shutil.which(words[0], path=around["PATH"]) or words[0]
    done = subprocess.run(
        [found, *words[1:]],
        cwd=where,
        env=around,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    told = done.stdout.decode("utf-8", "replace")
    print(told, flush=True)
    if done.returncode not in accepted:
        raise subprocess.CalledProcessError(done.returncode, words, told)
    return told


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(Path(sys.argv[1]).resolve(), WITH_PDF if FIRST in sys.argv[2:] else "")
