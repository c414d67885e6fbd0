"""Call and message logs, carrier bills and payment bills: files of many dialects in, frozen rows out.

A file is sniffed by its content, never by its name. Every row is a `Contact` or a `Payment`, or is `Passed` over for
a reason, or is `Unreadable` with its line and why; nothing is guessed.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
