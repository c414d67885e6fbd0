from .checking_off import ask_to_check as ask_to_check
from .checking_off import keep_ticks as keep_ticks
from .framed import FRAMED as FRAMED
from .framed import LINKED as LINKED
from .routes import ROUTES as ROUTES
