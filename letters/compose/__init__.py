"""Case, findings and law become a Letter: what the template gets, what is masked, what is warned about."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
