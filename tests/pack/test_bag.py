"""The folder to hand over: a sound bag, the letter's evidence and no other, nothing that its reader must not see."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import bagit
import pytest
from docx2python import docx2python

from letters.case.file import parse
from letters.compose import Exhibits, letters_called
from letters.compose.letter import Annex
from letters.errors import FileError, LetterError, UsageError
from letters.pack.bag import Bag, BagPlace, bag
from letters.pack.handover import Handover, handovers
from tests import media, shelf
from tests.stories import contact, lease, offer, person, platform, row, text_of

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-23"
MOTHER, COLLEAGUE, PHONE = "何桂芝", "王建国", "19911112222"
SECRETS = (MOTHER, PHONE)


def files(folder: Path, **content: bytes) -> None:
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    for name, data in content.items():
        (folder / "evidence" / name.replace("__", ".")).write_bytes(data)


def known(name: str, content: bytes) -> dict[str, object]:
    return {"path": f"evidence/{name}", "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


PHOTO, SOUND, CONTRACT = media.jpeg(), media.wav(), media.pdf()
STORY = (
    platform(),
    row("third_parties", id="mother", relation="母亲", name=MOTHER, phone=PHONE),
    contact("I001", "2026-10-10 23:03", to=["mother"], acts=["insult"], count=9, evidence=["E01"], known_by="told"),
    contact("I002", "2026-10-11 23:03", evidence=["E02", "E04"], count=9),
    lease(evidence=["E03"]),
    offer(),
    row("evidence", id="E01", title=f"{MOTHER}手机{PHONE}的截图", kind="electronic", proves="证明母亲被骚扰",
        about=["mother"], holder=MOTHER, files=[known(f"{MOTHER}.jpg", PHOTO)]),
    row("evidence", id="E02", title="录音", kind="recording", proves="证明来电", files=[known("a.wav", SOUND)]),
    row("evidence", id="E03", title="合同", kind="document", proves="证明合同", files=[known("合同.pdf", CONTRACT)]),
    row("evidence", id="E04", title="诊断", kind="document", proves="证明手术"),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files(tmp_path / "只有我知道的文件夹", **{f"{MOTHER}__jpg": PHOTO, "a__wav": SOUND, "合同__pdf": CONTRACT})
    return tmp_path / "只有我知道的文件夹"


def handed(folder: Path, whom: str, *more: str, story: tuple[str, ...] = STORY) -> Handover:
    head = 'route = { dispute_first = "consumer-association" }'
    case = parse(
        text_of(*story, *more, head=head, who=person(id_number="330106199908140021")), today=date(2026, 11, 23)
    )
    plan = shelf.planned(case, DAY, *letters_called(shelf.books(), [whom]))
    [one] = handovers(plan, folder)
    return one


def made(folder: Path, whom: str, *, strip: bool = False, force: bool = False) -> Bag:
    return bag(handed(folder, whom), BagPlace(folder.parent / "out", force=force), shelf.engine(), strip=strip)


def names(result: Bag) -> list[str]:
    payload = result.folder / "data"
    return sorted(path.relative_to(payload).as_posix() for path in payload.rglob("*") if path.is_file())


def test_the_bag_is_sound_by_the_library_that_defines_it(folder: Path) -> None:
    result = made(folder, "police")
    assert bagit.Bag(str(result.folder)).validate(processes=1)
    assert names(result) == [
        "00-材料说明.txt",
        "01-治安报案书.docx",
        "02-证据目录.docx",
        "证据/证据1-〔母亲〕手机〔母亲的号码〕的截图.jpg",
        "证据/证据2-录音.wav",
        "证据/证据3-合同.pdf",
    ]


def test_a_byte_changed_later_is_found_by_the_bag(folder: Path) -> None:
    result = made(folder, "police")
    (result.folder / "data" / "证据" / "证据2-录音.wav").write_bytes(b"x" * len(SOUND))
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(result.folder)).validate(processes=1)


def test_the_copies_are_the_originals_and_the_originals_stay(folder: Path) -> None:
    result = made(folder, "police")
    assert (result.folder / "data" / "证据" / "证据3-合同.pdf").read_bytes() == CONTRACT
    assert {path.name for path in (folder / "evidence").iterdir()} == {f"{MOTHER}.jpg", "a.wav", "合同.pdf"}
    assert (folder / "evidence" / "a.wav").read_bytes() == SOUND


def test_the_zip_holds_the_bag_and_is_the_same_each_time(folder: Path) -> None:
    first = made(folder, "police")
    content = first.archive.read_bytes()
    again = made(folder, "police", force=True)
    assert again.archive.read_bytes() == content
    with zipfile.ZipFile(first.archive) as box:
        assert {entry.date_time for entry in box.infolist()} == {(2026, 11, 23, 0, 0, 0)}
        assert box.testzip() is None
        box.extractall(folder.parent / "unzipped")
    assert bagit.Bag(str(folder.parent / "unzipped" / first.folder.name)).is_valid()


@pytest.mark.parametrize("whom", ["police", "consumer-association", "negotiation/deferral"])
def test_no_secret_stands_in_a_name_a_tag_or_a_text(folder: Path, whom: str) -> None:
    result = made(folder, whom, strip=True)
    with zipfile.ZipFile(result.archive) as box:
        listing = "\n".join(box.namelist())
    tags = "".join(path.read_text("utf-8") for path in result.folder.glob("*.txt"))
    note = (result.folder / "data" / "00-材料说明.txt").read_text("utf-8-sig")
    documents = [docx2python(path).text for path in (result.folder / "data").glob("*.docx")]
    for secret in (*SECRETS, str(folder), folder.name):
        assert secret not in "\n".join([listing, tags, note])
        assert not any(secret in text for text in documents)
    assert "林若溪" not in tags + listing


def test_only_what_the_letters_list_is_handed_over(folder: Path) -> None:
    police, offer = handed(folder, "police"), handed(folder, "negotiation/deferral")
    assert tuple(item.id for item in police.pieces) == police.letters[0].exhibits.ids == ("E01", "E02", "E03", "E04")
    assert {copy.evidence for copy in police.copies} == {"E01", "E02", "E03"}
    assert (offer.letters[0].exhibits.ids, offer.pieces, offer.copies) == ((), (), ())


def test_what_another_letter_numbers_otherwise_is_told_in_the_note(folder: Path) -> None:
    one = handed(folder, "police")
    [letter] = one.letters
    case = letter.dossier.case
    turned = tuple(item for key in ("E03", "E01") for item in case.evidence if item.id == key)
    fewer = case.model_copy(update={"evidence": turned})
    other = replace(letter, dossier=replace(letter.dossier, case=fewer))
    assert other.exhibits == Exhibits(("E03", "E01"))
    result = bag(replace(one, letters=(letter, other)), BagPlace(folder.parent / "out"), shelf.engine())
    note = (result.folder / "data" / "00-材料说明.txt").read_text("utf-8-sig")
    assert "《治安报案书》里的证据1在这里是证据3，证据2在这里是证据1。" in note


def test_a_piece_without_a_file_is_listed_and_said_to_have_none(folder: Path) -> None:
    note = (made(folder, "police").folder / "data" / "00-材料说明.txt").read_text("utf-8-sig")
    assert "证据4　诊断（没有电子文件）" in note
    assert "证据3　合同（1 个文件）" in note


def test_the_list_holds_the_names_and_digests_of_what_is_in_the_folder(folder: Path) -> None:
    result = made(folder, "police")
    text = docx2python(result.folder / "data" / "02-证据目录.docx").text
    letter = docx2python(result.folder / "data" / "01-治安报案书.docx").text
    for copy in result.copies:
        assert copy.name.removeprefix("证据/") in text
        assert copy.sha256 in text
        assert hashlib.sha256((result.folder / "data" / copy.name).read_bytes()).hexdigest() == copy.sha256
    assert f"evidence/{MOTHER}" not in letter


def test_a_letter_that_carries_the_digests_names_the_copies_not_the_originals(folder: Path) -> None:
    one = handed(folder, "police")
    [letter] = one.letters
    letter = replace(letter, head=replace(letter.head, annexes=(*letter.head.annexes, "annex/digests")))
    assert letter.annexes[-1] == Annex("annex/digests", "电子数据校验表")
    result = bag(replace(one, letters=(letter,)), BagPlace(folder.parent / "out"), shelf.engine(), strip=True)
    text = docx2python(result.folder / "data" / "01-治安报案书.docx").text
    assert "证据2-录音.wav" in text
    assert "evidence/" not in text
    for copy in result.copies:
        assert copy.sha256 in text


def test_a_cleaned_copy_is_listed_beside_its_original(folder: Path) -> None:
    result = made(folder, "police", strip=True)
    [name] = result.cleaned
    clean = (result.folder / "data" / name).read_bytes()
    text = docx2python(result.folder / "data" / "02-证据目录.docx").text
    assert clean == media.jpeg(hidden=False)
    assert hashlib.sha256(clean).hexdigest() in text
    assert hashlib.sha256(PHOTO).hexdigest() in text
    assert (folder / "evidence" / f"{MOTHER}.jpg").read_bytes() == PHOTO
    assert bagit.Bag(str(result.folder)).is_valid()


def test_what_is_hidden_in_the_copies_is_known_before_anything_is_written(folder: Path) -> None:
    one = handed(folder, "police")
    labels = {copy.evidence: {trace.label for trace in copy.hidden.traces} for copy in one.may_tell}
    assert "拍摄地点（GPS）" in labels["E01"]
    assert labels["E03"] == {"作者", "制作软件"}
    assert "E02" not in labels
    assert not (folder.parent / "out").exists()


def test_pieces_that_show_somebody_who_has_not_agreed_are_named(folder: Path) -> None:
    assert handed(folder, "police").about == ("E01",)


def test_only_the_other_side_is_the_other_side(folder: Path) -> None:
    assert handed(folder, "negotiation/deferral").is_to_the_other_side
    assert not handed(folder, "police").is_to_the_other_side


def test_a_file_changed_since_it_was_added_stops_the_bag(folder: Path) -> None:
    (folder / "evidence" / "a.wav").write_bytes(b"y" * len(SOUND))
    with pytest.raises(LetterError, match=r"“录音”的 evidence/a.wav 与登记时不同"):
        handed(folder, "police")


def test_files_that_are_missing_or_lead_elsewhere_are_all_named(folder: Path) -> None:
    (folder / "evidence" / "a.wav").unlink()
    (folder / "evidence" / "合同.pdf").unlink()
    (folder.parent / "secret").write_bytes(CONTRACT)
    (folder / "evidence" / "合同.pdf").symlink_to(folder.parent / "secret")
    with pytest.raises(LetterError) as caught:
        handed(folder, "police")
    assert "“录音”的 evidence/a.wav（找不到）" in caught.value.message
    assert "“合同”的 evidence/合同.pdf（是链接，指向案件文件夹以外）" in caught.value.message


def test_a_folder_in_the_way_is_not_replaced_unless_it_is_a_bag_of_ours(folder: Path) -> None:
    result = made(folder, "police")
    with pytest.raises(FileError, match="没有覆盖"):
        made(folder, "police")
    (result.folder / "data" / "我的").write_text("x")
    made(folder, "police", force=True)
    assert not (result.folder / "data" / "我的").exists()
    (result.folder / "bag-info.txt").unlink()
    with pytest.raises(FileError, match="不是以前打包出来的"):
        made(folder, "police", force=True)
    assert sorted(path.name for path in result.folder.parent.iterdir()) == [result.folder.name, result.archive.name]


def test_nothing_is_left_when_a_file_cannot_be_copied(folder: Path) -> None:
    one = handed(folder, "police")
    (folder / "evidence" / "a.wav").unlink()
    with pytest.raises(FileError):
        bag(one, BagPlace(folder.parent / "out"), shelf.engine())
    assert list((folder.parent / "out").iterdir()) == []


def test_an_unknown_addressee_is_told_what_there_is() -> None:
    with pytest.raises(UsageError, match="没有文书“customs”") as caught:
        letters_called(shelf.books(), ["customs"])
    assert "letters list" in caught.value.hint
