"""What stands above a body, or hears suits: found by the name of the body that was written to; courts by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from letters.authorities import Directory, Suggestion

HOME = "浙江省杭州市西湖区翠苑街道某某小区3幢2单元502室"
BY_BODY = ("government", "police-superior", "procuratorate", "justice-bureau", "administrative-court")


def above(directory: Directory, role: str, body: str | None, home: str | None = HOME) -> Suggestion:
    return directory.suggest(role, complainant_address=home, respondent_address=body)


BODIES = {
    "杭州市公安局西湖区分局": ("杭州市西湖区人民政府", "杭州市公安局", "杭州市西湖区人民检察院"),
    "杭州市公安局西湖分局": ("杭州市西湖区人民政府", "杭州市公安局", "杭州市西湖区人民检察院"),
    "杭州市公安局西湖区分局翠苑派出所": ("杭州市西湖区人民政府", "杭州市公安局", "杭州市西湖区人民检察院"),
    "翠苑派出所": ("杭州市西湖区人民政府", "杭州市公安局", "杭州市西湖区人民检察院"),
    "成都市公安局武侯区分局": ("成都市武侯区人民政府", "成都市公安局", "成都市武侯区人民检察院"),
    "重庆市云阳县公安局": ("云阳县人民政府", "重庆市公安局", "重庆市云阳县人民检察院"),
    "太康县公安局": ("太康县人民政府", None, "太康县人民检察院"),
    "东莞市公安局长安分局": ("东莞市人民政府", None, None),
    "杭州市公安局": (None, None, None),
    "上海市公安局浦东分局": (None, None, None),
    "某某派出所": (None, None, None),
    "": (None, None, None),
}


@pytest.mark.parametrize(("body", "wanted"), BODIES.items())
def test_government_superior_and_procuratorate_follow_the_police_written_to(
    directory: Directory, body: str, wanted: tuple[str | None, ...]
) -> None:
    found = [above(directory, role, body) for role in ("government", "police-superior", "procuratorate")]
    assert tuple(one.name for one in found) == wanted
    assert [bool(one.missing) for one in found] == [name is None for name in wanted]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("杭州市余杭区市场监督管理局", "杭州市余杭区人民政府"),
        ("慈溪市市场监督管理局", "慈溪市人民政府"),
        ("中山市市场监督管理局", "中山市人民政府"),
        ("深圳市市场监督管理局南山监管局", None),
    ],
)
def test_the_government_is_that_of_the_regulator_and_never_of_the_persons_own_place(
    directory: Directory, body: str, wanted: str | None
) -> None:
    assert above(directory, "government", body).name == wanted


def test_a_county_police_finds_its_city_where_the_persons_address_is_in_that_county(directory: Directory) -> None:
    found = above(directory, "police-superior", "太康县公安局", home="河南省周口市太康县某某路")
    assert found.name == "周口市公安局"


def test_a_city_written_short_in_the_address_is_the_same_city(directory: Directory) -> None:
    found = above(directory, "government", "杭州市公安局西湖分局", home="杭州西湖区翠苑街道")
    assert found.name == "杭州市西湖区人民政府"


@pytest.mark.parametrize(
    ("body", "place", "wanted"),
    [
        ("杭州市公安局余杭分局", "浙江省杭州市余杭区某某写字楼", "杭州市余杭区人民政府"),
        ("杭州市公安局西湖分局", "杭州市某某写字楼", "杭州市西湖区人民政府"),
    ],
)
def test_the_place_of_a_visit_tells_a_branch_too_and_a_vague_one_does_not_hide_the_home(
    directory: Directory, body: str, place: str, wanted: str
) -> None:
    found = directory.suggest("government", complainant_address=HOME, respondent_address=body, incident_place=place)
    assert found.name == wanted


def test_a_namesake_in_another_city_completes_nothing(directory: Directory) -> None:
    assert above(directory, "government", "宁波市公安局西湖分局").name is None
    assert above(directory, "government", "北京市公安局朝阳分局", home="辽宁省朝阳市双塔区").name is None
    assert above(directory, "police-superior", "太康县公安局", home=HOME).name is None


def test_the_city_itself_is_offered_where_the_body_may_be_the_citys(directory: Directory) -> None:
    assert above(directory, "government", "杭州市公安局").alternatives == ("杭州市人民政府",)


def test_a_branch_in_a_municipality_is_known_by_the_persons_district(directory: Directory) -> None:
    found = above(directory, "police-superior", "北京市公安局朝阳分局", home="北京市朝阳区某某街道某某路")
    assert found.name == "北京市公安局"


def test_an_objection_goes_to_the_justice_bureau_of_the_aid_centre(directory: Directory) -> None:
    found = above(directory, "justice-bureau", "成都市武侯区法律援助中心")
    assert (found.name, found.topic) == ("成都市武侯区司法局", "aid_objection")


def test_a_suit_against_an_authority_is_suggested_where_the_authority_sits(directory: Directory) -> None:
    found = above(directory, "administrative-court", "杭州市余杭区市场监督管理局")
    assert found.name == "杭州市余杭区人民法院"
    assert "打电话问立案庭核实" in found.caution
    assert found.topic == "admin_court"


@pytest.mark.parametrize("role", BY_BODY)
def test_without_the_body_written_to_there_is_no_name(directory: Directory, role: str) -> None:
    found = above(directory, role, None)
    assert found.name is None
    assert "先前收件机关" in found.missing


COURTS = {
    "浙江省杭州市西湖区翠苑街道": "杭州市西湖区人民法院",
    "北京市朝阳区某某路": "北京市朝阳区人民法院",
    "河南省周口市太康县": "太康县人民法院",
    "重庆市云阳县": "重庆市云阳县人民法院",
    "浙江省宁波市慈溪市": "慈溪市人民法院",
}


@pytest.mark.parametrize(("home", "wanted"), COURTS.items())
def test_the_court_is_that_of_the_persons_place_with_the_defendants_as_an_alternative(
    directory: Directory, home: str, wanted: str
) -> None:
    found = directory.suggest("court", complainant_address=home, respondent_address="广东省深圳市南山区某某大厦")
    assert (found.name, found.topic) == (wanted, "tort_jurisdiction")
    assert "深圳市南山区人民法院" in found.alternatives


def test_a_visit_is_sued_over_where_it_happened(directory: Directory) -> None:
    found = directory.suggest(
        "court", complainant_address=HOME, respondent_address=None, incident_place="成都市武侯区某某写字楼"
    )
    assert found.name == "成都市武侯区人民法院"
    assert "侵权行为地" in found.rule


def test_a_city_without_counties_has_no_court_that_could_be_told_from_the_address(directory: Directory) -> None:
    found = directory.suggest("court", complainant_address="东莞市长安镇", respondent_address=None)
    assert found.name is None
    assert "推不出全称" in found.missing


@pytest.mark.parametrize(
    ("respondent", "wanted"),
    [
        ("广东省深圳市南山区某某大厦", "深圳市互联网信息办公室"),
        ("不详", "杭州市互联网信息办公室"),
        ("杭州市", "杭州市互联网信息办公室"),
    ],
)
def test_the_department_for_personal_information_is_only_a_suggestion_to_be_checked(
    directory: Directory, respondent: str, wanted: str
) -> None:
    found = directory.suggest("cyberspace", complainant_address=HOME, respondent_address=respondent)
    assert (found.name, found.topic) == (wanted, "data_authority")
    assert "没有规定" in found.rule
    assert "务必核实" in found.caution
