"""Sums in yuan: how fine, and how large one may be."""

from __future__ import annotations

from decimal import Decimal

CENT = Decimal("0.01")
LARGEST = Decimal("100000000")  # yuan; more is a slip of the pen
