from .routes import ROUTES as ROUTES
