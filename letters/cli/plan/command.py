"""letters plan: what it needs is imported when it runs."""

from __future__ import annotations

from letters.cli.apps import command, done_by
from letters.cli.plan.asked import PlanAsked

_HELP = "算一算：每月能还多少，哪些没有异议、哪些有，几种付法付不付得起，租机一共要花多少钱。"


command("plan", help=_HELP)(done_by(PlanAsked, "plan.asking.plan_money"))
