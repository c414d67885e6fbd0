"""Why a letter is not written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.kit.days import day_words

if TYPE_CHECKING:
    from letters.compose import Unwritten


def why_not(one: Unwritten, *, keys: bool = False) -> str:
    """What a letter lacks, or what else is in its way, in words for people; with `keys` how the case file says it."""
    if one.elsewhere:
        return "同一争议已选择先交给另一家"
    still = f"仍要写这一份，写明它的名称“{one.head.title}”"
    if one.sent and one.instead:
        return f"{day_words(one.sent)}已经寄出{one.instead}，几个方案只寄一份；{still}"
    if one.lapsed:
        return (
            f"所记的事最晚发生在{day_words(one.lapsed)}，都已超过治安管理处罚的追究期限。"
            "先想两件事：当时报过警、派出所知道的，把报警日期补填到那一条；现在还有联系的，补记下来。"
            f"请求对方停止侵害（告知函、起诉）不受这个期限限制；{still}"
        )
    if one.sent:
        return f"{day_words(one.sent)}已经寄出；要再写一份，写明它的名称“{one.head.title}”"
    if one.idle:
        return "还没有需要用到它的情形；寄出了什么、来了什么答复，先记下来"
    return "还缺：" + "；".join(f"{lack.what}（{lack.how}）" if keys else lack.what for lack in one.lacks)
