from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from letters.case.save import CaseFile
from letters.errors import CaseError, FileError, UsageError
from letters.kit.moment import Moment
from tests.stories import contact, person, platform

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 23)
posix = pytest.mark.skipif(os.name != "posix", reason="file modes and signals are those of POSIX")


def begun(path: Path) -> CaseFile:
    file = CaseFile.new(path)
    file.set("complainant", {"name": "林若溪", "phone": "19900000011", "address": "浙江省杭州市西湖区某某路3号"})
    return file


def test_a_new_file_explains_each_key_with_label_help_and_example(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    assert "version = 2\n" in file.text
    assert "[complainant]  # 本人" in file.text
    assert "# 姓名：与身份证一致；例如 林若溪\nname = " in file.text


def test_values_are_written_in_the_users_form(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.set("lease.rent", Decimal("899.00"))
    file.set("lease.signed_on", date(2026, 3, 2))
    file.append("incidents", [{"id": "I001", "at": Moment.parse("2026-08"), "channel": "call", "count": None}])
    assert 'rent = "899.00"' in file.text
    assert "signed_on = 2026-03-02" in file.text
    assert 'at = "2026-08"  # 时间' in file.text
    assert "count" not in file.text


def test_what_is_saved_is_a_case(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.append("respondents", [{"id": "platform", "roles": ["platform"]}])
    file.update("respondents", "platform", {"brand": "某某租", "phone": None})
    file.save()
    case = CaseFile.open(tmp_path / "case.toml").case(TODAY)
    assert case.complainant.name == "林若溪"
    assert case.respondents[0].brand == "某某租"


def test_get_follows_names_and_numbers(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.append("dealings", [{"on": "2026-09", "asked": "停止联系家人"}])
    assert file.get("dealings.0.asked") == "停止联系家人"
    assert file.get("dealings.1.asked") is None
    assert file.get("lease.claim.amount") is None
    assert file.get("complainant.name.first") is None


def test_a_row_is_found_by_its_id_or_refused(tmp_path: Path) -> None:
    file = CaseFile.new(tmp_path / "case.toml", person() + contact("I1", "2026-08-10") + contact("I2", "2026-08-11"))
    file.update("incidents", "I2", {"count": 3})
    file.remove("incidents", "I1")
    assert [row["id"] for row in file.get("incidents")] == ["I2"]  # type: ignore[attr-defined]
    assert file.get("incidents.0.count") == 3
    with pytest.raises(UsageError, match="I9"):
        file.update("incidents", "I9", {"count": 3})


def test_an_existing_file_keeps_every_line_that_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    text = "# 我的话\n\n\nversion = 2   # 二\n" + person() + "# 尾\n" + platform()
    path.write_text(text, "utf-8")
    file = CaseFile.open(path)
    file.set("complainant.name", "周砚南")
    file.save()
    assert path.read_text("utf-8") == text.replace("林若溪", "周砚南")


def test_a_byte_order_mark_and_windows_line_breaks_are_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbf" + ("version = 1\n" + person()).replace("\n", "\r\n").encode())
    file = CaseFile.open(path)
    file.set("complainant.name", "周砚南")
    file.save()
    content = path.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert CaseFile.open(path).case(TODAY).complainant.name == "周砚南"


def test_none_takes_a_value_away(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.set("complainant.address", None)
    file.set("complainant.email", None)
    assert file.get("complainant") == {"name": "林若溪", "phone": "19900000011"}


def test_a_list_of_tables_is_replaced(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    for amount in ("1.00", "2.00"):
        file.set("offer.disputed", [{"item": "违约金", "amount": amount, "reason": "没有约定"}])
    assert [row["amount"] for row in file.get("offer.disputed")] == ["2.00"]  # type: ignore[attr-defined]


def test_what_is_no_toml_or_no_file_is_refused_when_opened(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("name = 林", "utf-8")
    with pytest.raises(CaseError):
        CaseFile.open(tmp_path / "case.toml")
    with pytest.raises(FileError):
        CaseFile.open(tmp_path / "none.toml")


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.save()
    (tmp_path / "case.toml").write_text("version = 1\n# 我在记事本里写的\n", "utf-8")
    file.set("complainant.name", "周砚南")
    with pytest.raises(FileError, match="改过"):
        file.save()
    assert "记事本" in (tmp_path / "case.toml").read_text("utf-8")


def test_a_new_file_does_not_take_the_place_of_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text("version = 1\n", "utf-8")
    with pytest.raises(FileError, match="已经存在"):
        begun(tmp_path / "case.toml").save()


@posix
def test_a_new_file_is_readable_by_its_owner_alone_and_an_old_one_keeps_its_mode(tmp_path: Path) -> None:
    file = begun(tmp_path / "case.toml")
    file.save()
    assert stat.S_IMODE((tmp_path / "case.toml").stat().st_mode) == 0o600
    (tmp_path / "case.toml").chmod(0o640)
    file.set("complainant.name", "周砚南")
    file.save()
    assert stat.S_IMODE((tmp_path / "case.toml").stat().st_mode) == 0o640


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    begun(tmp_path / "real.toml").save()
    (tmp_path / "case.toml").symlink_to("real.toml")
    file = CaseFile.open(tmp_path / "case.toml")
    file.set("complainant.name", "周砚南")
    file.save()
    assert (tmp_path / "case.toml").is_symlink()
    assert "周砚南" in (tmp_path / "real.toml").read_text("utf-8")


@pytest.mark.parametrize("place", ["none/case.toml", "in-the-way", "file/case.toml", "x" * 300])
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path, place: str) -> None:
    (tmp_path / "in-the-way").mkdir()
    (tmp_path / "file").write_text("")
    with pytest.raises(FileError):
        begun(tmp_path / place).save()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "in-the-way"]


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FileError, match="没有权限"):
        begun(tmp_path / "case.toml").save()
    tmp_path.chmod(0o700)


FULL = """
import resource, sys
from pathlib import Path
from letters.case.save import CaseFile
from letters.errors import FileError
file = CaseFile.open(Path(sys.argv[1]))
file.set("story.account", "长" * 5000)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    file.save()
except FileError as error:
    print(error)
"""


@posix
def test_a_disk_without_room_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    begun(path).save()
    before = path.read_bytes()
    told = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)  # noqa: S603  our own program
    assert "没有写到一半" in told.stdout
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]


KILLED = """
import os, random, signal, sys
from itertools import cycle
from pathlib import Path
from letters.kit import files
from letters.case.save import CaseFile

path, chance = Path(sys.argv[1]), random.Random(20261123)
versions = []
for size in (1, 300_000, 900_000):
    file = CaseFile.open(path)
    file.set("story.account", "长" * size)
    versions.append(file.text.encode())

def save_for_ever(told):
    for content in cycle(versions):
        files.replace(path, content)
        os.write(told, b".")

for kill in range(200):
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        save_for_ever(tell)
    os.read(hear, 1)  # it has begun
    for _ in range(chance.randrange(200_000)):
        pass
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(hear), os.close(tell)
    assert path.read_bytes() in versions, kill
print("whole")
"""


@posix
@pytest.mark.long
def test_the_file_is_whole_after_two_hundred_kills_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    begun(path).save()
    told = subprocess.run([sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, check=False)  # noqa: S603  our own program
    assert told.stdout == "whole\n", told.stderr
    file = CaseFile.open(path)
    file.set("complainant.name", "周砚南")
    file.save()
    assert [each.name for each in tmp_path.iterdir()] == ["case.toml"]
