"""What every screen is made with: its frame, its template, what forms say, where it goes back to."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
