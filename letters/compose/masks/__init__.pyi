from .masking import Masking as Masking
from .masking import mask as mask
from .names import read_names as read_names
from .page import Passage as Passage
from .private import KEPT_BACK as KEPT_BACK
from .private import PRIVATE as PRIVATE
from .private import read_private as read_private
from .readers import for_its_reader as for_its_reader
