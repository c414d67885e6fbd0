"""Whether tests try everything where the gate tries a choice: `WHOLE=1 python -m pytest …`; `make attack-all` does."""

from __future__ import annotations

import os
from typing import Final

WHOLE: Final = os.environ.get("WHOLE") == "1"
