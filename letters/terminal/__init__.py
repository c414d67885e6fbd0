"""What a terminal can do: what is printed, lists to choose from, lines and stories to type, colour, folded lines.

guarded(), put(line)                        everything printed goes through here and steers nothing
Screen(say) · Plain(answers, say)           the talk, with arrow keys or line by line
choose(begun(rows, standing), asked) → Chosen
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
