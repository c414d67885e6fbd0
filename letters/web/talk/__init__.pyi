from .clients import CLINIC_ROUTES as CLINIC_ROUTES
from .routes import ROUTES as ROUTES
from .starting import BORROWED as BORROWED
from .starting import load_talk as load_talk
from .starting import note_whose as note_whose
