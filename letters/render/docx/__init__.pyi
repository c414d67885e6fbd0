from .opened import Reference as Reference
from .reference import load_reference as load_reference
from .writer import Properties as Properties
from .writer import write_docx as write_docx
