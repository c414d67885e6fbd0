"""The sender's own words and facts, protected: what is warned of, and what stops a letter."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
