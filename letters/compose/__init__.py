"""Case, findings and law become a Letter: what the template gets, what is masked, what is warned about."""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
