"""What people type, understood: numbers, dates and times, sums, counts, yes and no. Pure functions.

Each gives an `Understood`: the value with how it was understood, to be shown back, or a kind reason why not. Nothing
that can be meant in two ways is guessed.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
