"""What a case leaves behind where somebody worked on it, and what came of clearing that away: values for both homes."""

from __future__ import annotations

from hashlib import sha256

from letters.kit.frozen import frozen


@frozen
class Leftover:
    """A file that a case leaves behind: where it is found, what it is, its bytes.

    `passes` where it is unfinished: it grows, and goes by itself when what was coming in is cut off.
    """

    name: str
    what: str
    size: int
    passes: bool = False


@frozen
class Leftovers:
    """What goes when a case is cleared away, what goes only if that is asked for, and what stays with the reason."""

    files: tuple[Leftover, ...]
    apart: tuple[Leftover, ...] = ()
    stays: tuple[tuple[str, str], ...] = ()

    @property
    def version(self) -> str:
        """What tells this list from any other: what is done is what was shown, but for what passes by itself."""
        stay = tuple(each for each in self.files if not each.passes)
        return sha256(repr((stay, self.apart)).encode("utf-8", "surrogatepass")).hexdigest()


@frozen
class Cleared:
    """What came of it: how many files went, those that did not with the reason, what cannot be promised.

    `locked` is the file that holds them now, "" where they are gone.
    """

    removed: int
    failed: tuple[tuple[str, str], ...] = ()
    caution: str = ""
    locked: str = ""
