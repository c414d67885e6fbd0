"""What a letter hides: a masked case is made first, and everything after it knows only that one."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
