"""PDF files on their way to paper: their pages as they are, with what was filled in or noted on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.pack.volume.shown import Shown, UnshownError
from letters.render import Leaf, is_embeddable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pypdfium2 import PdfDocument

    from letters.pack.volume.rules import VolumeRules

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_THUMB = 0.05


def shown_pages(path: Path, target: Path, title: str, rules: VolumeRules) -> Shown:
    """The pages as leaves; `target` is the PDF to make. Raises UnshownError for what cannot be read."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            count = len(document)
            sizes = _copied(document, target, min(count, rules.most.pages))
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            todo = "用密码打开，打印成没有密码的 PDF 再登记"
            raise UnshownError("PDF 加了密码，打不开", todo) from error
        raise UnshownError("PDF 打不开，文件不完整或者已经损坏", "重新下载，或者打印成 PDF 再登记") from error
    if not sizes:
        raise UnshownError("PDF 里没有页面", "重新下载，或者打印成 PDF 再登记")
    if not is_embeddable(target):
        raise UnshownError("PDF 的写法特别，放不进来", "打印成 PDF 再登记")
    return Shown(tuple(_leaves(target, sizes, title, rules)), tuple(_notes(count, len(sizes))))


def _copied(document: PdfDocument, target: Path, count: int) -> list[tuple[float, float]]:
    """Copy the first pages without passwords and attachments, forms and remarks become part of them; their sizes."""
    import pypdfium2

    with pypdfium2.PdfDocument.new() as copy:
        copy.import_pages(document, list(range(count)))
        sizes = []
        as_on_screen = pypdfium2.raw.FLAT_NORMALDISPLAY  # many remarks are not marked for print
        for page in copy:
            page.render(scale=_THUMB)  # by which remarks get their looks that came without
            pypdfium2.raw.FPDFPage_Flatten(page, as_on_screen)
            sizes.append(page.get_size())
        copy.save(target)
    return sizes


def _leaves(target: Path, sizes: list[tuple[float, float]], title: str, rules: VolumeRules) -> Iterator[Leaf]:
    for page, (across, down) in enumerate(sizes, 1):
        scale = min(rules.page.full_width / across, rules.page.full_height / down)
        name = f"{title} 第{page}页"
        yield Leaf(target.name, page, across * scale, down * scale, name, is_full=True)


def _notes(count: int, shown: int) -> Iterator[str]:
    yield f"共{count}页，每页略微缩小"
    if shown < count:
        yield f"这里是前{shown}页，其余的见文件"
