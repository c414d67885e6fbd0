"""Call and message logs, carrier bills and payment bills: files of many dialects in, frozen rows out.

A file is sniffed by its content, never by its name. Every row is a `Contact` or a `Payment`, or is `Passed` over for
a reason, or is `Unreadable` with its line and why; nothing is guessed.
"""

from letters.collect.logs.read import Log, open_log
from letters.collect.logs.rows import Contact, Entry, Passed, Payment
from letters.kit.tables.rows import Unreadable

__all__ = ["Contact", "Entry", "Log", "Passed", "Payment", "Unreadable", "open_log"]
