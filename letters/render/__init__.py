"""Template → markup → blocks → DOCX, text, HTML, fields of a web form.

What others may use is named here and imported when it is first asked for, so that a list of the formats costs no
engine, and a letter in plain text no Word.
"""

from letters.kit.door import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
