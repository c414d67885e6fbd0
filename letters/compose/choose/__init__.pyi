from .addressee import addressees as addressees
from .occasions import plan_sent as plan_sent
from .refused_heads import faults_in_heads as faults_in_heads
from .selection import Selection as Selection
from .selection import Unwritten as Unwritten
from .selection import select as select
from .wished import strange_wishes as strange_wishes
from .wished import wanted_heads as wanted_heads
