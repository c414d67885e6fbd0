"""What in single incidents is surer than it is known, or cannot be; and overrides of warnings that do not exist."""

from __future__ import annotations

from letters.compose.guard.warnings import Severity
from tests.shelf import planned
from tests.stories import contact, lease, platform, row, story

DAY = "2026-11-23"
BY = {"by": "platform", "by_basis": "confirmed"}
PROOF = row("evidence", id="E01", title="录音", kind="recording", proves="来电内容")


def places(kind: str, *parts: str) -> list[str]:
    [letter] = planned(story(platform(phone="0755-00000012"), *parts), DAY, "complaint/police").letters
    return [place.place for one in letter.warnings if one.id == kind for place in one.places]


def test_who_it_was_is_confirmed_only_with_something_to_show_for_it() -> None:
    at = "2026-10-01 10:00"
    assert places("guess-as-fact", contact("I1", at, **BY)) == ["事件 I1"]
    assert places("guess-as-fact", contact("I1", at, from_number="16700000101", **BY)) == ["事件 I1"]
    assert places("guess-as-fact", PROOF, contact("I1", at, evidence=["E01"], **BY)) == []
    assert places("guess-as-fact", contact("I1", at, from_name="青桐橘租客服", **BY)) == []
    assert places("guess-as-fact", contact("I1", at, from_number="075500000012", **BY)) == []
    assert places("guess-as-fact", contact("I1", at, by="platform", by_basis="inferred")) == []


def test_a_name_without_a_basis_is_noted_and_so_not_written() -> None:
    assert places("basis-unknown", contact("I1", "2026-10-01 10:00", by="platform")) == ["事件 I1"]
    assert places("basis-unknown", contact("I1", "2026-10-01 10:00", by="platform", by_basis="self_stated")) == []
    assert places("basis-unknown", contact("I1", "2026-10-01 10:00")) == []


def test_a_contact_before_the_contract_is_pointed_out_from_the_day_before_on() -> None:
    signed = lease(signed_on="2026-09-15")
    later = contact("I9", "2026-10-01 10:00")
    assert places("before-the-lease", signed, later, contact("I1", "2026-09-14 23:59")) == ["事件 I1"]
    assert places("before-the-lease", signed, later, contact("I1", "2026-09-15")) == []
    assert places("before-the-lease", signed, later, contact("I1", "2026-09")) == []
    assert places("before-the-lease", later, contact("I1", "2026-09-14 23:59")) == []


def files(key: str, title: str, digest: str) -> str:
    """An exhibit that is one file of this digest."""
    name = f"evidence/{key.lower()}.wav"
    held = row("evidence.files", path=name, size=1044, sha256=digest * 64)
    return row("evidence", id=key, title=title, kind="recording", proves="来电内容") + held


def test_two_exhibits_that_are_one_file_are_pointed_out() -> None:
    contacts = contact("I1", "2026-10-01 10:00", evidence=["E01", "E02"])

    def told(first: str, second: str) -> list[str]:
        case = story(platform(), contacts, files("E01", "本人录音", first), files("E02", "母亲录音", second))
        [letter] = planned(case, DAY, "complaint/police").letters
        return [one.message for one in letter.warnings if one.id == "same-file"]

    [message] = told("a", "A")
    assert "E01 的 evidence/e01.wav、E02 的 evidence/e02.wav" in message
    assert told("a", "b") == []


def test_one_exhibit_may_hold_a_file_twice_and_two_that_share_one_stop_the_letter() -> None:
    twice = files("E01", "录音", "a") + row("evidence.files", path="evidence/b.wav", size=1044, sha256="a" * 64)
    calls = contact("I1", "2026-10-01 10:00", evidence=["E01"])
    [letter] = planned(story(platform(), calls, twice), DAY, "complaint/police").letters
    assert not letter.is_blocked
    both = story(platform(), calls, files("E01", "本人录音", "a"), files("E02", "母亲录音", "a"))
    [letter] = planned(both, DAY, "complaint/police").letters
    assert letter.is_blocked


def test_an_exhibit_that_nothing_names_goes_into_no_letter_and_its_owner_is_told() -> None:
    calls = contact("I1", "2026-10-01 10:00", evidence=["E01"])
    loose = row("evidence", id="E02", title="离职证明", kind="document", proves="离职")
    [letter] = planned(story(platform(), calls, PROOF, loose), DAY, "complaint/police").letters
    [note] = [one for one in letter.warnings if one.id == "exhibit-nowhere"]
    assert "《离职证明》" in note.message
    assert "《录音》" not in note.message
    assert letter.exhibits.ids == ("E01",)


def test_the_contract_is_listed_by_whoever_signed_one_though_no_fact_names_it() -> None:
    paper = row("evidence", id="E07", title="租赁协议", kind="document", proves="合同内容")
    calls = contact("I1", "2026-10-01 10:00", evidence=["E01"])
    [letter] = planned(story(platform(), lease(evidence=["E07"]), calls, paper, PROOF), DAY, "complaint/police").letters
    assert (letter.exhibits.number("E07"), letter.exhibits.named(["E01", "E99"])) == (1, "2")


def test_an_override_of_a_warning_that_does_not_exist_is_noted_with_the_nearest() -> None:
    wrong = row("overrides", warning="device-dispose", reason="问过了")
    case = story(platform(), contact("I1", "2026-10-01 10:00"), wrong)
    [letter] = planned(case, DAY, "complaint/police").letters
    [note] = [one for one in letter.warnings if one.id == "override-unknown"]
    assert note.severity is Severity.NOTE
    assert "device-dispose（是不是 device-disposed？）" in note.message
