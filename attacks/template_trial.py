"""One hostile template tried in this process, as `templates check` and `write` would; the process is a child's.

`python -m attacks.template_trial KIND FIRST` tries the attacks of a kind from the one numbered FIRST on and prints what
came of each as a line of JSON, so that whoever started it sees with which one it died.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
import tomllib
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attacks.programs import EXAMPLES
from letters.catalogue.library import Library
from letters.desk import open_case, preview_letters
from letters.desk.bench import Desk, Paper
from letters.desk.own_templates import check_templates
from letters.errors import LettersError

if TYPE_CHECKING:
    from letters.desk.opening import OpenCase

FOLDER = Path(__file__).with_name("templates")
KINDS = ("attribute", "call", "format", "method", "size", "nesting", "time", "include")
DEAR = "dear"
"""The kind of those that take a second or more to be refused."""
STORY = "phone-sent-back"
"""The example whose letters know most names: an agent, an offer, a budget."""
LETTER = "complaint/police"
HEAD = '+++\ntitle = "信"\nkind = "complaint"\naddressee = "police"\nlaw_as = "police"\n+++\n<h1>信</h1>\n<p>\n'
MEMORY = 2 << 30
"""Bytes that a child may take in all."""
MOST_SECONDS, MOST_GROWN = 25, 400
"""Processor seconds, and MB by which the process may grow, that one attack may cost: the dearest takes 8 s, and nearly
twice that where two processors share what one can do."""


@dataclass(frozen=True)
class Attack:
    """A row of the corpus.

    `each` stands `times` over where the body says @@, `end` where it says @/@.
    `parts` are more files, `chain` pieces that each include the next, `links` links to make.
    """

    name: str
    body: str
    refusal: str
    each: str = ""
    end: str = ""
    times: int = 1
    whole: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    chain: int = 0
    links: dict[str, str] = field(default_factory=dict)
    folder: str = "own"

    def filled(self, text: str) -> str:
        """A text of the row with what is repeated in its place."""
        return text.replace("@@", self.each * self.times).replace("@/@", self.end * self.times)


@dataclass(frozen=True)
class Told:
    """What came of one attack: the faults that a check told, what writing told, and the letter if there is one."""

    name: str
    check: tuple[str, ...] = ()
    write: str = ""
    letter: str | None = None
    fault: str = ""
    left: tuple[str, ...] = ()
    seconds: float = 0
    grown: int = 0


@cache
def corpus(kind: str) -> tuple[Attack, ...]:
    """The attacks of a kind."""
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))["attack"]
    return tuple(Attack(**row) for row in rows)


@cache
def case() -> OpenCase:
    """The case that letters are written of."""
    text = (EXAMPLES / STORY / "case.toml").read_text(encoding="utf-8")
    return open_case(text, date(2026, 11, 23))


def tried(attack: Attack) -> Told:
    """Make the templates in a folder of their own, check them, write the letter, and look at what is left there."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        _make(attack, home)
        before, start, grown = _listed(home), time.process_time(), _peak()
        here = Path.cwd()
        os.chdir(home)
        try:
            told = _told(attack, home / attack.folder)
        finally:
            os.chdir(here)
        left = tuple(sorted(_listed(home) - before))
        spent = time.process_time() - start
        return Told(**{**asdict(told), "left": left, "seconds": spent, "grown": (_peak() - grown) >> 10})


def _make(attack: Attack, home: Path) -> None:
    own = home / "own"
    (own / "complaint").mkdir(parents=True)
    (home / "secret.html").write_text("<p>密</p>", encoding="utf-8")
    body = attack.filled(attack.body)
    pieces = {key: attack.filled(text) for key, text in attack.parts.items()}
    pieces |= {f"_p{number}": f"{{% include '_p{number + 1}' %}}" for number in range(attack.chain)}
    pieces[LETTER] = body if attack.whole else f"{HEAD}{body}\n</p>\n"
    for key, text in pieces.items():
        (own / f"{key}.html").write_text(text, encoding="utf-8")
    for key, target in attack.links.items():
        link = own / key
        link.unlink(missing_ok=True)
        link.symlink_to(target)
    if attack.folder != "own":
        (home / attack.folder).symlink_to("own")


def _told(attack: Attack, folder: Path) -> Told:
    check: tuple[str, ...] = ()
    write, letter = "", None
    try:
        try:
            check = check_templates(_desk(folder)).faults
        except LettersError as error:
            check = (str(error),)
        try:
            made = preview_letters(case(), _desk(folder), LETTER, "txt")
            letter = "\n".join(each.content.decode() for each in made)
        except LettersError as error:
            write = str(error)
    except BaseException as error:
        return Told(attack.name, check, write, letter, f"{type(error).__name__}: {error!s:.200}")
    return Told(attack.name, check, write, letter)


def _desk(folder: Path) -> Desk:
    """A desk with the templates of the folder alone, taken in as those of one's own are; the bundled ones are known."""
    return Desk(Library(Library.bundled(folder).folders[:1]), Paper())


def _listed(home: Path) -> set[str]:
    return {str(path.relative_to(home)) for path in home.rglob("*")}


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Try the attacks that the command line names."""
    kind, first = sys.argv[1], int(sys.argv[2])
    case()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for attack in corpus(kind)[first:]:
        print(json.dumps(asdict(tried(attack)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
