"""Whether Word would open a file without repairing it, by openxml-audit, a package of the dev group.

Its word was tried: tests/test_word_files.py breaks a letter in many ways, and each is found. It does not see loose text
between elements, nor an attribute of no namespace; the schemas of ECMA-376 do, where they lie beside the checkout.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path

OPTIONAL: Final = ("relationships/fontTable' is missing.", "relationships/theme' is missing.")
"""What openxml-audit asks for and Word does not: a letter without a theme and a table of fonts opens as it is."""


def faults(path: Path) -> list[str]:
    """Each fault of a DOCX file: the part, the place and what is wrong; empty when it is sound.

    >>> faults(Path("letters-out/01-治安报案书.docx"))
    []
    """
    found = OpenXmlValidator().validate(path).errors
    return [str(error) for error in found if not error.description.endswith(OPTIONAL)]
