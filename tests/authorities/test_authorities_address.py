"""Addresses as people write them, and what is told of each."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letters.authorities import Division, load, parse_address
from letters.authorities.address import _town, _up_to_county

ADDRESSES = {
    # in full
    "浙江省杭州市西湖区翠苑街道某某小区3幢": Division("浙江省", "杭州市", "西湖区", "翠苑街道"),
    "浙江省杭州市余杭区某某路88号6层": Division("浙江省", "杭州市", "余杭区"),
    "四川省成都市武侯区浆洗街街道某某路9号": Division("四川省", "成都市", "武侯区", "浆洗街街道"),
    "广东省深圳市宝安区西乡街道某某花园7栋": Division("广东省", "深圳市", "宝安区", "西乡街道"),
    "河南省周口市太康县城关回族镇某某路17号": Division("河南省", "周口市", "太康县", "城关回族镇"),
    "浙江省宁波市慈溪市浒山街道": Division("浙江省", "宁波市", "慈溪市", "浒山街道"),
    "湖北省荆州市沙市区中山路1号": Division("湖北省", "荆州市", "沙市区"),
    "湖南省常德市津市市某某路": Division("湖南省", "常德市", "津市市"),
    "山东省济南市市中区某某路": Division("山东省", "济南市", "市中区"),
    "山西省阳泉市城区某某路": Division("山西省", "阳泉市", "城区"),
    "新疆维吾尔自治区乌鲁木齐市新市区": Division("新疆维吾尔自治区", "乌鲁木齐市", "新市区"),
    # short names, and parts left out
    "杭州余杭区某某路1号": Division("", "杭州", "余杭区"),
    "浙江杭州余杭区": Division("浙江", "杭州", "余杭区"),
    "济南市中区某某路": Division("", "济南", "市中区"),
    "唐山路北区某某道1号": Division("", "唐山", "路北区"),
    "慈溪市浒山街道某某路": Division("", "", "慈溪市", "浒山街道"),
    "余杭区文一西路1号": Division("", "", "余杭区"),
    "杭州余杭某某路1号": Division("", "杭州"),
    "杭州市": Division("", "杭州市"),
    "深圳市西乡街道某某小区": Division("", "深圳市", "", "西乡街道"),
    # municipalities
    "北京市朝阳区某某路18号院": Division("北京市", "北京市", "朝阳区"),
    "北京市北京市朝阳区": Division("北京市", "北京市", "朝阳区"),
    "上海市市辖区闵行区某某路100弄": Division("上海市", "上海市", "闵行区"),
    "上海浦东新区某某镇某某路": Division("上海", "上海", "浦东新区", "某某镇"),
    "重庆市云阳县某某镇": Division("重庆市", "重庆市", "云阳县", "某某镇"),
    # cities without counties, counties without a city
    "广东省东莞市长安镇某某路": Division("广东省", "东莞市", "", "长安镇"),
    "中山市南区街道1号": Division("", "中山市", "", "南区街道"),
    "海南省儋州市那大镇": Division("海南省", "儋州市", "", "那大镇"),
    "甘肃省嘉峪关市某某路": Division("甘肃省", "嘉峪关市"),
    "湖北省仙桃市某某路": Division("湖北省", "", "仙桃市"),
    "湖北省神农架林区松柏镇": Division("湖北省", "", "神农架林区", "松柏镇"),
    # autonomous places, leagues and banners
    "内蒙古锡林郭勒盟正蓝旗上都镇": Division("内蒙古", "锡林郭勒盟", "正蓝旗", "上都镇"),
    "湖北恩施州恩施市": Division("湖北", "恩施州", "恩施市"),
    "云南省大理白族自治州大理市": Division("云南省", "大理白族自治州", "大理市"),
    "海南州共和县": Division("", "海南州", "共和县"),
    "河南省新乡市红旗区红旗街1号": Division("河南省", "新乡市", "红旗区"),
    "阜新蒙古族自治县某某镇": Division("", "", "阜新蒙古族自治县", "某某镇"),
    # zones
    "合肥市高新区望江西路": Division("", "合肥市", zone="高新区"),
    "苏州工业园区星湖街1号": Division("", "苏州", zone="工业园区"),
    "深圳市大鹏新区葵涌街道": Division("", "深圳市", town="葵涌街道", zone="大鹏新区"),
    # no divisions, though the words look like some
    "杭州市翠苑小区3幢": Division("", "杭州市"),
    "杭州市某某校区1号": Division("", "杭州市"),
    "杭州市吴山夜市12号": Division("", "杭州市"),
    "湖北省中山公园旁": Division("湖北省"),
    "杭州市城市花园3幢": Division("", "杭州市"),
    "杭州市文三路东区5号": Division("", "杭州市"),
    "南京路100号": Division(),
    "北京西路3号": Division(),
    "长沙县某某镇": Division("", "", "长沙县", "某某镇"),
    "中山区某某路": Division("", "", "中山区"),
    # not known, blank, labelled, spaced
    "不详": Division(),
    " 未 知。": Division(),
    "": Division(),
    "　": Division(),
    "asdf 123": Division(),
    "？？？": Division(),
    "浙江省 杭州市　余杭区 ": Division("浙江省", "杭州市", "余杭区"),
    "中国广东省深圳市南山区": Division("广东省", "深圳市", "南山区"),
    "注册地址：广东省深圳市南山区": Division("广东省", "深圳市", "南山区"),
    "（办公地）南京市雨花台区": Division("", "南京市", "雨花台区"),
    "某某市某某区某某路": Division("", "某某市", "某某区"),
}


@pytest.mark.parametrize(("text", "wanted"), ADDRESSES.items(), ids=lambda value: str(value)[:20])
def test_an_address_is_taken_apart_as_written(text: str, wanted: Division) -> None:
    assert parse_address(text) == wanted


def test_no_address_has_no_divisions() -> None:
    assert not parse_address(None)


_PLACE_WORDS = [one.name for one in load().places.provinces] + [
    word for one in load().places.prefectures for word in one.spellings
]
_PIECES = st.sampled_from(
    [*_PLACE_WORDS, *"省市区县旗州镇乡路街号：（） 　", "街道", "新区", "开发区", "某某", "市辖区"]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=8).map("".join)))
@example("：址：")
@example("（）" * 200 + "区")
@example("县县县市市市区区区")
def test_nothing_is_told_that_the_text_does_not_say(text: str) -> None:
    written = "".join(text.split())
    found = parse_address(text)
    for piece in (found.province, found.city, found.county, found.town, found.zone):
        assert piece in written


def test_a_very_long_text_is_read_as_any_other() -> None:
    assert parse_address("浙江省杭州市余杭区" + "某" * 200_000).county == "余杭区"


def test_each_prefecture_is_found_in_full_and_short_before_a_county() -> None:
    for prefecture in load().places.prefectures:
        if prefecture.name not in load().places.without_counties:
            for written in prefecture.spellings:
                found = parse_address(f"{prefecture.province}{written}某某县")
                assert (found.city, found.county) == (written, "某某县")


def test_every_whole_county_stands_alone_and_after_its_city() -> None:
    for county in load().places.whole_counties:
        assert parse_address(f"{county}某某路1号").county == county
        assert parse_address(f"某某省杭州市{county}")  # never raises after anything


HAN = r"[㐀-鿿豈-﫿\U00020000-\U0003FFFF]"
COUNTY = re.compile(rf"{HAN}{{1,14}}?[县区市]")
TOWN = re.compile(rf"(?:(?![路号弄栋幢]){HAN}){{1,7}}?(?:街道|镇|乡|苏木)(?:街道|镇|乡)?")
LIKE_AN_ADDRESS = st.text(
    "县区市路号弄栋幢街道镇乡苏木浙江甲乙a1 \U00020000豈\ufaff\u9fff\u3400\ufb00\U00040000", max_size=18
)


@given(LIKE_AN_ADDRESS)
def test_a_county_and_a_town_end_where_a_pattern_for_them_would(text: str) -> None:
    assert _up_to_county(text) == (found[0] if (found := COUNTY.match(text)) else "")
    assert _town(text) == (found[0] if (found := TOWN.match(text)) else "")
