"""Values whose figures are worked out as they are read.

A named tuple holds what it tells, all of it worked out before anybody has asked. Where a template reads five figures of
thirty, the other twenty-five are made for nothing, for each channel of each letter.
"""

from __future__ import annotations


class Computed:
    """A value of which others read the public properties alone: they are figures, and what it holds is its own.

    @frozen
    class Total(Computed):
        contacts: Contacts

        @property
        def night(self) -> int: ...

    To a template (render/plain.py) it is a plain value that has `night` and no `contacts`; it is no list, and nothing
    of it can be called.
    """
