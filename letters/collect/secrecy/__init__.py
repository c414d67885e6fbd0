"""Privacy on a borrowed computer: a case removed with what was made from it, or kept locked with a passphrase."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
