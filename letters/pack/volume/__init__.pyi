from .binding import Left as Left
from .binding import Volume as Volume
from .binding import make_volume as make_volume
from .binding import volume_name as volume_name
from .opened import is_shown as is_shown
from .rules import read_volume_rules as read_volume_rules
