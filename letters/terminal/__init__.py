"""What a terminal can do: lists to choose from, lines and stories to type, colour, lines folded where they may be.

Screen(say) · Plain(answers, say)           the talk, with arrow keys or line by line
choose(begun(rows, standing), asked) → Chosen
shown(text, stream)                         how a line is put on a stream
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
