"""The commands that work on many cases; what they need is imported when they run."""

from __future__ import annotations

from letters.cli.apps import command, done_by
from letters.cli.asked import BatchAsked, ClientsAsked, StatsAsked
from letters.kit.taking import takes


@command(help="许多案件一次写完：一个文件夹、一个 JSON Lines 文件或者一张表格；停下了可以接着做。")
@takes(BatchAsked)
def batch(asked: BatchAsked) -> int:
    """Write the letters of many cases."""
    from letters.cli.batching import write_batch, write_empty_table

    if asked.template is not None:
        return write_empty_table(asked.template, force=asked.force)
    return write_batch(asked)


_CLIENTS = "来访的人：按编号列出还差什么、下一个期限，不写姓名；换下一位；打印登记表。"
command("clients", help=_CLIENTS)(done_by(ClientsAsked, "clients.see_clients"))
_STATS = "许多案件或者一张件数表的统计：按时间、行为、平台、地区、机关和结果；看不出是谁。"
command("stats", help=_STATS)(done_by(StatsAsked, "statistics.show_stats"))
