"""Which name is suggested, for which place, by which rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from letters.authorities.naming import short_district
from letters.errors import UsageError

if TYPE_CHECKING:
    from letters.authorities import Directory, Suggestion

HOME = "浙江省杭州市西湖区翠苑街道某某小区3幢2单元502室"
PLATFORM = "广东省深圳市南山区某某大厦1201"
CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"


def suggest(directory: Directory, role: str, **given: Any) -> Suggestion:
    return directory.suggest(role, **{"complainant_address": HOME, "respondent_address": PLATFORM, **given})


POLICE = {
    "浙江省杭州市西湖区翠苑街道": "杭州市公安局西湖区分局",
    "杭州余杭区某某路": "杭州市公安局余杭区分局",
    "北京市朝阳区某某路": "北京市公安局朝阳分局",
    "上海市浦东新区某某镇": "上海市公安局浦东分局",
    "深圳市宝安区西乡街道": "深圳市公安局宝安分局",
    "四川成都市武侯区": "成都市公安局武侯区分局",
    "山西省阳泉市城区": "阳泉市公安局城区分局",
    "河南省周口市太康县城关回族镇": "太康县公安局",
    "浙江省宁波市慈溪市": "慈溪市公安局",
    "正蓝旗上都镇": "正蓝旗公安局",
    "湖北省神农架林区": "神农架林区公安局",
    "东莞市长安镇": "东莞市公安局",
    "重庆市云阳县": "云阳县公安局",
    "余杭区某某路": None,
    "杭州市": None,
    "合肥市高新区": None,
    "不详": None,
    "香港特别行政区油尖旺区": None,
}


@pytest.mark.parametrize(("address", "wanted"), POLICE.items())
def test_the_police_are_those_of_the_victims_own_place(directory: Directory, address: str, wanted: str | None) -> None:
    found = suggest(directory, "police", complainant_address=address)
    assert found.name == wanted
    assert bool(found.missing) == (wanted is None)
    assert found.topic == ""  # the rule on it was read only in an old text


REGULATOR = {
    "广东省深圳市南山区某某大厦": "深圳市市场监督管理局南山监管局",
    "浙江省杭州市余杭区某某路": "杭州市余杭区市场监督管理局",
    "江苏省南京市雨花台区某某大道": "南京市雨花台区市场监督管理局",
    "上海市闵行区某某路": "上海市闵行区市场监督管理局",
    "河南省周口市太康县某某商业街": "太康县市场监督管理局",
    "云南大理州大理市": "大理市市场监督管理局",
    "中山市石岐街道": "中山市市场监督管理局",
    "嘉峪关市": "嘉峪关市市场监督管理局",
    "重庆渝中区": "重庆市渝中区市场监督管理局",
    "苏州工业园区": None,
    "": None,
}


@pytest.mark.parametrize(("address", "wanted"), REGULATOR.items())
def test_the_market_regulator_follows_the_respondent(directory: Directory, address: str, wanted: str | None) -> None:
    found = suggest(directory, "market-regulator", respondent_address=address)
    assert found.name == wanted
    assert bool(found.missing) == (wanted is None)


ASSOCIATION = {
    "浙江省杭州市余杭区": "杭州市余杭区消费者权益保护委员会",
    "杭州余杭区": "杭州市余杭区消费者权益保护委员会",
    "深圳市南山区": "深圳市消费者委员会",
    "河南省周口市太康县": "太康县消费者协会",
    "北京市朝阳区": "北京市朝阳区消费者协会",
    "湖北省武汉市洪山区": "武汉市洪山区消费者委员会",
    "四川省成都市武侯区": "成都市武侯区消费者协会",
}


@pytest.mark.parametrize(("address", "wanted"), ASSOCIATION.items())
def test_the_association_bears_its_local_name(directory: Directory, address: str, wanted: str) -> None:
    assert suggest(directory, "consumer-association", respondent_address=address).name == wanted


def test_every_unconfirmed_name_asks_to_be_checked(directory: Directory) -> None:
    for role in directory.roles:
        assert "核" in suggest(directory, role, respondent_name="某某租赁有限公司").caution


def test_a_confirmed_name_wins_and_needs_no_caution(directory: Directory) -> None:
    for role in directory.roles:
        found = suggest(directory, role, confirmed=" 某某局 ", complainant_address=None, respondent_address=None)
        assert (found.name, found.confirmed, found.caution, found.missing) == ("某某局", True, "", "")


def test_a_blank_confirmation_confirms_nothing(directory: Directory) -> None:
    found = suggest(directory, "police", confirmed="  ")
    assert (found.name, found.confirmed) == ("杭州市公安局西湖区分局", False)


def test_what_would_have_been_suggested_stays_as_an_alternative(directory: Directory) -> None:
    found = suggest(directory, "police", confirmed="杭州市公安局")
    assert "杭州市公安局西湖区分局" in found.alternatives
    assert found.name not in found.alternatives


def test_both_spellings_of_a_branch_and_its_station_are_offered(directory: Directory) -> None:
    found = suggest(directory, "police")
    assert found.alternatives == ("杭州市公安局西湖区分局翠苑派出所", "杭州市公安局西湖分局")


def test_a_visit_goes_to_the_police_where_it_happened(directory: Directory) -> None:
    found = suggest(directory, "police", incident_place="成都市武侯区某某写字楼")
    assert found.name == "成都市公安局武侯区分局"
    assert "事情发生地" in found.rule
    assert "杭州市公安局西湖区分局" in found.alternatives


def test_a_vague_place_of_a_visit_falls_back_to_the_victims_own_place(directory: Directory) -> None:
    found = suggest(directory, "police", incident_place="公司楼下")
    assert found.name == "杭州市公安局西湖区分局"
    assert "结果发生" in found.rule


def test_an_address_outside_the_mainland_is_said_to_be_outside_the_rules(directory: Directory) -> None:
    found = suggest(directory, "market-regulator", respondent_address="香港九龙油尖旺区某某道1号")
    assert found.name is None
    assert "不适用" in found.missing
    assert found.alternatives == ()


def test_without_a_visit_the_rule_speaks_of_calls_even_where_no_address_is_known(directory: Directory) -> None:
    found = suggest(directory, "police", complainant_address=None)
    assert found.name is None
    assert "电话" in found.rule


def test_the_association_falls_back_to_the_consumers_place_and_says_there_is_no_rule(directory: Directory) -> None:
    found = suggest(directory, "consumer-association", respondent_address="不详")
    assert found.name == "杭州市西湖区消费者权益保护委员会"
    assert "没有规定" in found.rule
    assert "打电话" in found.rule
    assert "消费者）所在地推荐" in found.rule


def test_a_hint_of_the_respondents_place_gives_way_to_a_sure_name(directory: Directory) -> None:
    found = suggest(directory, "consumer-association", respondent_address="杭州市")
    assert found.name == "杭州市西湖区消费者权益保护委员会"
    assert "杭州市消费者协会" in found.alternatives


@pytest.mark.parametrize(
    ("setting", "matter", "words", "topic"),
    [
        ("own_site", "complaint", "平台）住所地", "complaint_jurisdiction"),
        ("shop_on_platform", "complaint", "公示的地址", "complaint_jurisdiction"),
        ("offline", "complaint", "实际经营地", "complaint_jurisdiction"),
        ("own_site", "report", "被举报人（平台）住所地", "report_jurisdiction"),
        ("shop_on_platform", "report", "实际经营地", "report_jurisdiction"),
        ("offline", "report", "违法行为发生地", "report_jurisdiction"),
    ],
)
def test_the_regulators_rule_follows_how_the_business_was_met(
    directory: Directory, setting: str, matter: str, words: str, topic: str
) -> None:
    found = suggest(directory, "market-regulator", setting=setting, matter=matter)
    assert words in found.rule
    assert found.topic == topic


def test_legal_aid_is_that_of_the_applicants_place(directory: Directory) -> None:
    assert suggest(directory, "legal-aid").name == "杭州市西湖区法律援助中心"


@pytest.mark.parametrize("role", ["platform", "lessor", "shop", "collector"])
def test_a_letter_to_the_other_side_bears_its_own_name(directory: Directory, role: str) -> None:
    assert suggest(directory, role, respondent_name="某某租赁有限公司").name == "某某租赁有限公司"
    unnamed = suggest(directory, role, respondent_name="不详")
    assert unnamed.name is None
    assert unnamed.missing


def test_an_unknown_role_setting_or_matter_names_what_there_is(directory: Directory) -> None:
    with pytest.raises(UsageError, match="是不是 police"):
        suggest(directory, "polices")
    with pytest.raises(UsageError, match="own_site"):
        suggest(directory, "police", setting="market")
    with pytest.raises(UsageError, match="report"):
        suggest(directory, "police", matter="appeal")


@pytest.mark.parametrize(
    ("county", "short"),
    [("西湖区", "西湖"), ("浦东新区", "浦东"), ("城区", "城区"), ("滨海新区", "滨海"), ("太康县", "太康县")],
)
def test_a_district_is_shortened_only_where_a_name_remains(county: str, short: str) -> None:
    assert short_district(county) == short


ROLES_OF_CASES = {
    "police": "police",
    "consumer_assoc": "consumer-association",
    "market_regulator": "market-regulator",
    "legal_aid": "legal-aid",
}


@pytest.mark.skipif(not CASES.is_dir(), reason="the shared cases are not beside this checkout")
def test_the_names_of_the_shared_cases_are_among_the_suggestions(directory: Directory) -> None:
    checked = 0
    for path in sorted(CASES.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        for key, wanted in case.get("authorities", {}).items():
            if role := ROLES_OF_CASES.get(key):
                expected = wanted.removesuffix("(待核实)").replace("某某派出所", "")
                assert expected in _offered(directory, role, case), f"{path.name} {key}"
                checked += 1
    assert checked >= 15


def _offered(directory: Directory, role: str, case: dict[str, Any]) -> set[str | None]:
    """All names offered about any of the case's respondents."""
    found = [
        directory.suggest(
            role, complainant_address=case["complainant"]["address"], respondent_address=respondent["address"]
        )
        for respondent in case["respondents"]
    ]
    return {name for one in found for name in (one.name, *one.alternatives)}
