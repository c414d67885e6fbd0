"""Template → markup → blocks → DOCX, text, HTML, fields of a web form.

What others may use is named here and imported when it is first asked for, so that a list of the formats costs no
engine, and a letter in plain text no Word.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
