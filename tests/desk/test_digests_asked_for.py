"""Digests stand in the bag, and in a letter where they are asked for: after the list of what they are of."""

from __future__ import annotations

from datetime import date

import pytest

from letters.catalogue import with_digests
from letters.desk import Paper, open_case, open_desk, preview_letters
from tests.stories import contact, platform, row, text_of

TODAY = date(2026, 11, 26)
POLICE = "complaint/police"
CASE = text_of(
    platform(),
    contact("I1", "2026-11-20 22:30", acts=["threat"], words="明天去你家", evidence=["E7"]),
    row("evidence", id="E7", title="录音", kind="recording", proves="来电")
    + row("evidence.files", path="evidence/夜间来电.wav", size=1044, sha256="a" * 64),
)


def written(paper: Paper) -> str:
    [made] = preview_letters(open_case(CASE, TODAY), open_desk(paper=paper), POLICE, "txt")
    return made.text


@pytest.mark.slow
def test_a_letter_carries_no_digest_unless_it_is_asked_for() -> None:
    assert "a" * 64 not in written(Paper())
    told = written(Paper(digests=True))
    assert "a" * 64 in told
    assert told.index("证据目录\n") < told.index("电子数据校验表\n")


def test_a_digest_is_of_an_exhibit_of_the_letter_and_names_no_folder() -> None:
    told = written(Paper(digests=True))
    assert "编号：证据1；文件：夜间来电.wav；" in told
    assert "evidence/" not in told
    assert "E7" not in told


def test_only_letters_that_list_evidence_have_its_digests_joined() -> None:
    heads = {head.id: head for head in with_digests(open_desk().heads)}
    assert heads[POLICE].annexes[-1] == "annex/digests"
    assert heads["inquiry/service"].annexes == ()
    assert with_digests(heads.values()) == tuple(heads.values())
