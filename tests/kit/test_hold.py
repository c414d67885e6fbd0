"""One writer at a time: who changes a case holds its folder, who waits is told for whom, and the dead hold nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from letters.errors import ConflictError, FileError
from letters.kit.hold import NAME, Holder, holder, holding
from tests.holders import at_once, in_a_thread, killed_while_holding, somebody_holds
from tests.kills import posix

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def test_who_does_not_wish_to_wait_is_told_at_once_who_has_it_and_since_when(tmp_path: Path) -> None:
    with (
        somebody_holds(tmp_path, "letters track sent"),
        pytest.raises(ConflictError) as refused,
        holding(tmp_path, "letters write", wait=0),
    ):
        pass
    assert re.search(r"正在被改动（letters track sent，从 \d\d:\d\d:\d\d 起）", refused.value.message)
    assert (refused.value.exit_status, "没有改动任何东西" in refused.value.hint) == (3, True)


def test_who_waits_is_told_once_for_whom_and_goes_on_when_the_other_is_done(tmp_path: Path) -> None:
    heard: list[Holder] = []
    with somebody_holds(tmp_path, "letters write") as release:

        def hear(by: Holder) -> None:
            heard.append(by)
            release.set()

        with holding(tmp_path, "letters track sent", tell=hear):
            assert holder(tmp_path).command == "letters track sent"
    assert [by.command for by in heard] == ["letters write"]


def test_who_holds_a_folder_goes_on_in_it_and_lets_go_at_the_outer_end(tmp_path: Path) -> None:
    with holding(tmp_path, "letters write"):
        with holding(tmp_path, "letters", wait=0):
            pass
        refused = in_a_thread(lambda: holding(tmp_path, "letters", wait=0).__enter__())
        assert isinstance(refused, ConflictError)
    assert in_a_thread(lambda: holding(tmp_path, "letters", wait=0).__enter__()) is None


def test_two_folders_are_held_apart(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with somebody_holds(tmp_path, "letters write"), holding(tmp_path / "other", "letters", wait=0):
        assert holder(tmp_path / "other").command == "letters"


@posix
def test_the_file_says_the_command_alone_to_its_owner_alone_and_goes_with_the_hold(tmp_path: Path) -> None:
    with holding(tmp_path, "letters write"):
        assert (tmp_path / NAME).read_text("utf-8") == "letters write\n"
        assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == []


@posix
def test_one_that_was_killed_holds_nothing_and_its_file_goes_with_the_next_hold(tmp_path: Path) -> None:
    killed_while_holding(tmp_path, "letters write")
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
    with holding(tmp_path, "letters", wait=0):
        assert holder(tmp_path).command == "letters"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@posix
def test_two_processes_that_count_at_once_lose_no_count(tmp_path: Path) -> None:
    """The file is taken away at the end of each hold: who waited for the old one must not think that he has the new."""
    written = tmp_path / "count"
    written.write_text("0")

    def count() -> None:
        for _ in range(200):
            with holding(tmp_path, "letters", wait=60):
                written.write_text(str(int(written.read_text()) + 1))

    assert at_once(2, count) == [0, 0]
    assert written.read_text() == "400"


@posix
def test_a_link_in_the_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / NAME).symlink_to("mine")
    with pytest.raises(FileError, match="无法写入"), holding(tmp_path, "letters"):
        pass
    assert (tmp_path / "mine").read_text() == "mine"


def test_what_somebody_put_into_the_file_reaches_no_terminal_as_it_is(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\x1b]0;x\x07" + b"a" * 500 + "\u202e\n第二行".encode())
    shown = str(holder(tmp_path))
    assert shown.startswith("]0;xaaa")
    assert shown.isprintable()
    assert len(shown) < 100


def test_a_folder_that_is_not_there_is_not_held_and_not_made(tmp_path: Path) -> None:
    with holding(tmp_path / "none", "letters"):
        assert not (tmp_path / "none").exists()


@pytest.mark.skipif(not IS_ROOT, reason="only root can take on another user's rights and give them back")
def test_where_nothing_can_be_written_nothing_is_held_and_nobody_is_kept_out() -> None:
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.seteuid(65534)
        try:
            with holding(Path(folder), "letters", wait=0):
                assert list(Path(folder).iterdir()) == []
        finally:
            os.seteuid(0)


@pytest.mark.skipif(not IS_ROOT, reason="only root can take on another user's rights and give them back")
def test_another_user_who_holds_is_waited_for_though_the_file_cannot_be_read() -> None:
    with TemporaryDirectory() as folder, somebody_holds(Path(folder), "letters write"):
        Path(folder).chmod(0o777)
        os.seteuid(65534)
        try:
            with pytest.raises(ConflictError, match="另一个命令"), holding(Path(folder), "letters", wait=0):
                pass
        finally:
            os.seteuid(0)
