"""Words that steer the talk, typed in the place of an answer."""

from __future__ import annotations

from letters.collect.interview import is_skip

BACK = ("返回", "上一题", "上一步", "<", "《")
REVIEW = ("全部", "查看", "看全部", "=")
LEAVE = ("退出", "先到这", "q", "quit", "exit")


def ends_at_once(line: str) -> bool:
    """Whether the first line of a longer answer is all there is: a word that steers, or that nothing is to be said."""
    return line.strip() in (*BACK, *REVIEW, *LEAVE) or is_skip(line, nothing=True)
