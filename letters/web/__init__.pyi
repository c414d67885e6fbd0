from .application import application as application
from .bench import Bench as Bench
from .home import serve as serve
