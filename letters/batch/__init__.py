"""Many cases in one run: read one at a time, written by several processes, reported in one table.

items_at → items                                one case each, with the name of its folder
batch(items, options, runner, hear) → Summary   every case's letters in its folder, then the reports
spread, in_process, in_processes                runners: how the work is spread

`letters.batch.cluster` has the runner for many computers, `letters.batch.blank_table` the table to fill in.
"""

from __future__ import annotations

from letters.batch.case_table import TABLES, from_table
from letters.batch.items import items_at
from letters.batch.outcomes import Item, Options, Outcome, State
from letters.batch.pool import cpus, in_process, in_processes, spread
from letters.batch.run import Summary, batch
from letters.batch.sources import LINES, from_files, from_lines

__all__ = [
    "LINES",
    "TABLES",
    "Item",
    "Options",
    "Outcome",
    "State",
    "Summary",
    "batch",
    "cpus",
    "from_files",
    "from_lines",
    "from_table",
    "in_process",
    "in_processes",
    "items_at",
    "spread",
]
