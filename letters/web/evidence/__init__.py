"""Files of evidence: how they come in, what was made of them as cards and as a list, how they are looked at."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
