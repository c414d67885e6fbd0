"""A contract is a kind: nothing outside a kind's own modules says what it is about."""

from __future__ import annotations

import io
import re
import tokenize
from typing import TYPE_CHECKING

from letters.kit.bundled import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

OWN = (
    "case/contracts/lease/",
    "case/lease_checks.py",
    "findings/lease/",
    "collect/interview/readers/lease/",
    "compose/view/lease.py",
    "compose/guard/lease.py",
    "told/plan/lease.py",
)
SAYS_RENT = re.compile(r"(?<![a-z])(?:leases?|rents?)(?![a-z])|Lease|Rent(?=s?[A-Z_]|s?\b)|租", re.ASCII)

# Lines outside that may say it, by file, and why. The number may only shrink.
ALLOWED = {
    "case/model.py": (3, "the field of the case file that holds the contract, and where its class comes from"),
    "case/people.py": (2, "the licence of a finance-lease company, which the law names; a shop on somebody's platform"),
    "case/wishes.py": (2, "the rent of a home among debts; what the rules of legal aid list"),
    "cli/apps.py": (1, "the one line that says what the program is for"),
    "cli/plan_command.py": (1, "the one line that says what the command is for"),
    "told/plan/as_json.py": (2, "keys of `plan --json`, which programs read"),
    "kit/typed/rents.py": (7, "how people say what they pay each time and how often: 899/月, 一年"),
    "kit/typed/found.py": (5, "the same, found in a longer text"),
    "collect/interview/typed_answers.py": (4, "the same, as an answer"),
    "collect/interview/words/story.py": (4, "the same, in one's own story"),
    "collect/interview/asking/story_facts.py": (5, "the same, as what is proposed from the story"),
    "desk/logs/import_sitting.py": (1, "whom of a bill the question is after"),
    "told/of_import.py": (1, "the same, where a bill is imported without questions"),
    "stats/names.py": (1, "a character that businesses have in their names"),
}


def lines_that_say_rent(path: Path) -> list[str]:
    """The lines of a module with the word in a name, a text or a comment; `current` and `parent` do not say it."""
    text = path.read_text(encoding="utf-8")
    if not SAYS_RENT.search(text.replace("_", " ")):  # most say it nowhere, and to take one apart takes long
        return []
    kinds = {tokenize.NAME, tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    said = {
        token.start[0] + offset
        for token in tokenize.generate_tokens(io.StringIO(text).readline)
        if token.type in kinds
        for offset, line in enumerate(token.string.splitlines())
        if SAYS_RENT.search(line.replace("_", " "))
    }
    return [f"{number}: {text.splitlines()[number - 1].strip()}" for number in sorted(said)]


def test_the_search_sees_names_texts_and_comments_and_no_parts_of_other_words(tmp_path: Path) -> None:
    seen = [
        "lease_cost = 1",
        "x = case.lease",
        "class RentPosition: ...",
        "x = '租金'",
        "x = 1  # the rents",
        "_rents()",
    ]
    blind = ["parents = 1", "different = release", "x = 'current'", "please()"]
    module = tmp_path / "module.py"
    module.write_text("\n".join([*seen, *blind]), encoding="utf-8")
    assert len(lines_that_say_rent(module)) == len(seen)


def test_nothing_outside_the_lease_says_rent() -> None:
    said = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        found = [] if name.startswith(OWN) else lines_that_say_rent(path)
        if len(found) > ALLOWED.get(name, (0, ""))[0]:
            said[name] = found
    assert said == {}


def test_a_line_that_no_longer_says_rent_is_taken_off_the_list() -> None:
    counted = {name: len(lines_that_say_rent(PACKAGE / name)) for name in ALLOWED}
    assert counted == {name: number for name, (number, _) in ALLOWED.items()}
