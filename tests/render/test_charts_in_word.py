"""A chart in the DOCX: native, with its numbers to edit and to hear, printed so that grey paper tells series apart."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace
from shutil import which

import docx
import mammoth
import openpyxl
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx2python import docx2python
from lxml import etree

from letters.render import load_reference
from letters.render.docx.opened import bundled
from letters.render.docx.package import stored
from letters.render.styles import styles
from tests.render.chart_samples import BALANCE, COUNTS, FLOWS, drawn, one_column, parts, values


def test_word_gets_a_native_chart_with_its_numbers(render, docx_of):
    root = drawn(docx_of(render(FLOWS)))
    assert values(root, "//c:ser/c:tx//c:v/text()") == ["收到", "支付"]
    assert values(root, "//c:ser[2]/c:val//c:pt/@idx") == ["1", "2"]
    assert values(root, "//c:ser[2]/c:val//c:v/text()") == ["-1083.15", "-1083.15"]
    assert values(root, "//c:ser[1]/c:cat//c:v/text()") == ["9月10日", "10月10日", "11月\n10日"]
    assert values(root, "//c:valAx/c:numFmt/@formatCode") == ['#,##0"元"']


@pytest.mark.slow
@pytest.mark.parametrize("form", styles().charts)
@pytest.mark.parametrize(
    "markup", [FLOWS, COUNTS, BALANCE, FLOWS + COUNTS], ids=["flows", "counts", "balance", "two charts"]
)
def test_every_chart_passes_the_package_checker(render, docx_of, faults_of, tmp_path, form, markup):
    path = tmp_path / "chart.docx"
    path.write_bytes(
        docx_of(render(f"<p>一</p>{markup}<p>二</p>".replace("chart-columns", form).replace("chart-bars", form)))
    )
    assert faults_of(path) == []


def test_several_charts_each_have_a_part_and_an_id(render, docx_of):
    data = parts(docx_of(render(FLOWS + COUNTS + FLOWS)))
    body = data["word/document.xml"].decode()
    drawings = re.findall(r'<wp:docPr id="(\d)" name="(\w+)"', body)
    assert drawings == [("1", "柱形图1"), ("2", "条形图2"), ("3", "柱形图3")]
    led = dict(re.findall(r'Id="(\w+)"[^>]*Target="(charts/[^"]+)"', data["word/_rels/document.xml.rels"].decode()))
    assert [led[key] for key in re.findall(r'r:id="(letterChart\w+)"', body)] == [
        f"charts/chart{number}.xml" for number in (1, 2, 3)
    ]
    assert data["[Content_Types].xml"].count(b"drawingml.chart+xml") == 3


def test_the_numbers_lie_in_a_workbook_that_a_spreadsheet_opens(render, docx_of):
    data = parts(docx_of(render(FLOWS)))
    sheet = openpyxl.load_workbook(io.BytesIO(data["word/embeddings/chart1.xlsx"])).active
    assert list(sheet.values) == [
        ("日期", "收到", "支付"),
        ("9月10日", 5450.56, None),
        ("10月10日", None, -1083.15),
        ("11月\n10日", None, -1083.15),
    ]
    assert b"5450.56" in data["word/embeddings/chart1.xlsx"]  # unpacked: a search for secrets sees it


def test_formulas_of_the_chart_name_the_cells_of_the_workbook(render, docx_of):
    root = drawn(docx_of(render(FLOWS)))
    assert values(root, "//c:ser[2]//c:f/text()") == ["Sheet1!$C$1", "Sheet1!$A$2:$A$4", "Sheet1!$C$2:$C$4"]


def test_the_alternative_text_tells_the_numbers(render, docx_of):
    body = etree.fromstring(parts(docx_of(render(FLOWS + COUNTS)))["word/document.xml"])
    told = [element.get("descr") for element in body.iter("{*}docPr")]
    assert told[0].startswith("柱形图，按日期，共3项。收到：9月10日 5,450.56元。支付：10月10日 -1,083.15元，11月10日")
    assert told[1] == "条形图，按方式，共2项。次数：电话 87次，短信 & 彩信“略” 0次。"


def test_the_alternative_text_of_a_long_chart_gives_the_range(render, docx_of):
    body = etree.fromstring(parts(docx_of(render(one_column(*map(str, range(50))))))["word/document.xml"])
    assert [element.get("descr") for element in body.iter("{*}docPr")] == ["折线图，按月，共50项。数：0至49。"]


def test_words_with_marks_of_xml_reach_the_chart_and_its_workbook(render, docx_of):
    data = docx_of(render(COUNTS))
    assert "短信 & 彩信“略”" in values(drawn(data), "//c:cat//c:v/text()")
    sheet = openpyxl.load_workbook(io.BytesIO(parts(data)["word/embeddings/chart1.xlsx"])).active
    assert sheet["A3"].value == "短信 & 彩信“略”"


def test_the_first_bar_is_on_top(render, docx_of):
    assert values(drawn(docx_of(render(COUNTS))), "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]


def test_several_series_have_a_legend_and_one_has_none(render, docx_of):
    legends = [len(values(drawn(docx_of(render(markup))), "//c:legend")) for markup in (FLOWS, COUNTS)]
    assert legends == [1, 0]


def test_columns_share_a_place_only_where_one_of_them_is_empty(render, docx_of):
    both = FLOWS.replace("<td></td><td>-1,083.15元", "<td>1.00元</td><td>-1,083.15元")
    overlaps = [values(drawn(docx_of(render(markup))), "//c:overlap/@val") for markup in (FLOWS, both)]
    assert overlaps == [["100"], ["0"]]


def test_a_small_count_has_an_axis_of_whole_numbers(render, docx_of):
    steps = [values(drawn(docx_of(render(markup))), "//c:valAx/c:majorUnit/@val") for markup in (BALANCE, COUNTS)]
    assert steps == [["1"], []]


def test_a_chart_is_never_taller_than_a_page(render, docx_of):
    many = one_column(*["1"] * 99).replace("chart-line", "chart-bars")
    heights = [
        int(re.findall(rb'cy="(\d+)"', parts(docx_of(render(m)))["word/document.xml"])[0]) for m in (COUNTS, many)
    ]
    assert [round(height / 36_000) for height in heights] == [38, 200]


def test_the_line_that_holds_a_chart_is_as_tall_as_the_chart(render, docx_of):
    [paragraph] = docx.Document(io.BytesIO(docx_of(render(COUNTS)))).paragraphs
    assert paragraph.style.paragraph_format.line_spacing_rule == WD_LINE_SPACING.SINGLE


def test_what_is_below_zero_has_another_look(render, docx_of):
    root = drawn(docx_of(render(BALANCE)))
    own, below = (values(root, f"//c:{place}/c:spPr/a:solidFill/a:srgbClr/@val") for place in ("ser", "dPt"))
    assert values(root, "//c:dPt/c:idx/@val") == ["1"]
    assert own != below


def test_series_are_told_apart_without_colour():
    looks = styles().series
    assert len({look.dash for look in looks}) == len({look.marker for look in looks}) == len(looks)
    light = [sum(int(look.colour[at : at + 2], 16) for at in (0, 2, 4)) / 3 for look in looks]
    assert all(
        one.pattern != other.pattern or abs(a - b) > 60
        for one, other, a, b in zip(looks, looks[1:], light, light[1:], strict=False)
    )


def test_numbers_stand_beside_the_columns_only_where_there_is_room(render, docx_of):
    assert values(drawn(docx_of(render(FLOWS))), "//c:dLbls/c:showVal/@val") == ["1", "1"]
    assert values(drawn(docx_of(render(FLOWS.replace("chart-columns", "chart-stacked")))), "//c:dLbls") == []
    crowded = one_column(*["1,083.15"] * 30).replace("chart-line", "chart-columns")
    assert values(drawn(docx_of(render(crowded))), "//c:dLbls") == []


def test_a_line_under_the_chart_stays_with_it_and_the_caption_above_too(render, docx_of):
    made = docx.Document(io.BytesIO(docx_of(render(f"<p>见下图：</p>{FLOWS}<p>一</p>{COUNTS}{FLOWS}"))))
    assert [paragraph.paragraph_format.keep_with_next for paragraph in made.paragraphs] == [
        True,
        None,
        True,
        None,
        None,
    ]


def test_a_letter_without_charts_has_the_parts_of_its_reference_document_only(render, docx_of):
    assert not [name for name in parts(docx_of(render("<p>一</p>"))) if "chart" in name]


def test_equal_charts_are_equal_bytes(render, docx_of):
    assert docx_of(render(FLOWS + COUNTS)) == docx_of(render(FLOWS + COUNTS))


def test_other_readers_take_a_letter_with_a_chart(render, docx_of):
    data = docx_of(render(f"<p>前</p>{FLOWS}<p>后</p>"))
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs] == ["前", "", "后"]
    assert mammoth.extract_raw_text(io.BytesIO(data)).value.split() == ["前", "后"]
    with docx2python(io.BytesIO(data)) as found:
        assert "前" in found.text


@pytest.mark.slow
def test_a_users_document_carries_charts_too(render, docx_of, faults_of, tmp_path):
    docx.Document().save(str(tmp_path / "own.docx"))
    (tmp_path / "letter.docx").write_bytes(docx_of(render(FLOWS), reference=load_reference(tmp_path / "own.docx")))
    assert faults_of(tmp_path / "letter.docx") == []


def test_a_chart_in_the_header_of_a_users_document_is_not_written_over(render, docx_of):
    own = replace(bundled("standard"), parts=(*bundled("standard").parts, stored("word/charts/chart1.xml", b"<own/>")))
    data = parts(docx_of(render(FLOWS), reference=own))
    assert data["word/charts/chart1.xml"] == b"<own/>"
    assert b"charts/chart2.xml" in data["word/_rels/document.xml.rels"]


@pytest.mark.slow
@pytest.mark.skipif(not (which("soffice") and which("pdftotext")), reason="LibreOffice or poppler is not installed")
def test_the_chart_is_printed_with_its_names_and_numbers(render, docx_of, tmp_path):
    (tmp_path / "letter.docx").write_bytes(docx_of(render(FLOWS)))
    profile, output = f"-env:UserInstallation=file://{tmp_path}/profile", ["--outdir", str(tmp_path)]
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", *output, str(tmp_path / "letter.docx")]
    subprocess.run(convert, check=True, capture_output=True)  # noqa: S603
    text = ["pdftotext", str(tmp_path / "letter.pdf"), "-"]
    words = subprocess.run(text, check=True, capture_output=True, text=True).stdout  # noqa: S603
    for word in ("5,450.56", "-1,083.15", "收到", "支付"):
        assert word in words


@pytest.mark.parametrize("field", ["colour", "stroke"])
def test_colours_are_written_as_drawingml_wants(field):
    assert all(re.fullmatch("[0-9A-F]{6}", getattr(look, field)) for look in styles().series)
