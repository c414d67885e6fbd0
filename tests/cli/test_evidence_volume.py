"""evidence pack and the volume: for whom it is made, what is asked and said, and that it goes with the case."""

from __future__ import annotations

import hashlib
import io
import json
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from letters.collect.secrecy.kinds import BAG, CHANGED
from letters.desk import open_desk, secrecy
from letters.kit import written_record
from tests.cli.evidence_case import at_a_terminal
from tests.command import letters
from tests.stories import contact, lease, offer, platform, row, table, text_of
from tests.terminal import TERMINAL

Image = pytest.importorskip("PIL.Image", reason="Pillow is not installed")
pytest.importorskip("typst", reason="Typst is not installed")

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import CompletedProcess

VOLUME = "治安报案书-证据材料.pdf"


def picture() -> bytes:
    content = io.BytesIO()
    Image.new("RGB", (300, 200), (20, 60, 140)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with a case, two pictures of which one is broken, and a contract as text."""
    made = {"通话.png": picture(), "坏图.jpg": b"\xff\xd8\xff\xe0broken", "合同.txt": "第一条".encode()}
    folder = tmp_path / "案件"
    (folder / "evidence").mkdir(parents=True)
    for name, content in made.items():
        (folder / "evidence" / name).write_bytes(content)
    pieces = [
        row("evidence", id=f"E{number}", title=name[:-4], kind="electronic", proves="证明来电",
            files=[{"path": f"evidence/{name}", "sha256": hashlib.sha256(content).hexdigest()}])
        for number, (name, content) in enumerate(made.items(), 1)
    ]  # fmt: skip
    text = text_of(
        platform(),
        lease(),
        offer(),
        contact("I1", "2026-10-01 22:30", count=5, from_number="16700000101", evidence=["E1", "E2", "E3"]),
        contact("I2", "2026-10-02 09:00", "sms", acts=["insult"], words="不要脸", evidence=["E1"]),
        table("route", dispute_first="consumer-association"),
        *pieces,
        head="written_on = 2026-11-23",
    )
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return tmp_path


def pack(case: Path, *more: str, whom: str = "police") -> CompletedProcess[str]:
    return letters("evidence", "pack", "案件/case.toml", "--for", whom, "--out", "交", *more, cwd=case)


def test_the_police_get_a_volume_beside_the_folder_and_what_is_not_in_it_is_said(case: Path) -> None:
    done = pack(case)
    assert done.returncode == 0, done.stderr
    assert (case / "交" / VOLUME).read_bytes().startswith(b"%PDF")
    assert f"证据材料：交/{VOLUME}，共 4 页，证据目录在最前面" in done.stdout
    assert "只交给公安、法院、法律援助这样的机关，不要给催收方和平台" in done.stdout
    assert "没有印在里面的文件 1 个，文件夹里都有：" in done.stdout
    assert "证据2　坏图：图片打不开" in done.stdout
    assert "→ 在手机上打开看看" in done.stdout
    assert (case / "交" / "治安报案书-材料" / "data" / "证据" / "证据2-坏图.jpg").is_file()


def test_programs_are_told_of_it_too(case: Path) -> None:
    [told] = json.loads(pack(case, "--json").stdout)
    assert told["volume"]["file"] == f"交/{VOLUME}"
    assert told["volume"]["pages"] == 4
    assert [left["title"] for left in told["volume"]["left"]] == ["坏图"]


def test_a_letter_is_meant_by_its_title_too(case: Path) -> None:
    assert pack(case, whom="治安报案书").returncode == 0
    assert (case / "交" / VOLUME).is_file()


def test_it_is_in_the_way_like_the_folder_and_is_replaced_with_it(case: Path) -> None:
    assert pack(case).returncode == 0
    before = (case / "交" / VOLUME).read_bytes()
    again = pack(case)
    assert again.returncode == 3
    assert VOLUME in again.stderr
    assert pack(case, "--force").returncode == 0
    assert (case / "交" / VOLUME).read_bytes() == before
    assert sorted(path.name for path in (case / "交").iterdir()) == ["治安报案书-材料", "治安报案书-材料.zip", VOLUME]


def test_the_other_side_gets_none_unasked_and_none_where_nobody_can_look(case: Path) -> None:
    done = pack(case, "--keep-metadata", whom="notice")
    assert "做证据材料.pdf：图片里别人的姓名和号码程序遮不了，还有 3 个文件没有逐个看过、同意" in done.stderr
    assert "--volume-for" in done.stderr
    name, more = to_them(case)
    refused = pack(case, *more, whom="notice")
    assert refused.returncode == 1
    assert f"给“{name}”的证据材料.pdf 会印出这些文件" in refused.stderr
    assert "证据1-通话.png" in refused.stderr
    assert "没有打包，什么都没有写" in refused.stderr
    assert list((case / "交").glob("*.pdf")) == []


def to_them(case: Path) -> tuple[str, list[str]]:
    [told] = json.loads(pack(case, "--keep-metadata", "--force", "--json", whom="notice").stdout)
    assert told["volume"] is None
    return told["to"], ["--keep-metadata", "--force", "--volume-for", told["to"]]


def test_a_name_that_nothing_goes_to_is_wrong_usage(case: Path) -> None:
    done = pack(case, "--volume-for", "没有这一家")
    assert (done.returncode, "没有要交给“没有这一家”的材料" in done.stderr) == (2, True)


@pytest.mark.long
@pytest.mark.parametrize("last", ["是", "不", "退出"])
@TERMINAL
def test_at_a_terminal_each_file_is_asked_of_and_one_no_is_enough(case: Path, last: str) -> None:
    _, more = to_them(case)
    words = ["evidence", "pack", "案件/case.toml", "--for", "notice", "--out", "又", *more]
    typed = [("通话.png", "看过了"), ("通话.png", "是"), ("坏图.jpg", "y"), ("合同.txt", last)]
    keys = [(f"{file}：看过了", answer) for file, answer in typed]
    status, screen = at_a_terminal(*words, cwd=case, keys=keys)
    assert "请写 是 或者 否" in screen
    assert status == (0 if last == "是" else 1), screen
    assert len(list((case / "又").glob("*-证据材料.pdf"))) == (last == "是")
    assert ("没有打包，什么都没有写" in screen) == (last != "是")


def test_the_volume_is_removed_with_the_case_and_one_that_was_changed_only_when_that_is_answered(case: Path) -> None:
    assert pack(case).returncode == 0
    file = case / "案件" / "case.toml"
    found = secrecy.survey_wipe(file, open_desk())
    assert [one.what for one in found.files if one.path.name == VOLUME] == [BAG]
    (case / "交" / VOLUME).write_bytes(b"%PDF with remarks")
    found = secrecy.survey_wipe(file, open_desk())
    assert [one.what for one in found.changed if one.path.name == VOLUME] == [CHANGED]
    done = letters("wipe", "案件/case.toml", "--changed", "--yes", cwd=case)
    assert done.returncode == 0, done.stderr
    assert [path for path in case.rglob("*") if path.is_file()] == []


def test_a_record_that_names_another_file_beside_the_folder_is_not_believed(case: Path) -> None:
    assert pack(case).returncode == 0
    home = case / "案件"
    other = case / "交" / "我的照片.pdf"
    other.write_bytes(b"mine")
    record = home / written_record.NAME
    note = {"name": other.name, "sha256": hashlib.sha256(b"mine").hexdigest()}
    value = json.loads(record.read_text("utf-8"))
    value["packs"][-1]["notes"]["beside"] = note
    record.write_text(json.dumps(value), "utf-8")
    assert letters("wipe", "案件/case.toml", "--yes", cwd=case).returncode == 0
    assert other.read_bytes() == b"mine"


def test_without_what_it_takes_the_folder_is_made_and_that_is_said(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "letters.desk.delivery.volumes.find_spec", lambda name: None if name == "PIL" else find_spec(name)
    )
    done = pack(case)
    assert done.returncode == 0
    assert "做证据材料.pdf：要多装几个包" in done.stderr
    assert 'pip install ".[pdf]"' in done.stderr
    assert sorted(path.name for path in (case / "交").iterdir()) == ["治安报案书-材料", "治安报案书-材料.zip"]


def test_an_old_volume_stays_known_when_a_new_one_cannot_be_made(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pack(case).returncode == 0
    monkeypatch.setattr("letters.desk.delivery.volumes.find_spec", lambda _: None)
    assert pack(case, "--force").returncode == 0
    found = secrecy.survey_wipe(case / "案件" / "case.toml", open_desk())
    assert [one.what for one in found.files if one.path.name == VOLUME] == [BAG]
