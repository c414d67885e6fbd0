"""证据材料.pdf: the list in front tells on which pages each exhibit stands, and there it stands under its number."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pypdf
import pypdfium2
import pytest

from letters import desk
from letters.errors import LetterError, UsageError
from letters.kit.bundled import bundled
from tests import media
from tests.pack.bound import File, bound, handed, pages, written
from tests.stories import row

pytest.importorskip("PIL", reason="Pillow is not installed")
pytest.importorskip("typst", reason="Typst is not installed")
Image = pytest.importorskip("PIL.Image")

if TYPE_CHECKING:
    from pathlib import Path

    from letters.pack import Handover

MOTHER, PHONE = "何桂芝", "19911112222"
STORIES = ("family-and-colleagues-called", "missed-calls", "false-police-and-court", "two-platforms")


def picture(size: tuple[int, int] = (300, 200)) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, (10, 90, 160)).save(content, "PNG")
    return content.getvalue()


ROW = r"^证据 ?(\d+)\s(?:.|\n)*?\s(\d+)(?:—(\d+))?\n(?=证据|页码从|第)"  # its number, its cells, its pages


def told_pages(first: str) -> dict[int, tuple[int, int]]:
    """The pages that the list tells of each exhibit, of the list as pypdf reads its table row by row."""
    return {int(number): (int(start), int(end or start)) for number, start, end in re.findall(ROW, first, re.MULTILINE)}


def lists(content: bytes) -> str:
    """The words of the pages before the first exhibit, a cell a line."""
    reader = pypdf.PdfReader(io.BytesIO(content))
    front = []
    for page in reader.pages:
        text = page.extract_text()
        if text.startswith("证据材料\u3000"):
            break
        front.append(text)
    return "\n".join(front)


def stands_on(content: bytes) -> dict[int, tuple[int, int]]:
    """The pages on which each exhibit really stands, by the line above each page."""
    found: dict[int, list[int]] = {}
    for number, page in enumerate(written(content), 1):
        if head := re.match(r"证据材料\s+证据 ?(\d+)\s", page):
            found.setdefault(int(head[1]), []).append(number)
    return {number: (at[0], at[-1]) for number, at in found.items()}


@pytest.mark.slow
@pytest.mark.parametrize("story", STORIES)
def test_the_pages_of_the_list_are_those_on_which_the_exhibits_stand(story: str, tmp_path: Path):
    for one in of_example(story):
        made = bound(one, tmp_path)
        assert told_pages(lists(made.content)) == stands_on(made.content)
        assert len(stands_on(made.content)) == len(one.pieces) > 1


def of_example(story: str, whom: str = "police") -> tuple[Handover, ...]:
    folder = bundled("examples") / story
    opened = desk.open_case((folder / "case.toml").read_text("utf-8"), date(2026, 11, 26))
    return desk.handovers_of(desk.letters_to(opened, desk.open_desk(), whom), whom, folder)[:1]


@pytest.mark.slow
def test_a_list_of_several_pages_counts_itself(tmp_path: Path):
    files = {f"截图{number}.png": File(picture()) for number in range(40)}
    made = bound(handed(tmp_path / "案件", files), tmp_path)
    told = pages(made.content)
    assert told_pages(lists(made.content)) == stands_on(made.content)
    assert stands_on(made.content)[1][0] > 2
    assert made.pages == len(told)


def test_pages_count_on_over_the_whole_volume_and_each_says_which_exhibit_it_is_of(tmp_path: Path):
    files = {"长图.png": File(picture((300, 3000))), "通话.png": File(picture())}
    told = pages(bound(handed(tmp_path / "案件", files), tmp_path).content)
    for number, page in enumerate(told, 1):
        assert page.endswith(f"第{number}页共{len(told)}页")
    assert all(page.startswith("证据材料证据1长图") for page in told[1:-1])
    assert told[-1].startswith("证据材料证据2通话")


def test_what_an_exhibit_proves_stands_in_the_list_alone(tmp_path: Path):
    file = File(picture(), {"proves": "证明深夜反复来电", "source": "本人手机", "made_on": "2026-10-10"})
    told = pages(bound(handed(tmp_path / "案件", {"通话.png": file}), tmp_path).content)
    assert "深夜反复来电" in told[0]
    assert "深夜反复来电" not in "".join(told[1:])
    assert "证据1通话电子数据来源：本人手机形成时间：2026-10-10" in told[1]


def test_each_original_is_named_as_in_the_folder_with_its_digest(tmp_path: Path):
    one = handed(tmp_path / "案件", {"通话.png": File(picture()), "来电.wav": File(media.wav())})
    told = pages(bound(one, tmp_path).content)
    for copy, page in zip(one.copies, told[1:], strict=True):
        assert copy.name.rpartition("/")[2] in page
        assert copy.sha256 in page


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path):
    page = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.write(page)
    files = {
        "图.png": File(picture()),
        "合同.pdf": File(page.getvalue()),
        "说明.txt": File("第一条".encode()),
        "账单.csv": File(b"a,b\n1,2\n"),
    }
    one = handed(tmp_path / "案件", files)
    (tmp_path / "又").mkdir()
    assert bound(one, tmp_path).content == bound(one, tmp_path / "又").content


def test_titles_are_masked_as_in_the_letters_and_pages_are_as_they_are(tmp_path: Path):
    mother = row("third_parties", id="mother", relation="母亲", name=MOTHER, phone=PHONE)
    named = File(f"{MOTHER}说明".encode(), {"title": f"{MOTHER}{PHONE}的说明", "about": ["mother"], "holder": MOTHER})
    told = pages(bound(handed(tmp_path / "案件", {"a.txt": named}, mother), tmp_path).content)
    assert MOTHER not in told[0]
    assert PHONE not in "".join(told)
    assert f"{MOTHER}说明" in told[1]


def test_the_volume_says_for_whom_it_is(tmp_path: Path):
    told = pages(bound(handed(tmp_path / "案件", {"图.png": File(picture())}), tmp_path).content)
    assert "本册只给需要核实这些情况的公安机关、法院、法律援助机构等使用" in told[0]


def test_headings_and_pictures_can_be_found_without_seeing_them(tmp_path: Path):
    made = bound(handed(tmp_path / "案件", {"通话记录.png": File(picture())}), tmp_path)
    document = pypdfium2.PdfDocument(io.BytesIO(made.content))
    titles = [re.sub(r"\s", "", mark.get_title()) for mark in document.get_toc()]
    is_tagged = document.is_tagged()
    document.close()
    assert titles == ["证据目录", "证据1通话记录"]
    assert is_tagged


def test_without_evidence_there_is_a_list_of_nothing_and_no_error(tmp_path: Path):
    assert bound(handed(tmp_path / "案件", {}), tmp_path).pages == 1


OTHERS = ("notice/stop-harassment", "complaint/consumer-association")


@pytest.mark.parametrize("whom", OTHERS)
def test_others_get_one_only_of_files_that_were_all_looked_at(whom: str, tmp_path: Path):
    files = {"图.png": File(picture()), "账单.csv": File(b"a,b\n1,2\n"), "来电.wav": File(media.wav())}
    route = 'route = { dispute_first = "consumer-association" }'
    one = handed(tmp_path / "案件", files, whom=whom, head=route)
    assert not one.may_see_people
    looked = [copy.name for copy in desk.to_look_at(one)]
    assert [name.rpartition(".")[2] for name in looked] == ["png", "csv"]
    at = desk.open_desk()
    for some in ([], looked[:1]):
        with pytest.raises(LetterError, match=rf"还有 {2 - len(some)} 个文件没有逐个看过"):
            desk.bind_volume(one, at, tmp_path / "out", some)
    told = pages(desk.bind_volume(one, at, tmp_path / "out", looked).content)
    assert "本册只给" not in told[0]
    assert list((tmp_path / "out").iterdir()) == []


def test_the_police_get_one_unasked(tmp_path: Path):
    one = handed(tmp_path / "案件", {"图.png": File(picture())})
    assert one.may_see_people
    assert desk.bind_volume(one, desk.open_desk(), tmp_path / "out").name == "治安报案书-证据材料.pdf"


def test_a_reader_is_named_by_a_name_that_goes_with_what_is_packed(tmp_path: Path):
    one = handed(tmp_path / "案件", {"图.png": File(picture())}, whom="notice/stop-harassment")
    brand = one.letters[0].addressee.respondents[0].brand or one.addressee
    assert desk.readers_named([one], "") == ()
    assert desk.readers_named([one], one.addressee) == (one,)
    assert desk.readers_named([one], brand) == (one,)
    with pytest.raises(UsageError, match="没有要交给“别人”的材料"):
        desk.readers_named([one], "别人")
