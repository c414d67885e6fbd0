"""The one gate that letters leave the page by: three ticks, given for the case as it stands today.

Whatever hands letters out takes them from `letters_out`, which gives them to nobody else; whoever comes to it unticked
sees the ticks in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from letters import desk
from letters.web.bench import bench_of, case_of
from letters.web.screens import OUT, case_page, looked
from letters.web.shelf import MEANWHILE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.responses import Response

    from letters.desk import Ending, Stored, Writing
    from letters.web.bench import Bench
    from letters.web.shelf import WebCase

CHANGED = "打勾以后案件改过了，或者过了一天，文书也跟着变了。再看一眼，再打一次勾"


def letters_out(bench: Bench, case: WebCase, stored: Stored) -> Writing:
    """The letters that are wanted, to be handed out. Raises UncheckedError where they were not ticked as they stand."""
    return desk.write_checked(stored, bench.desk, bench.today(), bench.checked.get(case.id))


def is_checked(bench: Bench, case: WebCase, version: str) -> bool:
    """Whether the letters of a case, as they stand in a version, were ticked today."""
    return bench.checked.get(case.id) == desk.Checked(version, bench.today())


def ending_at(bench: Bench, stored: Stored) -> Ending:
    """What the talk of a case has come to."""
    needs = desk.talk.letter_needs(bench.desk.library)
    return desk.ending_of(desk.talk.open_talk(stored.text, needs, bench.today()), bench.desk)


class Ticked(NamedTuple):
    """What came of ticks: what is still missing, in kind words, "" where nothing is; what stands on the form again."""

    problem: str = ""
    ticked: Sequence[str] = ()
    status: int = 200


NOT_YET = Ticked()


async def check_off(bench: Bench, case: WebCase, given: dict[str, list[str]]) -> Ticked:
    """Take the ticks of a form: all of them, given for the case as it stands, let its letters leave."""
    ticked = given.get("tick", [])
    left, version = await looked(case, lambda stored: desk.left_before_making(ending_at(bench, stored), ticked))
    if given.get("version") != [version]:  # what was ticked is true of the letters that were read
        return Ticked(MEANWHILE, status=409)
    if left:
        return Ticked(left, ticked, 422)
    await _count_for(bench, case, version)
    return Ticked()


async def _count_for(bench: Bench, case: WebCase, version: str) -> None:
    """Let ticks count for a version of a case, also where the page is opened again."""
    bench.checked[case.id] = checked = desk.Checked(version, bench.today())
    await case.keep_checked(checked)


async def keep_ticks(bench: Bench, case: WebCase, before: Stored) -> None:
    """Let ticks that were given for a case as it stood before count on, where no letter reads otherwise now.

    One that was sent is no longer among them, and the note that goes with them says so.
    """
    if not is_checked(bench, case, before.version or ""):
        return

    def unchanged(stored: Stored) -> str | None:
        version, today = stored.version or "", bench.today()
        now = desk.write_checked(stored, bench.desk, today, desk.Checked(version, today))
        return version if _letters_of(now) <= _letters_of(letters_out(bench, case, before)) else None

    version = await case.see(unchanged)
    if version is not None:
        await _count_for(bench, case, version)


def _letters_of(made: Writing) -> set[bytes]:
    return {file.content for file in made.files[1:]}  # the first is the note


async def ask_to_check(request: Request, _error: Exception) -> Response:
    """The three ticks, in the place of what was to leave without them."""
    return await checks(request, await case_of(request), Ticked(status=409))


async def checks(request: Request, case: WebCase, came: Ticked = NOT_YET) -> Response:
    """The screen of the three ticks, with the letters that are to be read first."""
    bench = bench_of(request)
    seen, version = await looked(case, lambda stored: ending_at(bench, stored))
    is_old = bench.checked.get(case.id) is not None and not is_checked(bench, case, version)
    told = came.problem or (CHANGED if is_old else "")
    shown = {"seen": seen, "version": version, "problem": told, "ticks": desk.TICKS, "ticked": came.ticked}
    return await case_page(request, case, "checks.html", OUT, status=came.status, **shown)
