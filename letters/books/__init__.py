"""What comes with the program and is looked up: heads of templates, the law, bodies, the words of sums, rates."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
