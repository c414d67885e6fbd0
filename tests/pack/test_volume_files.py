"""Each kind of file in the volume of evidence: pages of it, or a kind word why there are none and what to do."""

from __future__ import annotations

import io
import struct
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from tests import media
from tests.pack.bound import File, bound, drawn, handed, pages

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
pytest.importorskip("typst", reason="Typst is not installed")
openpyxl = pytest.importorskip("openpyxl")
pypdf = pytest.importorskip("pypdf")
Rectangle = pytest.importorskip("pypdf.annotations").Rectangle

if TYPE_CHECKING:
    from pathlib import Path

RED, GREEN, WHITE = (200, 20, 20), (20, 160, 20), (255, 255, 255)


def picture(mode: str = "RGB", size: tuple[int, int] = (300, 200), colour=RED, **saved) -> bytes:
    content = io.BytesIO()
    made = Image.new(mode, size, colour)
    made.save(content, **{"format": "PNG", **saved})
    return content.getvalue()


def paper(*, password: str = "", owner: str = "", pages: int = 2) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password or owner:
        writer.encrypt(password, owner or None)
    content = io.BytesIO()
    writer.write(content)
    return content.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def huge_png() -> bytes:
    """A picture of 200 megapixels, by its head: to unpack it would take 600 MB."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
UNSHOWN = {
    "broken": ("a.jpg", picture(format="JPEG")[:300], "图片打不开", "重新截图"),
    "not a picture": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "图片打不开", "重新截图"),
    "empty": ("a.png", b"", "文件是空的（0字节）", "重新导出"),
    "huge": ("a.png", huge_png(), "图片太大（20000×10000，200百万像素）", "小一点"),
    "HEIC": ("a.heic", HEIC, "HEIC图片，这台电脑上没有能读它的部件", "另存为 JPG"),
    "locked PDF": ("a.pdf", paper(password="1234"), "PDF加了密码，打不开", "没有密码的 PDF"),  # noqa: S106
    "broken PDF": ("a.pdf", b"%PDF-1.4 nothing", "PDF打不开", "重新下载"),
    "no text": ("a.txt", b"\x00\x01\x02" * 50, "不是文字文件", "打印成 PDF"),
    "broken workbook": ("a.xlsx", b"PK\x03\x04" + bytes(90), "打不开", "重新"),
    "web page": ("a.html", b"<html><p>hello</p></html>", "网页，这里印不出来", "截图"),
    "Word file": ("a.docx", media.docx(), "Word文件，这里印不出来", "打印成 PDF"),
    "unknown": ("a.bin", b"\x01\x02\x03", "其他文件，这里印不出来", "打印成 PDF"),
}


@pytest.mark.slow
@pytest.mark.parametrize("which", UNSHOWN)
def test_what_cannot_be_shown_is_said_by_its_title_and_nothing_else_is_lost(which: str, tmp_path: Path, monkeypatch):
    name, content, why, todo = UNSHOWN[which]
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    named = f"深夜来电截图.{name.partition('.')[2]}"
    made = bound(handed(tmp_path / "案件", {named: File(content), "好的.png": File(picture())}), tmp_path)
    [left] = made.left
    assert (left.number, left.title) == (1, "深夜来电截图")
    assert why in left.why.replace(" ", "")
    assert todo in left.todo
    told = pages(made.content)
    assert f"没有印在这里：{left.why.replace(' ', '')}。" in told[1]
    assert "证据2好的" in told[2]
    assert reddest(drawn(made.content, 3))


def reddest(page, colour=RED) -> bool:
    """Whether a large part of the page has nearly this colour."""
    found = sum(
        count
        for count, pixel in page.getcolors(page.width * page.height)
        if all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))
    )
    return found > 1000


def shown(tmp_path: Path, name: str, content: bytes):
    made = bound(handed(tmp_path / "案件", {name: File(content)}), tmp_path)
    assert made.left == ()
    return made


def palette() -> bytes:
    made = Image.new("P", (300, 200), 1)
    made.putpalette([0, 0, 0, *RED])
    made.paste(0, (0, 0, 300, 100))
    content = io.BytesIO()
    made.save(content, "PNG", transparency=0)
    return content.getvalue()


def animated() -> bytes:
    frames = [Image.new("RGB", (300, 200), colour) for colour in (RED, GREEN)]
    content = io.BytesIO()
    frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])
    return content.getvalue()


ODD = {
    "CMYK": ("a.jpg", picture("CMYK", colour=(0, 230, 230, 55), format="JPEG"), RED),
    "transparent": ("a.png", picture("RGBA", colour=(*GREEN, 0)), WHITE),
    "palette with transparency": ("a.png", palette(), RED),
    "animated": ("a.gif", animated(), RED),
    "black and white": ("a.png", picture("1", colour=1), WHITE),
    "16 bits": ("a.png", picture("I;16", colour=0x8000), (128, 128, 128)),
    "WebP": ("a.webp", picture(format="WEBP", lossless=True), RED),
}


@pytest.mark.parametrize("which", ODD)
def test_odd_pictures_are_shown_in_their_colours(which: str, tmp_path: Path):
    name, content, colour = ODD[which]
    assert reddest(drawn(shown(tmp_path, name, content).content, 2), colour)


def test_of_an_animation_the_first_picture_is_shown_and_that_is_said(tmp_path: Path):
    assert "文件里有2幅画面，这里是第一幅" in pages(shown(tmp_path, "a.gif", animated()).content)[1]


def test_what_is_transparent_is_white(tmp_path: Path):
    page = drawn(shown(tmp_path, "a.png", picture("RGBA", colour=(*GREEN, 0))).content, 2)
    assert not reddest(page, GREEN)


@pytest.mark.slow
def test_a_photo_stands_as_it_was_held(tmp_path: Path):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned to the right
    content = io.BytesIO()
    lying = Image.new("RGB", (400, 200), RED)
    lying.paste(GREEN, (0, 0, 200, 200))  # the left half, which is the upper one when it is turned
    lying.save(content, "JPEG", exif=exif)
    made = shown(tmp_path, "a.jpg", content.getvalue())
    page = drawn(made.content, 2)
    rows = {colour: min(y for y in range(page.height) if reddest_row(page, y, colour)) for colour in (RED, GREEN)}
    assert rows[GREEN] < rows[RED]
    assert "原图200×400像素" in pages(made.content)[1]


def reddest_row(page, y: int, colour) -> bool:
    pixels = page.load()
    row = [pixels[x, y] for x in range(0, page.width, 3)]
    return sum(all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True)) for pixel in row) > 10


@pytest.mark.slow
def test_a_large_photo_is_reduced_in_the_way_that_is_said_and_keeps_nothing_hidden(tmp_path: Path):
    content = media.jpeg()
    exif = Image.open(io.BytesIO(content)).getexif()
    large = io.BytesIO()
    Image.effect_noise((4000, 3000), 30).convert("RGB").save(large, "JPEG", exif=exif)
    made = shown(tmp_path, "a.jpg", large.getvalue())
    told = pages(made.content)
    assert "原图4000×3000像素，这里缩小为1351×1013" in told[1]
    assert "缩小到每英寸不超过220点，按质量85存为JPEG" in told[0]
    assert media.DEVICE.encode() in large.getvalue()
    assert media.DEVICE.encode() not in made.content
    assert b"Exif" not in made.content


@pytest.mark.slow
def test_a_jpeg_of_200_megapixels_is_unpacked_small(tmp_path: Path):
    content = io.BytesIO()
    Image.new("L", (16_384, 12_288), 90).save(content, "JPEG")
    assert "原图16384×12288像素" in pages(shown(tmp_path, "a.jpg", content.getvalue()).content)[1]


@pytest.mark.slow
def test_a_long_screenshot_takes_several_pages(tmp_path: Path):
    made = shown(tmp_path, "a.png", picture(size=(360, 2400)))
    assert made.pages > 3
    assert "长图，从上到下分为5段" in pages(made.content)[1]
    assert all(reddest(drawn(made.content, page)) for page in range(2, made.pages + 1))


@pytest.mark.slow
def test_a_seam_without_a_gap_is_drawn_and_said(tmp_path: Path):
    content = io.BytesIO()
    Image.effect_noise((360, 1600), 90).convert("RGB").save(content, "PNG")
    assert (
        "没有空白可以断开，断开处上下两段有一截重复，用虚线标出"
        in pages(shown(tmp_path, "a.png", content.getvalue()).content)[1]
    )


def test_pages_of_a_pdf_are_there_one_a_page_also_where_only_changing_it_is_locked(tmp_path: Path):
    for number, content in enumerate((paper(pages=3), paper(owner="secret", pages=3))):
        made = bound(handed(tmp_path / str(number), {"合同.pdf": File(content)}), tmp_path / str(number))
        assert made.left == ()
        assert made.pages == 5
        assert "共3页" in pages(made.content)[1]


def test_what_was_drawn_on_a_page_of_a_pdf_is_there_too(tmp_path: Path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_annotation(0, Rectangle(rect=(100, 600, 400, 700), interior_color="c81414"))
    content = io.BytesIO()
    writer.write(content)
    made = shown(tmp_path, "合同.pdf", content.getvalue())
    assert reddest(drawn(made.content, made.pages))


def test_a_bill_is_set_with_its_columns_under_what_stands_above_it(tmp_path: Path):
    bill = "微信账单\n微信昵称：[某人]\n交易时间,交易类型,交易对方,金额(元)\n2026-08-10 09:03:00,转账,某租机,¥199.00\n"
    told = pages(shown(tmp_path, "a.csv", bill.encode("gb18030")).content)[1]
    assert "微信账单微信昵称：[某人]交易时间交易类型交易对方金额(元)2026-08-10" in told
    assert "表格的列和原文件相同，共4行" in told


def test_a_workbook_and_a_backup_of_a_phone_are_set_as_tables(tmp_path: Path):
    book = openpyxl.Workbook()
    book.active.append(["对方号码", "开始时间", "时长"])
    book.active.append(["16700000101", "2026-08-10 09:03:10", 12])
    content = io.BytesIO()
    book.save(content)
    sms = '<smses count="1"><sms address="16700000102" date="1786323790000" type="1" body="还钱" /></smses>'
    files = {"详单.xlsx": File(content.getvalue()), "短信.xml": File(sms.encode())}
    told = "".join(pages(bound(handed(tmp_path / "案件", files), tmp_path).content))
    assert "对方号码开始时间时长16700000101" in told
    assert "16700000102" in told
    assert "还钱" in told
    assert "程序把里面的1条列成表格" in told


def test_a_table_of_many_columns_lies_across_the_page(tmp_path: Path):
    rows = [",".join(f"列{number}" for number in range(12)), ",".join(str(number) for number in range(12))]
    made = shown(tmp_path, "a.csv", "\n".join(rows).encode())
    page = drawn(made.content, made.pages)
    assert page.width > page.height


def test_a_text_is_there_word_for_word_and_never_read_as_markup(tmp_path: Path):
    said = "第一行 #panic()\n\n  *第二行* $x$ <b>@all"
    told = pages(shown(tmp_path, "a.txt", said.encode("gb18030")).content)[1]
    assert "第一行#panic()*第二行*$x$<b>@all" in told


@pytest.mark.slow
def test_what_is_beyond_measure_stays_in_the_folder_and_that_is_said(tmp_path: Path):
    made = shown(tmp_path, "a.txt", ("催收" * 20_000).encode())
    assert "这里是前30000字，其余的见文件" in pages(made.content)[1]


def test_a_recording_is_a_sheet_with_its_length_its_digest_and_room_for_the_place_of_the_words(tmp_path: Path):
    files = {"来电.wav": File(media.wav(72)), "来电.mp3": File(b"ID3" + bytes(90))}
    one = handed(tmp_path / "案件", files)
    made = bound(one, tmp_path)
    told = pages(made.content)
    assert "时长1分12秒" in told[1]
    assert one.copies[0].sha256 in told[1]
    assert "2026-10-1023:0316700000101对方原话：“明天上门”在第＿＿＿分＿＿＿秒" in told[1]
    assert "时长时长未能读出" in told[2]
    assert made.left == ()


@pytest.mark.slow
def test_what_is_gone_or_changed_since_it_was_counted_is_said(tmp_path: Path):
    one = handed(tmp_path / "案件", {"甲.png": File(picture()), "乙.png": File(picture()), "丙.png": File(picture())})
    one.copies[0].source.unlink()
    one.copies[1].source.write_bytes(picture(colour=GREEN))
    made = bound(one, tmp_path)
    assert [(left.title, left.why) for left in made.left] == [
        ("甲", "文件找不到了"),
        ("乙", "文件和登记时不同，改动过"),
    ]
    assert not reddest(drawn(made.content, 3), GREEN)
    assert reddest(drawn(made.content, 4))


def test_pillow_is_left_as_it_was(tmp_path: Path):
    before = Image.MAX_IMAGE_PIXELS
    shown(tmp_path, "a.png", picture())
    assert before == Image.MAX_IMAGE_PIXELS
