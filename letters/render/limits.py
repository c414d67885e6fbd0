"""How much a template may hold and do. What is over a limit is refused before memory or time is spent on it.

The bundled templates stay below a tenth of each; a case of 100,000 incidents is written within them. How large a file
may be stands in letters/catalogue/template_folder.py.
"""

from __future__ import annotations

from typing import Final

MAX_PARTS: Final = 20_000
"""How many statements and expressions a template may hold, with all that it includes each time it does."""

MAX_CHAIN: Final = 10
"""How many templates may include one another in a row."""

MAX_LOOPS: Final = 8
"""How many loops may stand within one another, those of included pieces counted; Python itself takes twenty."""

MAX_NESTED: Final = 30
"""How many if, for and block may stand within one another, those of included pieces counted."""

MAX_ELEMENTS: Final = 20
"""How many elements of markup may stand within one another; words in a table stand in four."""

MAX_DEPTH: Final = 30
"""How deep an expression may be: brackets, attributes of attributes, `not not`, one operation within another."""

MAX_FAULTS: Final = 100
"""How many faults of one template are told."""

MAX_STEPS: Final = 2_000_000
"""How often all loops of one letter may run together, a large body counting for several; a table of 5,000 rows takes
some 10,000. What sorts, joins or looks through values spends of the same."""

PARTS_A_STEP: Final = 64
"""Parts of a loop's body that are one step."""

MAX_BUILT: Final = 20_000
"""How many characters a text may have that a template puts together with ~, + or join."""

MAX_VALUE: Final = 1_000_000
"""How many characters one expression may print."""

MAX_TOGETHER: Final = 16
"""How many values are joined at once, before the size of the letter is looked at."""

MAX_FOLDED: Final = 6
"""How many conditions that are printed with what stands around them may stand within one another, each elif as one."""

MAX_CHARACTERS: Final = 50_000_000
"""How much markup one letter may give; 100,000 rows of incidents give some 15 million."""

MAX_TAGS: Final = 2_000_000
"""How many tags that markup may have; 100,000 rows of incidents have some 1,700,000."""
