"""A log shows when a call came; what was said in it is told as what the person remembers or others told."""

from __future__ import annotations

from typing import Any

import pytest

from tests.shelf import text
from tests.stories import contact, platform, row, story

DAY = "2026-11-23"
MOTHER = row("third_parties", id="mother", relation="母亲")


def proof(kind: str, title: str = "材料") -> str:
    return row("evidence", id="E01", title=title, kind=kind, proves="来电")


def written(kind: str = "electronic", channel: str = "call", **told: Any) -> str:
    known = {"words": "等着", "answered": True, "source": "手机通话记录", "rank": "screenshot", "evidence": ["E01"]}
    fields = {key: value for key, value in {**known, **told}.items() if value is not None}
    call = contact("I1", "2026-11-01 10:00", channel, **fields)
    return text(story(platform(), MOTHER, proof(kind), call), DAY, "complaint/police")


def test_words_of_a_call_rest_on_memory_where_only_a_log_is_there() -> None:
    assert "“等着”。（时间见手机通话记录，证据1，内容为本人记忆）" in written()


def test_what_others_told_of_a_call_is_told_as_theirs() -> None:
    to_mother: dict[str, Any] = {"words": None, "account": "问我在哪", "to": ["mother"]}
    assert "（时间见手机通话记录，证据1，内容为转述）" in written(known_by="told", **to_mother)
    assert "（时间见手机通话记录，证据1，内容为他人告知）" in written(**to_mother)


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("recording", {}),
        ("testimony", {}),
        ("electronic", {"source": "手机通话记录备份、通话录音"}),
        ("electronic", {"rank": "memory", "source": "本人记忆"}),
        ("electronic", {"channel": "sms", "answered": None, "source": "短信截图"}),
        ("electronic", {"answered": False, "words": None, "account": "没有接"}),
        ("electronic", {"words": None}),
        ("electronic", {"known_by": "document", "to": ["mother"]}),
    ],
)
def test_recordings_messages_and_calls_that_nobody_took_are_told_as_before(kind: str, told: dict[str, Any]) -> None:
    assert "内容为" not in written(kind, **told)
