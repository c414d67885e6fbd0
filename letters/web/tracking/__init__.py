"""What became of the letters: what is due, and what is put down of answers and papers."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
