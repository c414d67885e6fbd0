"""What the desk hands on as it is: names of rooms below that a shell may need."""

from letters.case import blank, json_schema
from letters.compose import Selection
from letters.pack import PackFile, Printed

__all__ = ["PackFile", "Printed", "Selection", "blank", "json_schema"]
