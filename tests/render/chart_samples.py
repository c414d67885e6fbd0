"""Tables of numbers for tests of charts, and what of a chart stands in a package."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

HEAD = "<thead><tr><th>日期</th><th>收到</th><th>支付</th></tr></thead>"
FLOWS = (
    f'<table class="chart-columns">{HEAD}<tbody>'
    "<tr><td>9月10日</td><td>5,450.56元</td><td></td></tr>"
    "<tr><td>10月10日</td><td></td><td>-1,083.15元</td></tr>"
    "<tr><td>11月<br/>10日</td><td></td><td>−1,083.15元</td></tr></tbody></table>"
)
COUNTS = (
    '<table class="chart-bars" data-priority="2"><thead><tr><th>方式</th><th>次数</th></tr></thead>'
    "<tr><td>电话</td><td>87次</td></tr><tr><td>短信 & 彩信“略”</td><td>0次</td></tr></table>"
).replace("&", "&amp;")
BALANCE = (
    '<table class="chart-columns"><thead><tr><th>月</th><th>结余</th></tr></thead>'
    "<tr><td>1月</td><td>3</td></tr><tr><td>2月</td><td>-2</td></tr></table>"
)
NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def drawn(data: bytes, number: int = 1) -> etree._Element:
    return etree.fromstring(parts(data)[f"word/charts/chart{number}.xml"])


def values(root: etree._Element, path: str) -> list[str]:
    return [str(found) for found in root.xpath(path, namespaces=NAMESPACES)]


def one_column(*cells: str) -> str:
    rows = "".join(f"<tr><td>甲</td><td>{cell}</td></tr>" for cell in cells)
    return f'<table class="chart-line"><thead><tr><th>月</th><th>数</th></tr></thead>{rows}</table>'
