"""The folder to hand over: letters, numbered evidence, its list and digests, as a BagIt bag (RFC 8493) and a zip."""

from __future__ import annotations

import logging
import shutil
import zipfile
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import replace
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from letters.collect.evidence import BAG_MAKER, cleaned, is_bag, plain, storage
from letters.compose import FileView, evidence_view
from letters.errors import FileError
from letters.kit import files, folders, swaps
from letters.kit.days import day_words
from letters.kit.frozen import frozen
from letters.pack.make import document
from letters.pack.save import ELSEWHERE
from letters.render import Properties, join, numbered, write_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from letters.pack.handover import Copy, Handover
    from letters.pack.make import PackFile
    from letters.render import Engine

NOTE, LIST = "00-材料说明.txt", "证据目录"
NOTES = Path(__file__).parent / "data" / "handover.txt"
PERMISSIONS = 0o100600 << 16  # a regular file that its owner alone reads, as a zip stores it
UNIX = 3


@frozen
class Bag:
    """What was made: the folder, the zip, and the copies as they were handed over (cleaned ones counted anew).

    `beside` is what was put beside them, if anything was.
    """

    folder: Path
    archive: Path
    copies: tuple[Copy, ...]
    cleaned: tuple[str, ...]
    beside: Path | None = None


@frozen
class BagPlace:
    """Below which folder a bag is made; `force` puts it in the place of an earlier one.

    `guard` is entered when all is copied and holds while it is moved to its place; what it raises leaves nothing there.
    """

    out: Path
    force: bool = False
    guard: Callable[[], AbstractContextManager[None]] = nullcontext


def bag(
    handover: Handover,
    place: BagPlace,
    engine: Engine,
    *,
    strip: bool = False,
    beside: PackFile | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> Bag:
    """Make the folder and the zip, and put a file beside them: all or none; `strip` cleans the pictures that can be.

    Raises FileError when something is in the way (without `force`; only a bag of ours is ever replaced) or fails.
    """
    out = place.out
    folder, archive = out / handover.name, out / f"{handover.name}.zip"
    with suppress(OSError):
        folders.clear(out)  # what a killed run was moving in is no longer in the way
    extra = out / beside.name if beside else None
    _refuse_in_the_way(folder, *filter(None, (archive, extra)), force=place.force)
    files.make_private(out)
    with files.refusing(out, "写入", ELSEWHERE), folders.workshop(out) as shop:
        work = shop / swaps.NEW / handover.name
        work.mkdir(files.PRIVATE_FOLDER, parents=True)
        made = _fill(handover, work, engine, strip, tell)
        _make_bag(work, handover, made)
        tell(f"正在压缩：{archive.name}")
        _zip(work, work.with_name(archive.name), handover.letters[0].day)
        if beside:
            storage.write(work.with_name(beside.name), beside.content)
        with place.guard():
            swaps.swap_in(shop, ELSEWHERE)
    return Bag(folder, archive, made, tuple(copy.name for copy in made if copy not in handover.copies), extra)


def _refuse_in_the_way(folder: Path, *others: Path, force: bool) -> None:
    present = [path.name for path in (folder, *others) if path.exists() or path.is_symlink()]
    if present and not force:
        raise FileError(
            f"{folder.parent} 里已有 {'、'.join(present)}，没有覆盖", "加 --force 覆盖，或者用 --out 换一个目录"
        )
    if folder.is_symlink() or (folder.exists() and not is_bag(folder)):
        raise FileError(f"{folder} 不是以前打包出来的文件夹，没有覆盖", "移开它，或者用 --out 换一个目录")


def _fill(handover: Handover, work: Path, engine: Engine, strip: bool, tell: Callable[[str], None]) -> tuple[Copy, ...]:
    """Put everything that is handed over into the folder; what the copies came to be."""
    made = tuple(_copied(copy, work, strip, tell) for copy in handover.copies)
    files = tuple(_digest_rows(handover.copies, made))
    names = []
    for number, letter in enumerate(handover.letters, 1):
        names.append(f"{number:02d}-{plain(letter.head.title)}.docx")
        told = {**letter.context, "files": files}
        author = getattr(letter.context["sender"], "name", "")
        properties = Properties(title=letter.head.title, author=author, date=letter.day)
        content = write_docx(
            document(letter, engine, told), layout=letter.layout, properties=properties, reference=None
        )
        storage.write(work / names[-1], content)
    listing = f"{len(names) + 1:02d}-{LIST}.docx"
    if handover.pieces:
        storage.write(work / listing, _list(handover, files, engine))
    storage.write(work / NOTE, _note(handover, made, names, listing).encode("utf-8-sig"))
    return made


def _copied(copy: Copy, work: Path, strip: bool, tell: Callable[[str], None]) -> Copy:
    target = work / copy.name
    target.parent.mkdir(exist_ok=True)
    tell(f"正在放入：{copy.name}")
    content = cleaned(copy.source) if strip and copy.hidden.can_clean and copy.hidden.traces else None
    if content is not None:
        now = storage.write(target, content)
        return replace(copy, size=now.size, sha256=now.sha256)
    if storage.copy(copy.source, target).sha256 != copy.sha256:
        raise storage.changed(copy.source)
    return copy


def _digest_rows(before: Iterable[Copy], after: Iterable[Copy]) -> Iterator[FileView]:
    """The digests of what is handed over; of a cleaned copy those of the original too, for comparison."""
    for original, copy in zip(before, after, strict=True):
        name = copy.name.rpartition("/")[2]
        is_clean = original != copy
        exhibit = name.partition("-")[0]
        yield FileView(exhibit, f"{name}（去除隐藏信息的副本）" if is_clean else name, f"{copy.size:,}", copy.sha256)
        if is_clean:
            yield FileView(exhibit, f"{name} 的原件（不在这里）", f"{original.size:,}", original.sha256)


def _list(handover: Handover, files: tuple[FileView, ...], engine: Engine) -> bytes:
    """The list of evidence and, where there are files, their digests."""
    letter = handover.letters[0]
    rows = tuple(evidence_view(item, number) for number, item in enumerate(handover.pieces, 1))
    names = {**letter.context, "evidence": rows, "files": files}
    parts = ["annex/evidence", *(["annex/digests"] if files else [])]
    made = join([numbered(engine.document(part, names)) for part in parts])
    properties = Properties(title=LIST, author=getattr(letter.context["sender"], "name", ""), date=letter.day)
    return write_docx(made, layout="compact", properties=properties, reference=None)


def _note(handover: Handover, made: Iterable[Copy], names: Iterable[str], listing: str) -> str:
    """The note for the reader, with line ends that an old Notepad shows."""
    counts: dict[str, int] = {}
    for copy in made:
        counts[copy.evidence] = counts.get(copy.evidence, 0) + 1
    evidence = [
        f"证据{number}　{item.name}（{f'{counts[item.id]} 个文件' if item.id in counts else '没有电子文件'}）"
        for number, item in enumerate(handover.pieces, 1)
    ]
    is_clean = tuple(made) != handover.copies
    text = Template(NOTES.read_text(encoding="utf-8")).substitute(
        addressee=handover.named,
        day=day_words(handover.letters[0].day),
        letters="\n".join(names),
        evidence="\n".join([*evidence, *_numbered_otherwise(handover)]) or "没有证据。",
        list=listing if handover.pieces else "文书",
        cleaned="部分图片的副本去除了拍摄信息，图像没有改动；原件的校验值一并列出。" if is_clean else "",
    )
    return text.rstrip("\n").replace("\n", "\r\n") + "\r\n"


def _numbered_otherwise(handover: Handover) -> Iterator[str]:
    """What the numbers of evidence in a letter are called here, for letters that number it in another way."""
    here = {item.id: number for number, item in enumerate(handover.pieces, 1)}
    for letter in handover.letters:
        other = [(number, here[key]) for number, key in enumerate(letter.exhibits.ids, 1) if number != here[key]]
        if other:
            pairs = "，".join(f"证据{theirs}在这里是证据{ours}" for theirs, ours in other)
            yield f"《{letter.called}》里的{pairs}。"


def _make_bag(work: Path, handover: Handover, made: Iterable[Copy]) -> None:
    """Turn the folder into a bag. Its tags name no person, no computer and no path."""
    import bagit  # slow to import, and only this needs it

    logging.getLogger("bagit").addHandler(logging.NullHandler())  # or it prints paths
    info = {
        "Bagging-Date": handover.letters[0].day.isoformat(),
        "Bag-Software-Agent": BAG_MAKER,
        "External-Description": "、".join(dict.fromkeys(letter.head.title for letter in handover.letters)),
    }
    try:
        done = bagit.make_bag(str(work), bag_info=info, processes=1, checksums=["sha256"])
    except bagit.BagError as error:
        raise FileError(f"打包没有完成：{error}", "用 --out 换一个目录再试") from error
    for path in work.rglob("*"):
        path.chmod(files.PRIVATE_FOLDER if path.is_dir() else files.PRIVATE_FILE)
    for copy in made:
        if done.entries[f"data/{copy.name}"]["sha256"] != copy.sha256:
            raise FileError(f"{copy.name} 写到磁盘后与原来不同", "磁盘可能有故障，用 --out 换一个磁盘再试")


def _zip(folder: Path, archive: Path, day: date) -> None:
    """The folder as a zip that is the same for the same content: names in order, one date, nothing compressed."""
    archive.touch(files.PRIVATE_FILE, exist_ok=False)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as box:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.external_attr, entry.create_system = PERMISSIONS, UNIX
            entry.file_size = path.stat().st_size  # so that a file past 4 GB gets the headers that it needs
            with path.open("rb") as source, box.open(entry, "w") as target:
                shutil.copyfileobj(source, target, storage.CHUNK)
