"""How grave acts are against one another."""

from __future__ import annotations

from typing import Final

from letters.case.vocabulary import Act

GRAVEST_FIRST: Final = (
    Act.VIOLENCE,
    Act.DETENTION,
    Act.INTRUSION,
    Act.PROPERTY_DAMAGE,
    Act.THREAT,
    Act.STALKING,
    Act.REFUSES_TO_LEAVE,
    Act.IMPERSONATES_OFFICIAL,
    Act.FAKE_DOCUMENT,
    Act.IMAGE_ABUSE,
    Act.OBSCENE,
    Act.PERSONAL_DATA_LEAKED,
    Act.DEFAMATION,
    Act.INSULT,
    Act.THREATENS_DISCLOSURE,
    Act.DEBT_DISCLOSED,
    Act.SCHOOL,
    Act.WORKPLACE,
    Act.PRANK_ORDERS,
    Act.SMS_BOMBING,
    Act.DEMANDS_PRIVATE_PAYMENT,
    Act.THREATENS_FALSE_REPORT,
    Act.THREATENS_COURT,
    Act.REMINDER,
)
"""The order in which letters tell acts, the worst first. What does not stand here comes last."""
