"""The interview: a case file comes into being by answering questions.

`engine` is pure: a state (the text of the case file), its next question, an answer that gives the next state. Who asks
and where the text is stored is told elsewhere.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
