from .inside import PLACE as PLACE
from .inside import Inside as Inside
from .shelf import BrowserShelf as BrowserShelf
