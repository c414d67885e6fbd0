"""Pictures on their way to paper: turned as they were held, reduced, parted where they are long.

The original stays as it is. What is made of it is a PDF with a page for each part, since Typst unpacks every picture
that it is given and holds it to the end, but passes on the pages of a PDF as they are.
"""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, cast

from letters.pack.volume.cutting import CHANNELS, CutRules, frame_of, pieces
from letters.pack.volume.rules import MM_PER_INCH
from letters.pack.volume.shown import Shown, UnshownError
from letters.render import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL.Image import Image

    from letters.pack.volume.cutting import Frame, Look, Piece
    from letters.pack.volume.rules import VolumeRules

AGAIN = "在手机上打开看看；能看到的，重新截图或者另存为 JPG，再登记"
_TURNED = frozenset({5, 6, 7, 8})  # ways of holding a camera at which height and width change places (EXIF 2.32, 4.6.5)
_ORIENTATION = 0x0112
_SCREEN = 96  # dots an inch of a small picture shown as large as it can be
_DEEP = 256  # steps of a 16-bit channel for one of 8 bits


class _Size(NamedTuple):
    """Of a picture: pixels across and down, and mm on paper."""

    across: int
    down: int
    width: float
    height: float


def shown_picture(path: Path, target: Path, title: str, rules: VolumeRules) -> Shown:
    """The picture as leaves; `target` is the PDF to make. Raises UnshownError for what is broken or too large."""
    try:
        with _opened(path, rules) as (picture, pixels, frames):
            size = _size(pixels, rules)
            ready = _ready(picture, size)
    except (UnshownError, FileNotFoundError):
        raise
    except MemoryError:
        raise UnshownError("图片太大，这台电脑的内存不够", "另存为小一点的图片再登记") from None
    except Exception as error:  # a broken picture fails in Pillow in many ways
        raise UnshownError("图片打不开，文件不完整或者已经损坏", AGAIN) from error
    parts = tuple(pieces(ready.height, _look(ready, rules), _cut_rules(ready, size, rules)))
    _save(ready, parts, target, rules.picture.quality)
    scale = size.width / ready.width
    leaves = tuple(
        Leaf(target.name, page, size.width, (part.bottom - part.top) * scale, title, is_repeating=part.repeated > 0)
        for page, part in enumerate(parts, 1)
    )
    return Shown(leaves, tuple(_notes(pixels, ready, parts, frames)))


@contextmanager
def _opened(path: Path, rules: VolumeRules) -> Iterator[tuple[Image, tuple[int, int], int]]:
    """The picture, its pixels as it was held, and how many pictures are in the file. Raises UnshownError."""
    from PIL import Image, UnidentifiedImageError

    _with_heic()
    before, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # bounded below, by what unpacking takes
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on odd properties, nothing of the picture
            try:
                picture = Image.open(path)
            except UnidentifiedImageError as error:
                raise _unknown(path) from error
            with picture:
                _refuse_large(picture, rules)
                across, down = picture.size
                turned = picture.getexif().get(_ORIENTATION) in _TURNED
                yield picture, (down, across) if turned else (across, down), _frames(picture)
    finally:
        Image.MAX_IMAGE_PIXELS = before


def _with_heic() -> None:
    """Read HEIC too, where somebody has installed what that takes."""
    try:
        from pillow_heif import register_heif_opener
    except ImportError:
        return
    register_heif_opener()


def _unknown(path: Path) -> UnshownError:
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp":
        return UnshownError(
            "HEIC 图片，这台电脑上没有能读它的部件", "在手机上另存为 JPG 再登记，或者运行 pip install pillow-heif"
        )
    return UnshownError("图片打不开，文件不完整或者已经损坏", AGAIN)


def _refuse_large(picture: Image, rules: VolumeRules) -> None:
    across, down = picture.size
    reduces = picture.format in ("JPEG", "MPO") and not picture.info.get("progressive")
    most = rules.picture.largest_jpeg if reduces else rules.picture.largest
    if across * down > most:
        millions = across * down // 1_000_000
        raise UnshownError(f"图片太大（{across}×{down}，{millions} 百万像素）", "另存为小一点的图片再登记")


def _frames(picture: Image) -> int:
    return 1 if picture.format == "MPO" else getattr(picture, "n_frames", 1)


def _size(pixels: tuple[int, int], rules: VolumeRules) -> _Size:
    """How large a picture is printed: within the page, no coarser than a screen; a long one as wide as a phone."""
    across, down = pixels
    page = rules.page
    is_long = down / across * page.long_width > page.height
    widest = page.long_width if is_long else min(page.width, page.height * across / down)
    width = max(min(widest, across * MM_PER_INCH / _SCREEN), page.least)
    height = width * down / across
    scale = min(1.0, width * rules.picture.dots_per_mm / across)
    return _Size(max(1, round(across * scale)), max(1, round(down * scale)), width, height)


def _ready(picture: Image, size: _Size) -> Image:
    """The picture in three channels of eight bits, on white, turned as it was held, reduced, its properties dropped."""
    from PIL import Image, ImageOps

    picture.draft(None, (max(size.across, size.down),) * 2)  # a JPEG is unpacked no larger than it need be
    turn = picture.getexif().get(_ORIENTATION, 1)
    plain = _in_colour(picture)
    wanted = (size.down, size.across) if turn in _TURNED else (size.across, size.down)
    small = plain.resize(wanted, Image.Resampling.LANCZOS, reducing_gap=3) if plain.size != wanted else plain
    small.getexif()[_ORIENTATION] = turn
    ready = ImageOps.exif_transpose(small)
    return Image.frombytes("RGB", ready.size, ready.tobytes())


def _in_colour(picture: Image) -> Image:
    from PIL import Image

    if picture.mode in ("I", "F") or picture.mode.startswith("I;16"):
        deep = picture.convert("I")
        is_deep = _brightest(deep) >= _DEEP
        return deep.point(lambda value: value * (1 / _DEEP if is_deep else 1)).convert("L").convert("RGB")
    if picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info:
        whole = picture.convert("RGBA")
        white = Image.new("RGB", whole.size, "white")
        white.paste(whole, mask=whole.getchannel("A"))
        return white
    return picture.convert("RGB")


def _brightest(deep: Image) -> int:
    return int(cast("tuple[float, float]", deep.getextrema())[1])


def _look(ready: Image, rules: VolumeRules) -> Look:
    content, step = ready.tobytes(), ready.width * CHANNELS

    def look(row: int) -> Frame | None:
        return frame_of(content[row * step : (row + 1) * step], rules.cut.tolerance, rules.cut.narrowest)

    return look


def _cut_rules(ready: Image, size: _Size, rules: VolumeRules) -> CutRules:
    """The rules in rows of this picture."""
    rows = ready.width / size.width  # in a millimetre
    limit = max(1, round(rules.page.height * rows))
    return CutRules(limit, rules.cut.searched, max(2, round(rules.cut.gap * rows)), round(rules.cut.overlap * rows))


def _save(ready: Image, parts: tuple[Piece, ...], target: Path, quality: int) -> None:
    made = (ready.crop((0, part.top, ready.width, part.bottom)) for part in parts)
    first = next(made)
    first.save(
        target, "PDF", quality=quality, subsampling=0, save_all=True, append_images=list(islice(made, len(parts)))
    )


def _notes(pixels: tuple[int, int], ready: Image, parts: tuple[Piece, ...], frames: int) -> Iterator[str]:
    across, down = pixels
    small = (ready.width, ready.height)
    yield f"原图{across}×{down}像素" + (f"，这里缩小为{small[0]}×{small[1]}" if small != pixels else "，没有缩小")
    if len(parts) > 1:
        yield f"长图，从上到下分为{len(parts)}段"
    if any(part.repeated for part in parts):
        yield "有的地方没有空白可以断开，断开处上下两段有一截重复，用虚线标出"
    if frames > 1:
        yield f"文件里有{frames}幅画面，这里是第一幅"
