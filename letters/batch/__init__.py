"""Many cases in one run: read one at a time, written by several processes, reported in one table.

items_at → items                                one case each, with the name of its folder
batch(items, options, runner, hear) → Summary   every case's letters in its folder, then the reports
spread, in_process, in_processes                runners: how the work is spread

`letters.batch.cluster` has the runner for many computers, `letters.batch.blank_table` the table to fill in.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
