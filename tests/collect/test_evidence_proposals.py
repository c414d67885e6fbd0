"""What is proposed for evidence that is kept: by sort, day and number, laid beside the contacts that the case tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from letters.case.save import CaseFile
from letters.collect.evidence import EvidenceProposal, agreed
from letters.desk import contacts_listed, keep_files, label_proposals, place_proposals, with_labels, with_parted
from letters.errors import FileError, UsageError
from tests import media
from tests.shelf import planned
from tests.stories import contact, contract, lease, platform, row, story, text_of

CALLS = (
    contact("I1", "2026-11-20 21:05:10", from_number="17012345678", answered=True),
    contact("I2", "2026-11-20 22:40", from_number="17012345678"),
    contact("I3", "2026-11-20 21:06", from_number="17099999999"),
    contact("S1", "2026-11-20 10:00", "sms", acts=["threat"], words="上门"),
    contact("S2", "2026-11-20 23:00", "sms"),
    contact("S3", "2026-11-21 09:00", "sms"),
    contact("V1", "2026-11-22 19:00", "visit"),
    contact("W1", "2026-11-24", "social"),
)


class Case:
    """A case in a folder, and files handed over to it."""

    def __init__(self, folder: Path, *parts: str) -> None:
        self.folder, self.text = folder / "案件", text_of(platform(), *parts)
        self.pictures = folder / "手机"
        self.folder.mkdir()
        self.pictures.mkdir()
        self.stored: list[str] = []

    def hand_over(self, *names: str) -> tuple[EvidenceProposal, ...]:
        """Keep files of these names, each with content of its own; what is proposed for what is kept."""
        for name in names:
            (self.pictures / name).write_bytes(media.wav() + name.encode() if _sounds(name) else _picture(name))
        kept = keep_files(self.text, self.folder, [self.pictures], self.store)
        assert kept.text == self.text
        return self.offered

    @property
    def offered(self) -> tuple[EvidenceProposal, ...]:
        """What is proposed now."""
        return label_proposals(self.text, self.folder)

    def store(self, text: str) -> None:
        """Take the text as a case store would."""
        self.text = text
        self.stored.append(text)

    def data(self, key: str) -> object:
        """What stands at a key."""
        return CaseFile(Path("case.toml"), self.text, None).get(key)


def _sounds(name: str) -> bool:
    return name.endswith((".m4a", ".wav"))


def _picture(name: str) -> bytes:
    return media.png(hidden=False) + name.encode()


def test_files_of_one_sort_and_day_make_one_piece_and_recordings_one_for_each_number(tmp_path: Path) -> None:
    offered = Case(tmp_path).hand_over(
        "Screenshot_20261120_200500_com.android.mms.jpg",
        "Screenshot_20261120_200630_com.android.mms.jpg",
        "Screenshot_20261121_200630_com.android.mms.jpg",
        "通话录音_17012345678_20261120-210500.m4a",
        "通话录音_17012345678_20261120-224000.m4a",
        "通话录音_17099999999_20261120-210600.m4a",
    )
    assert [(one.title, len(one.files)) for one in offered] == [
        ("短信截图2张（2026年11月20日截取）", 2),
        ("通话录音2段（2026年11月20日）", 2),
        ("通话录音（2026年11月20日）", 1),
        ("短信截图（2026年11月21日截取）", 1),
    ]


@pytest.mark.parametrize(
    ("name", "incidents"),
    [
        ("通话录音_17012345678_20261120-210500.m4a", ["I1"]),  # of its number, and its time
        ("通话录音_20261120-210500.m4a", ["I1", "I3"]),
        ("通话录音_17000000000_20261120-210500.m4a", []),
        ("Screenshot_20261120_200500_com.android.mms.jpg", ["S1"]),  # the second came later
        ("Screenshot_20261120_235959_com.android.mms.jpg", ["S1", "S2"]),
        ("Screenshot_20261120_235959_com.android.dialer.jpg", ["I1", "I2", "I3"]),
        ("Screenshot_20261123_100000_com.android.mms.jpg", []),
        ("IMG_20261122_190500.jpg", ["V1"]),
        ("微信图片_20261124210304.jpg", ["W1"]),
        ("Screenshot_20261120_235959.jpg", []),  # of what, nobody knows
        ("IMG_1234.JPG", []),
    ],
)
def test_contacts_are_proposed_by_channel_day_number_and_time(tmp_path: Path, name: str, incidents: list[str]) -> None:
    [one] = Case(tmp_path, *CALLS).hand_over(name)
    assert list(one.incidents) == incidents


def test_a_day_is_said_to_be_proved_only_where_something_is_known_of_it(tmp_path: Path) -> None:
    known, other = Case(tmp_path, *CALLS).hand_over(
        "Screenshot_20261120_235959_com.android.mms.jpg", "Screenshot_20261123_100000_com.android.mms.jpg"
    )
    assert known.proves == "证明2026年11月20日收到的短信的内容和时间"
    assert other.proves == "证明收到的短信的内容和时间"


def test_a_number_is_written_into_a_title_only_where_the_case_has_it_as_a_callers(tmp_path: Path) -> None:
    mother = row("third_parties", id="mother", relation="母亲", phone="13900000001")
    private, called = Case(tmp_path, mother, *CALLS).hand_over(
        "通话录音_17012345678_20261120-210500.m4a", "通话录音_13900000001_20261120-210500.m4a"
    )
    assert called.title == "通话录音（2026年11月20日，17012345678）"
    assert (private.title, private.about) == ("通话录音（2026年11月20日）", ("mother",))


def test_a_span_that_was_estimated_holds_the_calls_of_its_days(tmp_path: Path) -> None:
    estimate = contact("D1", "2026-11-20", until="2026-11-24", per_day=30)
    [one] = Case(tmp_path, estimate).hand_over("通话录音_17012345678_20261122-210500.m4a")
    assert one.incidents == ("D1",)


def test_own_calls_and_days_that_nobody_knows_are_no_contacts_to_prove(tmp_path: Path) -> None:
    own = contact("O1", "2026-11-20 21:05", direction="out", from_number="17012345678")
    [one] = Case(tmp_path, own, contact("M1", "2026-11")).hand_over("通话录音_17012345678_20261120-210500.m4a")
    assert one.incidents == ()


def test_a_contract_belongs_to_the_one_contract_there_is(tmp_path: Path) -> None:
    text = text_of(platform(), contract("C1", "platform")).replace("version = 1", "version = 2")
    case = Case(tmp_path)
    case.text = text
    [one] = case.hand_over("租赁协议.png")
    assert (one.title, one.contract) == ("合同文本", "C1")
    case.store(with_labels(case.text, [agreed(one)]))
    assert case.data("contracts.0.evidence") == ["E01"]


def test_every_file_is_stored_before_the_next_is_looked_at(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.hand_over(*(f"Screenshot_2026112{day}_10000{each}.png" for day in range(3) for each in range(3)))
    counts = [text.count("sha256") for text in case.stored]
    assert counts == list(range(1, 10))
    assert [text.count("[[evidence]]") for text in case.stored] == [1, 1, 1, 2, 2, 2, 3, 3, 3]


@pytest.mark.slow
def test_begun_again_at_any_file_it_ends_as_if_it_had_never_stopped(tmp_path: Path) -> None:
    names = [f"Screenshot_2026112{day}_10000{each}.png" for day in range(2) for each in range(3)]
    (tmp_path / "whole").mkdir()
    whole = Case(tmp_path / "whole", *CALLS)
    whole.hand_over(*names)
    for stop in range(len(names)):
        (tmp_path / str(stop)).mkdir()
        case = Case(tmp_path / str(stop), *CALLS)

        def store(text: str, case: Case = case, stop: int = stop) -> None:
            if len(case.stored) == stop:
                raise KeyboardInterrupt
            case.store(text)

        for name in names:
            (case.pictures / name).write_bytes(_picture(name))
        with pytest.raises(KeyboardInterrupt):
            keep_files(case.text, case.folder, [case.pictures], store)
        assert len(list((case.folder / "evidence").iterdir())) == stop
        case.hand_over()
        assert case.text == whole.text


def test_a_file_that_is_there_is_not_kept_again(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.hand_over("a.png")
    kept = keep_files(case.text, case.folder, [case.pictures], case.store)
    assert (kept.kept, [one.id for one in kept.known], kept.text) == ((), ["E01"], case.text)


def test_a_path_where_nothing_is_is_told_before_anything_is_copied(tmp_path: Path) -> None:
    case = Case(tmp_path)
    (case.pictures / "a.png").write_bytes(b"1")
    with pytest.raises(FileError):
        keep_files(case.text, case.folder, [case.pictures, tmp_path / "没有"], case.store)
    assert (case.stored, (case.folder / "evidence").exists()) == ([], False)


def test_what_is_agreed_to_stands_in_the_case_and_is_proposed_no_more(tmp_path: Path) -> None:
    case = Case(tmp_path, *CALLS)
    offered = case.hand_over(
        "通话录音_17012345678_20261120-210500.m4a", "Screenshot_20261120_235959_com.android.mms.jpg"
    )
    case.store(with_labels(case.text, [agreed(one) for one in offered]))
    assert case.offered == ()
    assert [case.data(f"evidence.{place}.{name}") for place in (0, 1) for name in ("title", "made_on")] == [
        "短信截图（2026年11月20日截取）",
        "2026-11-20",
        "通话录音（2026年11月20日，17012345678）",
        "2026-11-20",
    ]
    assert [case.data(f"incidents.{place}.evidence") for place in (0, 1, 3, 4)] == [["E02"], None, ["E01"], ["E01"]]


def test_files_of_a_piece_that_was_told_before_go_to_it(tmp_path: Path) -> None:
    told = row("evidence", id="E07", title="短信截图（2026年11月20日）", kind="electronic", proves="证明短信的内容")
    sound = row("evidence", id="E08", title="电话录音（2026年11月20日）", kind="recording", proves="证明威胁")
    case = Case(
        tmp_path,
        contact("S1", "2026-11-20 10:00", "sms", evidence=["E07", "E08"]),
        contact("S2", "2026-11-20", "sms"),
        told,
        sound,
    )
    [one] = case.hand_over("Screenshot_20261120_235959_com.android.mms.jpg")
    assert (one.id, one.joins, one.title) == ("E09", "E07", "短信截图（2026年11月20日）")
    case.store(with_labels(case.text, [agreed(one)]))
    assert [case.data(f"evidence.{place}.id") for place in range(3)] == ["E07", "E08", None]
    assert case.data("evidence.0.files.0.path") == one.files[0]
    assert [case.data(f"incidents.{place}.evidence") for place in range(2)] == [["E07", "E08"], ["E07"]]
    assert case.offered == ()


def test_a_piece_labelled_before_its_contact_was_told_is_offered_to_it(tmp_path: Path) -> None:
    case = Case(tmp_path)
    [one] = case.hand_over("通话录音_17012345678_20261120-210500.m4a")
    case.store(with_labels(case.text, [replace(agreed(one), title="他们骂人的那次")]))
    assert place_proposals(case.text, case.folder) == ()
    case.store(case.text + CALLS[0])
    [found] = place_proposals(case.text, case.folder)
    assert (found.title, found.incidents) == ("他们骂人的那次", ("I1",))
    case.store(with_labels(case.text, [agreed(found)]))
    assert (case.data("incidents.0.evidence"), place_proposals(case.text, case.folder)) == (["E01"], ())


def test_a_label_of_a_piece_that_is_gone_is_passed_over(tmp_path: Path) -> None:
    case = Case(tmp_path, *CALLS)
    [one] = case.hand_over("a.png")
    gone = with_labels(text_of(platform(), *CALLS), [agreed(one)])
    assert "evidence" not in gone


def test_files_that_do_not_belong_together_are_parted(tmp_path: Path) -> None:
    case = Case(tmp_path, *CALLS)
    [one] = case.hand_over(*(f"Screenshot_20261120_10000{each}.png" for each in range(3)))
    case.store(with_parted(case.text, one.id, {one.files[1]}))
    assert [(each.id, each.files) for each in case.offered] == [
        ("E01", (one.files[0], one.files[2])),
        ("E02", (one.files[1],)),
    ]
    for wrong in ({*one.files}, {"evidence/没有.png"}, set[str]()):
        with pytest.raises(UsageError):
            with_parted(case.text, one.id, wrong)


def test_contacts_are_listed_by_day_and_channel(tmp_path: Path) -> None:
    case = Case(tmp_path, *CALLS)
    assert [(str(each.day), each.channel.value, each.ids) for each in contacts_listed(case.text)][:2] == [
        ("2026-11-20", "sms", ("S1", "S2")),
        ("2026-11-20", "call", ("I1", "I3", "I2")),
    ]
    assert [each.ids for each in contacts_listed(case.text, {"S3"})] == [("S3",)]


def test_a_talk_that_has_only_begun_keeps_files(tmp_path: Path) -> None:
    case = Case(tmp_path)
    case.text = "version = 2\n"
    [one] = case.hand_over("短信1.jpg")
    assert one.title == "短信截图"


def test_nothing_of_a_piece_without_a_label_goes_into_a_letter(tmp_path: Path) -> None:
    loose = row("evidence", id="E01", kind="electronic")
    case = story(platform(), lease(), contact("I1", "2026-10-01 10:00", evidence=["E01"]), loose)
    [letter] = planned(case, "2026-11-23", "complaint/police").letters
    assert letter.exhibits.ids == ()
    [note] = [one.message for one in letter.warnings if one.id == "exhibits-unlabelled"]
    assert "1 份（0 个文件）" in note
