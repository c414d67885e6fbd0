"""What many cases have in common: counted by time and by group, in such a way that nobody can be made out.

counted(inputs, books, days) → Counted      cases of files and folders, or a table of counts
facts(case, lookup, on) → Facts     the little of a case that is counted
Tally.add(facts) · read_table(path) → Counts
make_report(counts, options) → Report       groups merged, changes, trend, what the figures cannot show
csv_bytes(report) · as_json(report)
"""

from __future__ import annotations

from letters.stats.case_facts import Facts, Lookup, facts
from letters.stats.count_table import read_table
from letters.stats.counting import Counted, Days, counted
from letters.stats.outputs import as_json, csv_bytes
from letters.stats.sources import cases_in
from letters.stats.statistics import Counts, Report
from letters.stats.stats_report import Options, make_report
from letters.stats.tally import Tally

__all__ = [
    "Counted",
    "Counts",
    "Days",
    "Facts",
    "Lookup",
    "Options",
    "Report",
    "Tally",
    "as_json",
    "cases_in",
    "counted",
    "csv_bytes",
    "facts",
    "make_report",
    "read_table",
]
