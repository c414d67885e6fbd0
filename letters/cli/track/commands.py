"""letters track …: its commands, their options and what does them. That is imported when the command runs."""

from __future__ import annotations

import os
from functools import partial
from typing import Any

import typer

from letters.cli.apps import app, done_by
from letters.cli.chinese import Command, Group
from letters.cli.options import CaseArg, Json
from letters.cli.track.asked import (
    AcceptAsked,
    KeepAsked,
    PostponeAsked,
    ReceivedAsked,
    ReplyAsked,
    SentAsked,
    ShowAsked,
    SignedAsked,
    UndoAsked,
)
from letters.kit.taking import takes


class TrackGroup(Group):
    """Shows where no command is named, and takes the case in front of the command as well: `case.toml sent …`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command in front."""
        from letters.told.of_usage import tracked_words

        words = args if ctx.resilient_parsing else tracked_words(args, self.commands, os.path.exists)
        return super().parse_args(ctx, words)


track = typer.Typer(
    cls=TrackGroup,
    help="寄出以后：看期限和下一步；记下寄了什么、来了什么答复；写日历文件。",
    rich_markup_mode=None,
)
app.add_typer(track, name="track")
command = partial(track.command, cls=Command)


@command(help="看一个案件，或者一个文件夹里的所有案件：收到的、寄出的、期限、下一步。")
@takes(ShowAsked)
def show(asked: ShowAsked) -> int:
    """Show a case, or all cases of a folder."""
    if not asked.case.is_dir():
        from letters.cli.track.showing import look

        return look(asked)
    from letters.cli.track.folder import look_through

    return look_through(asked)


DONE = (
    (
        "received",
        ReceivedAsked,
        "papers.take_paper",
        "记下收到的文书：传票、支付令、仲裁通知、律师函……看期限、怎么核实、先做什么；不写文书就一问一答。",
    ),
    ("sent", SentAsked, "sending.send_letter", "记下寄出或递交了一份文书，并把寄出的文件留底。"),
    ("signed", SignedAsked, "sending.receive", "记下对方签收的日期：很多期限从这一天的次日算。"),
    ("keep", KeepAsked, "copies.keep_copies", "给已经记下的一份补留底：把寄出的文件复制到案件旁边的 sent 里。"),
    (
        "reply",
        ReplyAsked,
        "answers.take_reply",
        "记下答复。结果可以写：受理、不予受理、补正、移送、调解成功、调解不成、决定、同意、另提方案、对方违约……",
    ),
    ("accept", AcceptAsked, "answers.accept_offer", "记下接受了对方另提的方案：以后的协议按它写。"),
    (
        "postpone",
        PostponeAsked,
        "answers.postpone_deadline",
        "把一个期限改成您知道的日期，并写明理由；--cancel 恢复算出来的日期。",
    ),
    ("undo", UndoAsked, "undoing.undo_latest", "撤销记错的：先显示要撤销哪一条，确认后才改。"),
)
for name, group, what, told in DONE:
    command(name, help=told)(done_by(group, f"track.{what}"))


@command(help="记下到期没有答复。")
@takes(SignedAsked)
def silent(asked: SignedAsked) -> int:
    """Record that nothing came."""
    from letters.cli.track.answers import take_reply

    return take_reply(ReplyAsked(case=asked.case, which=asked.which, outcome="silent", on=asked.on))


@command(help="核对留底的文件：有没有改动、丢失。")
def verify(case: CaseArg, as_json: Json = False) -> int:
    """Compare the copies with what was recorded."""
    from letters.cli.track.copies import verify_copies

    return verify_copies(case, as_json=as_json)
