from .opened import Reference as Reference
from .taken.load import load_reference as load_reference
from .taken.shapes import read_shapes as read_shapes
from .writer import Properties as Properties
from .writer import write_docx as write_docx
