"""The day of tests about remedies."""

from __future__ import annotations

from datetime import date

DAY = date(2026, 11, 23)
NOW = DAY.isoformat()
CIVIL = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》（法释〔2022〕11号）"
