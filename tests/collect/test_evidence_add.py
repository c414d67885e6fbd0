"""Files are taken in: counted, copied, numbered, linked; each with its name in the case, or not at all."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from pathlib import Path

import pytest

from letters.case.save import CaseFile
from letters.case.vocabulary import EvidenceKind
from letters.collect.evidence import KeptPiece, KnownFile
from letters.collect.evidence.gather import SkippedEntry, handed_over, look_at
from letters.desk import keep_files
from tests import media
from tests.collect.added_evidence import ON, taken
from tests.stories import contact, row, text_of


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "案件" / "case.toml"
    path.parent.mkdir()
    path.write_text(
        "# 我的注释\n" + text_of(contact("I001", "2026-08-10 23:03"), contact("I002", "2026-08-11")), "utf-8"
    )
    return path


def known_of(case: Path, file: Path) -> tuple[KnownFile, ...]:
    """What of a file is there already, in a case to which nothing new is handed over."""
    kept = keep_files(case.read_text("utf-8"), case.parent, [file], pytest.fail)
    assert kept.kept == ()
    return kept.known


def read(case: Path) -> object:
    return CaseFile.open(case).case(ON)


@pytest.mark.parametrize("names", [("IMG_1.png", "img_1.PNG"), ("é.png", "e\u0301.png")])
def test_a_file_beside_the_case_that_some_system_takes_for_another_gets_a_name_of_its_own(
    case: Path, names: tuple[str, str]
) -> None:
    evidence = case.parent / "evidence"
    evidence.mkdir()
    first, second = (evidence / name for name in names)
    first.write_bytes(media.png())
    if second.exists():
        pytest.skip("this disk takes them for one, so there are never two")
    second.write_bytes(media.png() + b"another")
    told: list[str] = []

    def store(text: str) -> None:
        case.write_text(text, "utf-8")

    kept = keep_files(case.read_text("utf-8"), case.parent, [first, second], store, tell=told.append)
    paths = [path for piece in kept.pieces for path in piece.paths]
    assert len({unicodedata.normalize("NFC", path).casefold() for path in paths}) == len(paths) == 2
    assert any(f"{second.name} 存成了 evidence/" in line for line in told)
    assert (first.read_bytes(), second.read_bytes()) == (media.png(), media.png() + b"another"), "nothing is lost"
    for added in kept.kept:
        assert (case.parent / added.path).read_bytes() == added.file.path.read_bytes()


def test_a_file_elsewhere_is_copied_beside_the_case_and_the_original_stays(case: Path, tmp_path: Path) -> None:
    original = tmp_path / "相册" / "截图 1.png"
    original.parent.mkdir()
    original.write_bytes(media.png())
    os.utime(original, ns=(1, 1_786_000_000_123_456_789))
    [added] = taken(case, original)
    copy = case.parent / "evidence" / "截图 1.png"
    assert added == KeptPiece(
        "E01", "微信截图", EvidenceKind.ELECTRONIC, ("evidence/截图 1.png",), ("evidence/截图 1.png",)
    )
    assert copy.read_bytes() == original.read_bytes() == media.png()
    assert copy.stat().st_mtime_ns == original.stat().st_mtime_ns
    [piece] = read(case).evidence  # type: ignore[attr-defined]
    [file] = piece.files
    assert (file.path, file.size) == ("evidence/截图 1.png", len(media.png()))
    assert file.sha256 == hashlib.sha256(media.png()).hexdigest()
    assert case.read_text("utf-8").startswith("# 我的注释\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights differently")
def test_copies_are_readable_by_their_owner_alone(case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"a")
    taken(case, tmp_path / "a.png")
    assert (case.parent / "evidence").stat().st_mode & 0o077 == 0
    assert (case.parent / "evidence" / "a.png").stat().st_mode & 0o077 == 0


def test_a_file_inside_the_case_folder_is_named_where_it_lies(case: Path) -> None:
    (case.parent / "录音").mkdir()
    (case.parent / "录音" / "a.wav").write_bytes(media.wav())
    [added] = taken(case, case.parent / "录音" / "a.wav")
    assert (added.paths, added.copied) == (("录音/a.wav",), ())
    assert not (case.parent / "evidence").exists()


def test_the_same_content_is_added_once(case: Path, tmp_path: Path) -> None:
    for name in ("a.png", "b.png", "c.png"):
        (tmp_path / name).write_bytes(media.png(shade=1 if name == "c.png" else 9))
    [piece] = taken(case, *sorted(tmp_path.glob("*.png")))
    assert piece.paths == ("evidence/a.png", "evidence/c.png")
    [known] = known_of(case, tmp_path / "b.png")
    assert (known.id, known.path) == ("E01", "evidence/a.png")


def test_content_of_a_file_without_a_recorded_digest_is_recognised_too(case: Path, tmp_path: Path) -> None:
    (case.parent / "x.png").write_bytes(b"same")
    (tmp_path / "y.png").write_bytes(b"same")
    piece = row("evidence", id="E07", title="t", kind="document", proves="p", files=[{"path": "x.png"}])
    case.write_text(case.read_text("utf-8") + piece, "utf-8")
    [known] = known_of(case, tmp_path / "y.png")
    assert known.id == "E07"


def test_two_files_of_one_name_are_both_kept(case: Path, tmp_path: Path) -> None:
    for folder in "甲乙":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "IMG.JPG").write_bytes(folder.encode())
    [added] = taken(case, tmp_path / "甲", tmp_path / "乙", as_one=True)
    assert added.paths == ("evidence/IMG.jpg", "evidence/IMG-2.jpg")
    assert (case.parent / "evidence" / "IMG-2.jpg").read_bytes() == "乙".encode()


def test_numbers_go_on_after_the_highest(case: Path, tmp_path: Path) -> None:
    pieces = [row("evidence", id=key, title="t", kind="document", proves="p") for key in ("E02", "E99", "X100")]
    case.write_text(case.read_text("utf-8") + "".join(pieces), "utf-8")
    for name in ("a.png", "b.wav"):
        (tmp_path / name).write_bytes(name.encode())
    assert [piece.id for piece in taken(case, tmp_path / "a.png", tmp_path / "b.wav")] == ["E100", "E101"]


def test_evidence_is_named_on_its_incidents_beside_what_they_had(case: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode())
    taken(case, tmp_path / "a", incidents=("I001",))
    taken(case, tmp_path / "b", incidents=("I002", "I001"))
    assert [i.evidence for i in read(case).incidents] == [("E01", "E02"), ("E02",)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name",
    [
        *("a\\b.png", "~c.png", "换\n行.png", "con.png", 'q"uo:te?.png', "长" * 80 + ".png"),
        *("a\u0085b.png", "a\u2028b.png", "a\u200fb.png", "a\U000e0041b.png"),
    ],
)
def test_a_name_that_some_system_forbids_is_made_plain(case: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / name).write_bytes(b"1")
    [added] = taken(case, folder / name)
    [path] = added.paths
    kept = path.removeprefix("evidence/")
    assert (case.parent / path).read_bytes() == b"1"
    assert kept.endswith(".png")
    assert not set(kept) & set('<>:"/\\|?*\n\u0085\u2028\u200f\U000e0041')
    assert len(kept.encode()) < 256
    assert not kept.startswith(("~", "con."))


def test_a_name_that_is_no_text_is_made_plain(case: Path, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("names are always text there")
    path = os.fsencode(tmp_path) + b"/\xd6\xd0.png"
    Path(os.fsdecode(path)).write_bytes(b"1")
    [added] = taken(case, Path(os.fsdecode(path)))
    assert added.paths == ("evidence/__.png",)


def test_folders_are_walked_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "手机"
    (folder / "子" / "孙").mkdir(parents=True)
    for name in ("b.png", "子/a.png", "子/孙/c.png", ".hidden", "子/Thumbs.db", "~$x.docx"):
        (folder / name).write_bytes(name.encode())
    (folder / "link").symlink_to("/etc/passwd")
    (folder / "circle").symlink_to(folder)
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe")
    entries = list(handed_over([folder]))
    skipped = [entry for entry in entries if isinstance(entry, SkippedEntry)]
    found = [look_at(entry) for entry in entries if not isinstance(entry, SkippedEntry)]
    assert [str(file.path.relative_to(folder)) for file in found] == ["b.png", "子/a.png", "子/孙/c.png"]
    why = {one.path.name: one.why for one in skipped}
    assert why.pop("pipe", "不是普通文件") == "不是普通文件"
    assert why == {
        ".hidden": "是隐藏文件",
        "~$x.docx": "是隐藏文件",
        "Thumbs.db": "是系统文件",
        "link": "是链接",
        "circle": "是链接",
    }
