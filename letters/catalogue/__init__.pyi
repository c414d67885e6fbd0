from .head import EVIDENCE as EVIDENCE
from .head import Head as Head
from .head import heads as heads
from .library import Library as Library
from .library import Source as Source
from .library import parted as parted
