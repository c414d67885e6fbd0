from .clinic import ClinicShelf as ClinicShelf
from .clinic import FolderClinic as FolderClinic
from .on_disk import FolderCase as FolderCase
from .on_disk import FolderShelf as FolderShelf
from .serving import serve as serve
