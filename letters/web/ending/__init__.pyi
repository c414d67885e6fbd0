from .checking_off import ask_to_check as ask_to_check
from .framed import FRAMED as FRAMED
from .framed import LINKED as LINKED
from .routes import ROUTES as ROUTES
