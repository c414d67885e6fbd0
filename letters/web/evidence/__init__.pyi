from .looking import looks as looks
from .routes import ROUTES as ROUTES
from .uploading import keep as keep
