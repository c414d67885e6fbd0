"""What many cases have in common: counted by time and by group, in such a way that nobody can be made out.

counted(inputs, books, days) → Counted      cases of files and folders, or a table of counts
facts(case, lookup, on) → Facts     the little of a case that is counted
Tally.add(facts) · read_table(path) → Counts
make_report(counts, options) → Report       groups merged, changes, trend, what the figures cannot show
csv_bytes(report) · as_json(report)
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
