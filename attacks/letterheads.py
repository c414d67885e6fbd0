"""A Word document as an office has it, made from nothing: letterhead, styles, numbers, theme, fonts, settings.

Each part is text that an attack may change before the file is written.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Parts = dict[str, str | bytes]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741  as Word itself calls it
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DECLARED = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:v="{V}" xmlns:o="{O}" xmlns:mc="{MC}"'

DOCUMENT = "word/document.xml"
FOOTER = "word/footer1.xml"
HEADER = "word/header1.xml"
KINDS = {
    "styles": "styles.xml", "settings": "settings.xml", "numbering": "numbering.xml", "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml", "header": "header1.xml", "footer": "footer1.xml",
}  # fmt: skip
SCHEME = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


def office() -> Parts:
    """The parts by name, in the order in which Word writes them."""
    leads = "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(KINDS.items(), 1)
    )
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": relations(f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        DOCUMENT: _document(),
        "word/_rels/document.xml.rels": relations(leads),
        "word/styles.xml": f"<w:styles {DECLARED}>{STYLES}</w:styles>",
        "word/settings.xml": f"<w:settings {DECLARED}>{SETTINGS}</w:settings>",
        "word/numbering.xml": f"<w:numbering {DECLARED}>{NUMBERS}</w:numbering>",
        "word/fontTable.xml": f'<w:fonts {DECLARED}><w:font w:name="宋体"><w:charset w:val="86"/></w:font></w:fonts>',
        "word/theme/theme1.xml": _theme(),
        HEADER: f"<w:hdr {DECLARED}><w:p><w:r><w:t>某某法律援助中心</w:t></w:r></w:p></w:hdr>",
        FOOTER: f"<w:ftr {DECLARED}><w:p>{PAGE}</w:p></w:ftr>",
    }


def relations(leads: str) -> str:
    """A part of relationships."""
    return f'<Relationships xmlns="{PACKAGE}/relationships">{leads}</Relationships>'


def write(parts: Parts, path: Path) -> Path:
    """The parts as a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def _types() -> str:
    named = {f"/word/{target}": f"{WORD}{kind}+xml" for kind, target in KINDS.items()}
    named["/word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    named["/word/document.xml"] = f"{WORD}document.main+xml"
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="x/bin"/>'
    )
    return f'<Types xmlns="{PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _document() -> str:
    return (
        f"<w:document {DECLARED}><w:body><w:p><w:r><w:t>旧的正文 EVIL</w:t></w:r></w:p><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"'
        ' w:header="851" w:footer="992" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="312"/>'
        "</w:sectPr></w:body></w:document>"
    )


def _theme() -> str:
    colours = "".join(f'<a:{name}><a:srgbClr val="112233"/></a:{name}>' for name in (*SCHEME, "hlink", "folHlink"))
    fonts = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fonts += '<a:font script="Hans" typeface="宋体"/>'
    return (
        f'<a:theme {DECLARED} name="Office"><a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont>'
        '</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst/></a:fmtScheme></a:themeElements></a:theme>'
    )


PAGE = (
    '<w:r><w:t xml:space="preserve">第 </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> 页</w:t></w:r>'
)
STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsia="宋体"/><w:sz w:val="21"/>'
    '</w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="paragraph" w:styleId="1">'
    '<w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:next w:val="a"/><w:pPr><w:keepNext/><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="a1">'
    '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
)
SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
    '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
)
NUMBERS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
