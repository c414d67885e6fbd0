"""One case file becomes every formal letter that fits it, offline, with the law of the day."""

__version__ = "0.3.0"
