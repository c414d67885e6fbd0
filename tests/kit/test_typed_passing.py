"""Answers that only say that there is none, however that is said; and answers that only sound so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.kit.typed import Passing, is_unknown, passing, yes_or_no

SAID = {
    Passing.UNKNOWN: """\
        不清楚 不知道 不知道呀 不知道啊 不知道吧 不清楚啊 没找到 找不到 查不到 没写 没有写 暂无 不会 不懂 / -
        。。。 ？？ 合同上没有 名字不知道 不详 不祥 未知 忘了 忘记了 记不清 记不清了 不记得了 我也不知道
        真的不知道 实在想不起来了 想不起来 没印象 没注意 没查过 不太清楚 不是很清楚 不晓得 谁知道呢 我哪知道
        搞不清楚 弄不清 分不清 说不准 说不好 看不清 看不到 没看到 没看清 没显示 上面没写 合同里没写 短信里没写
        没有写明 没标 没留 没记 没存 没有留意 没问 问不到 查无 查不出来 找不着 找不到了 没找着 没有找到啊
        未找到 无法得知 无从得知 不明 不了解 不认识 n/a NA 无法提供 ??? —— …… * 🤷 xx 某某 唔知 晓不得
        不确定 不能确定 具体不清楚 时间不记得了 公司名称不清楚 地址找不到 哪天忘了 早忘了 全忘了 不知道写什么
        不知道怎么填 打不开了 app打不开 不好意思，不清楚 我不知道是谁 不知道叫什么 不知道是什么公司
        页面上找不到 没查到 还没查到 没有印象了 都不知道 也不清楚 不知道在哪里 不知道，没写 说不清楚 没听清
        不好说 记不得 记不住了 没拍 记不太清 记不大清楚了 不太记得 不大清楚 查过了没有 没办法知道 不知 还不清楚
        不知道公司""",
    Passing.LATER: """\
        以后再答 等会儿 回头再说 以后再说 先不写 暂时不写 等一下 晚点再填 明天再查 我去查一下 找到再补 先空着
        先跳过 待会儿说 稍后 等等 想起来再写 回头补 不知道，以后再说 我找找 先放着吧 下次再说 以后""",
    Passing.DECLINED: """\
        不想写 不想说 不填 不方便 不方便说 不写 不说 不告诉你 保密 隐私 跳过 略 算了 不愿意说 不便透露 不想答
        不想告诉你们 没法说""",
    Passing.NOTHING: """\
        没有 无 没 都没有 没有了 没有过 没啥 没什么 没有别的 没有其他的 木有 从来没有 还没有 没有公司""",
    Passing.DESPAIR: "不想活了 我不想活了 活不下去了 撑不住了 真的撑不住了 熬不下去了 活着没意思 想死 快崩溃了",
    Passing.WEARY: """\
        不想写了 累了 好累 太累了 不写了 烦死了 写不下去了 先到这里 不想弄了 不弄了 今天就到这里吧 我累了
        不想写了，累了 困了 不想说了 没力气写了""",
}
_ANSWERS = """\
    不二家有限公司 知道公司 知乎 不知火商贸有限公司 没有人公司 明白科技有限公司 清楚租机 找找租 以后科技 方便租
    保密科技 空空租机 明天租机 等等租机 想想租 人人趣租 无忧租 某某租赁有限公司 无锡市梁溪区 无极县
    西安市雁塔区小寨路28号 王小丽 莫不语 吴知 查理 李查 A 老板 去哪儿 不是我签的 不详细说了 母亲不知道
    我妈不知道 不要打给我妈 没有接 没接 没收到 没付 没还 没有签担保 不认 不同意 没去 没来 没上班 没找我
    对方没回复 没说 没告诉我 没看清脸 看不清车牌 不认识的人 12 899 3月5号 昨天 明天 上个月 未知号码 隐藏号码
    没有工作 失眠，很累 我累了，医生说血压高 看不到希望 没钱 不想还 是 有 好 对 ✓ × 我 公司 名字 不 不是"""


@pytest.mark.parametrize(("way", "said"), [(way, said) for way, listed in SAID.items() for said in listed.split()])
def test_that_there_is_no_answer_is_understood_however_it_is_said(way: Passing, said: str) -> None:
    assert passing(said) is way
    assert is_unknown(said) == (way is Passing.UNKNOWN)


def test_at_least_seventy_ways_of_not_knowing_are_tried() -> None:
    assert len(set(SAID[Passing.UNKNOWN].split())) >= 70


@pytest.mark.parametrize("said", _ANSWERS.split())
def test_an_answer_that_only_sounds_like_none_is_an_answer(said: str) -> None:
    assert passing(said) is None


@pytest.mark.parametrize("said", ["没有", "无", "没", "从来没有", "没说过", "还没", "×", "没接通", "不愿意"])
def test_that_there_is_nothing_answers_a_question_of_yes_and_no(said: str) -> None:
    assert yes_or_no(said).value is False


@pytest.mark.parametrize("said", ["有的", "说过", "认", "在", "✓", "嗯嗯", "接了"])
def test_yes_is_said_in_many_ways(said: str) -> None:
    assert yes_or_no(said).value is True


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_what_tells_something_at_length_is_an_answer(said: str) -> None:
    assert passing(said) in (None, *Passing)
    assert passing("他们打了很多次电话，每次都骂人，" + said) is None


@given(st.sampled_from(SAID[Passing.UNKNOWN].split()), st.sampled_from(["母亲", "张经理", "西安市", "有限公司", "3次"]))
def test_not_knowing_with_a_name_beside_it_is_an_answer(said: str, name: str) -> None:
    assert passing(said + name) is None
