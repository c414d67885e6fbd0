from .choosing import Chosen as Chosen
from .choosing import Row as Row
from .choosing import begun as begun
from .lines import TypedLines as TypedLines
from .lists import choose as choose
from .looks import shown as shown
from .plain import Plain as Plain
from .screen import Screen as Screen
