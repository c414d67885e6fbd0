"""The command line as a user meets it: what is printed where, and the exit status."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING

import pytest

from letters.kit.bundled import bundled
from tests.cli.process_apart import apart, case_in
from tests.command import letters
from tests.stories import contact, lease, offer, platform, row, table, text_of

if TYPE_CHECKING:
    from pathlib import Path

AS_MODULE = f"{sys.executable} -m letters"  # as these tests start a process of its own


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return case_in(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [("write", "case.toml", "--out", "out"), ("check", "none.toml"), ("--help",)])
def test_a_process_of_its_own_says_what_the_tests_own_process_says(case: Path, arguments: tuple[str, ...]) -> None:
    there = apart(*arguments, cwd=case)
    here = letters(*("here" if word == "out" else word for word in arguments), cwd=case)
    assert "\x1b" not in there.stdout + there.stderr
    assert here.returncode == there.returncode
    assert here.stdout.replace("here", "out") == there.stdout.replace(AS_MODULE, "letters")
    assert here.stderr.replace("here", "out") == there.stderr.replace(AS_MODULE, "letters")


def test_a_later_call_in_one_process_is_not_answered_as_an_earlier_one(case: Path) -> None:
    wide, narrow = (letters("write", "--help", cwd=case, COLUMNS=width).stdout for width in ("100", "40"))
    assert wide.count("\n") < narrow.count("\n")
    assert letters("write", "--help", cwd=case, COLUMNS="100").stdout == wide
    for _ in range(2):
        assert "没有选项 --ot，是不是 --out？" in letters("write", "case.toml", "--ot", "x", cwd=case).stderr
        assert letters("check", "case.toml", cwd=case).returncode == 0


def test_write_puts_files_on_disk_and_says_what_to_do_with_them(case: Path) -> None:
    done = letters("write", "case.toml", "--out", "out", cwd=case)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (case / "out").iterdir()) == [
        "00-送出前请看.docx",
        "01-治安报案书.docx",
        "02-消费者投诉书.docx",
        "03-停止侵害告知函.docx",
    ]
    for words in ("01-治安报案书.docx → 杭州市公安局西湖区分局", "签名", "带上：身份证原件", "请核实"):
        assert words in done.stdout


def test_the_same_command_again_replaces_nothing_without_force(case: Path) -> None:
    letters("write", "case.toml", "--out", "out", cwd=case)
    (case / "out" / "01-治安报案书.docx").write_bytes("我改过的".encode())
    again = letters("write", "case.toml", "--out", "out", cwd=case)
    assert again.returncode == 3
    assert "没有覆盖" in again.stderr
    assert again.stdout == ""
    assert (case / "out" / "01-治安报案书.docx").read_bytes() == "我改过的".encode()
    assert letters("write", "case.toml", "--out", "out", "--force", cwd=case).returncode == 0


def test_a_letter_that_was_asked_for_and_lacks_something_ends_in_one(case: Path) -> None:
    done = letters("write", "case.toml", "negotiation/deferral", "--out", "out", cwd=case)
    assert done.returncode == 1
    assert "还缺：延期方案" in done.stderr
    assert not (case / "out").exists()


def test_without_a_wish_what_does_not_fit_is_said_and_is_no_failure(case: Path) -> None:
    done = letters("write", "case.toml", "--out", "out", cwd=case)
    assert "消费者投诉书没有写，同一争议已选择先交给另一家" in done.stderr
    assert "letters list case.toml" in done.stderr
    assert done.returncode == 0
    listed = letters("list", "case.toml", cwd=case).stdout
    assert "＋ 延期付款协商申请书，需要时再写，还缺：延期方案" in listed


def test_after_writing_a_word_is_said_for_a_computer_that_others_use_too(case: Path) -> None:
    done = letters("write", "case.toml", "--out", "out", cwd=case)
    assert "letters wipe case.toml" in done.stderr
    assert f"letters lock {case}\n" in done.stderr


def test_a_folder_with_other_things_is_not_named_as_one_to_lock(case: Path) -> None:
    (case / "相册.jpg").write_bytes(b"x")
    done = letters("write", "case.toml", "--out", "out", cwd=case)
    assert "letters wipe case.toml" in done.stderr
    assert "letters lock" not in done.stderr
    assert "移进一个单独的文件夹" in done.stderr


def test_a_stopped_letter_ends_in_one_and_says_why_and_how_to_go_on(tmp_path: Path) -> None:
    sold = table("story", account="手机后来被我卖了。")
    text = text_of(platform(), lease(), sold, contact("I1", "2026-10-01 22:30", count=5))
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    done = letters("write", "case.toml", "complaint/police", "--date", "2026-11-23", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "设备已转卖" in done.stderr
    assert not (tmp_path / "out").exists()


def test_the_dispute_waits_until_one_door_is_chosen_and_the_report_does_not(tmp_path: Path) -> None:
    parts = [platform(), lease(), row("practices", kind="unfair_term", account="没有提示"), contact("I1", "2026-10-01")]
    (tmp_path / "case.toml").write_text(text_of(*parts), encoding="utf-8")
    done = letters("write", "case.toml", "--date", "2026-11-23", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert "只能先交给" in done.stderr
    titles = {path.name for path in (tmp_path / "out").iterdir()}
    assert titles == {"00-送出前请看.docx", "01-治安报案书.docx", "02-违法线索举报书.docx", "03-停止侵害告知函.docx"}


def test_check_tells_all_problems_at_once_on_standard_error(tmp_path: Path) -> None:
    text = text_of(platform(), contact("I1", "2027-01-01"), who=table("complainant", name="林若溪", phone="1"))
    (tmp_path / "case.toml").write_text(text.replace("roles", "rolls"), encoding="utf-8")
    done = letters("check", "case.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    for place in ("complainant.phone", "complainant.address", "respondents[1]"):
        assert place in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_case_ends_in_three_and_a_wrong_id_in_two_with_the_nearest(case: Path) -> None:
    assert letters("check", "none.toml", cwd=case).returncode == 3
    wrong = letters("write", "case.toml", "complant", cwd=case)
    assert wrong.returncode == 2
    assert "是不是“治安报案书”" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["wirte"], "是不是：letters write"),
        (["write", "--ot", "x"], "是不是 --out？"),
        (["write", "case.toml", "--fromat", "txt"], "没有选项 --fromat"),
        (["write", "case.toml", "--format", "odt"], "不认识的格式 odt"),
        (["write", "case.toml", "--layout", "wide"], "不认识的版式 wide"),
        (["write", "case.toml", "--date", "2026-02-30"], "日期 2026-02-30 不对"),
        (["law", "--topic", "threats"], "threat"),
    ],
)
def test_wrong_usage_ends_in_two_and_says_what_was_meant(case: Path, arguments: list[str], told: str) -> None:
    done = letters(*arguments, cwd=case)
    assert done.returncode == 2, done.stderr
    assert told in done.stderr
    assert "→" in done.stderr


def test_json_is_json_alone_on_standard_output(case: Path) -> None:
    checked = json.loads(letters("check", "case.toml", "--json", cwd=case).stdout)
    ids = [letter["id"] for letter in checked["letters"]]
    assert ids == ["complaint/police", "complaint/consumer-association", "notice/stop-harassment"]
    written = json.loads(letters("write", "case.toml", "--out", "out", "--json", cwd=case).stdout)
    assert written["files"][0] == "00-送出前请看.docx"
    assert "complaint/police" in [
        one["id"] for one in json.loads(letters("list", "--json", cwd=case).stdout)["letters"]
    ]
    assert json.loads(letters("schema", cwd=case).stdout)["$schema"]
    assert json.loads(letters("law", "恐吓", "--json", cwd=case).stdout)


@pytest.mark.slow
def test_formats_come_side_by_side(case: Path) -> None:
    done = letters("write", "case.toml", "complaint/police", "--format", "docx,txt,html", "--out", "out", cwd=case)
    assert done.returncode == 0, done.stderr
    assert {path.suffix for path in (case / "out").iterdir()} == {".docx", ".txt", ".html"}
    portal = (case / "out" / "01-治安报案书.txt").read_text(encoding="utf-8-sig")
    assert portal.startswith("【报案事项】")
    assert "上限未知" in portal


@pytest.mark.slow
def test_a_users_own_word_file_gives_the_looks(case: Path) -> None:
    write = ("write", "case.toml", "complaint/police")
    letters(*write, "--out", "out", cwd=case)
    done = letters(*write, "--reference", "out/01-治安报案书.docx", "--out", "again", "--layout", "compact", cwd=case)
    assert done.returncode == 0, done.stderr
    bad = letters("write", "case.toml", "--reference", "case.toml", "--out", "bad", cwd=case)
    assert bad.returncode == 3
    assert not (case / "bad").exists()


@pytest.mark.slow
def test_templates_are_copied_changed_checked_and_used(case: Path) -> None:
    assert letters("templates", "copy", "own", cwd=case).returncode == 0
    assert letters("templates", "copy", "own", cwd=case).returncode == 3
    police = case / "own" / "complaint" / "police.html"
    police.write_text(police.read_text("utf-8").replace("<h1>治安报案书</h1>", "<h1>报案材料</h1>"), "utf-8")
    assert letters("templates", "check", "--templates", "own", cwd=case).returncode == 0
    done = letters(
        "write", "case.toml", "complaint/police", "--templates", "own", "--format", "txt", "--out", "out", cwd=case
    )
    assert "报案材料" in (case / "out" / "01-治安报案书.txt").read_text("utf-8-sig"), done.stderr


@pytest.mark.slow
def test_a_template_that_calls_what_it_was_given_is_refused_by_check_and_by_write(case: Path) -> None:
    home = bundled("templates") / "complaint"
    own = case / "own" / "complaint"
    own.mkdir(parents=True)
    head = (home / "police.html").read_text("utf-8").split("+++")[1]
    pickled = "cposix\\nsystem\\n(S'echo > RAN'\\ntR."
    (own / "police.html").write_text(
        f"+++{head}+++\n<h1>报案</h1>\n"
        "{% for r in rows %}{% for f in [r.incident.parse_raw] %}"
        f'{{% if f("{pickled}", proto="pickle", allow_pickle=true) %}}<p>好</p>{{% endif %}}'
        "{% endfor %}{% endfor %}\n",
        encoding="utf-8",
    )
    clue = (home / "market-regulator.html").read_text("utf-8")
    (own / "market-regulator.html").write_text(f"{clue}<blink>急</blink>", "utf-8")
    line = head.count("\n") + 3
    checked = letters("templates", "check", "--templates", "own", cwd=case)
    written = letters("write", "case.toml", "complaint/police", "--templates", "own", "--out", "out", cwd=case)
    assert (checked.returncode, written.returncode) == (1, 1)
    refusal = f"模板 complaint/police 第 {line} 行：不能调用 f"
    assert refusal in checked.stdout
    assert "blink" in checked.stdout
    assert refusal in written.stderr
    assert sorted(path.name for path in case.iterdir()) == ["case.toml", "own"]


@pytest.mark.slow
def test_demo_writes_a_finished_pack_with_a_date_of_its_own(tmp_path: Path) -> None:
    done = letters("demo", "demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "00-送出前请看.docx").is_file()
    assert (tmp_path / "demo" / "案件" / "case.toml").is_file()
    assert letters("demo", "demo", cwd=tmp_path).returncode == 3


@pytest.mark.slow
def test_no_color_counts_more_than_force_color(case: Path) -> None:
    done = apart("write", "case.toml", "complaint/police", "--out", "out", cwd=case, FORCE_COLOR="1", NO_COLOR="1")
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr


def test_an_offer_goes_to_the_lessor_without_the_number_of_the_identity_card(tmp_path: Path) -> None:
    who = table(
        "complainant",
        name="林若溪",
        phone="19900000011",
        address="浙江省杭州市西湖区某某路3号",
        id_number="330106199908140021",
    )
    text = text_of(platform(), lease(), offer(), who=who)
    (tmp_path / "case.toml").write_text(text, encoding="utf-8")
    done = letters(
        "write",
        "case.toml",
        "negotiation",
        "--date",
        "2026-11-23",
        "--format",
        "txt,html",
        "--out",
        "out",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "out").iterdir():
        if path.name[:2] != "00":
            assert "330106199908140021" not in path.read_text("utf-8-sig")
            assert "某某路3号" not in path.read_text("utf-8-sig")


def test_consent_of_an_earlier_file_is_read_narrowly_and_that_is_told_by_check_and_write(tmp_path: Path) -> None:
    third = row("third_parties", id="mother", relation="母亲", name="何桂芝")
    told = "只当作同意写给公安、检察院、法院和法律援助机构"
    for version, consent, times in ((1, "consents_to_be_named = true", 1), (2, 'consents_to = "all"', 0)):
        text = text_of(platform(), third + consent + "\n")
        text = re.sub(r"version = \d", f"version = {version}", text)
        (tmp_path / "case.toml").write_text(text, encoding="utf-8")
        for command in ("check", "list"):
            assert letters(command, "case.toml", cwd=tmp_path).stderr.count(told) == times
