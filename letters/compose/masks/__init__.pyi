from .masking import Masking as Masking
from .masking import mask as mask
from .names import read_names as read_names
from .page import Passage as Passage
from .readers import for_its_reader as for_its_reader
