"""data/styles.toml as WordprocessingML: what the reference documents are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from letters.render.docx.body import PICTURE, SPACER
from letters.render.docx.opened import SIDES_STYLE, TABLE_STYLE
from letters.render.styles import styles

if TYPE_CHECKING:
    from letters.render.styles import PageLayout, ParagraphLook

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FOOTER_STYLE: Final = "footer"
BASE: Final = "Normal"

_BORDERS: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULE: Final = (
    "<w:pBdr>"
    + "".join(  # `between`: Word draws one line under neighbours of the same style
        f'<w:{side} w:val="single" w:sz="4" w:space="1" w:color="auto"/>' for side in ("bottom", "between")
    )
    + "</w:pBdr>"
)
_LATENT: Final = (
    '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
    ' w:defQFormat="0" w:count="376"/>'
)
# English for Latin signs: as Chinese, LibreOffice parts numbers and years at the end of a line, in cells above all.
_LANGUAGE: Final = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def styles_xml(page: PageLayout) -> str:
    """The styles part for one page layout."""
    looks = [*styles().paragraphs.values(), *styles().cells.values()]
    return "".join(
        [
            f'<w:styles xmlns:w="{MAIN}">',
            _defaults(page),
            _LATENT,
            _normal(),
            *[_paragraph_style(look, page) for look in looks],
            _footer_style(page),
            _spacer_style(),
            _picture_style(),
            _CHARACTER_STYLES,
            _table_styles(),
            "</w:styles>",
        ]
    )


def settings_xml() -> str:
    """The settings part: how lines break, and that Asian text is set as in Word's own Chinese documents."""
    breaks = styles().breaks
    kept = (("After", breaks.never_last), ("Before", breaks.never_first))
    signs = "".join(f'<w:noLineBreaks{side} w:lang="zh-CN" w:val={quoteattr(signs)}/>' for side, signs in kept)
    return (
        f'<w:settings xmlns:w="{MAIN}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/>{signs}'
        # a justified line before a line break is not stretched
        "<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def footer_xml() -> str:
    """The footer part: 第 X 页 共 Y 页."""
    return (
        f'<w:ftr xmlns:w="{MAIN}" xmlns:r="{RELATIONSHIPS}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{_words('第 ')}{_field('PAGE')}{_words(' 页　共 ')}{_field('NUMPAGES')}{_words(' 页')}</w:p></w:ftr>"
    )


def _words(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _defaults(page: PageLayout) -> str:
    points, pitch = page.size["body"]
    spacing = f'<w:spacing w:val="{round(page.spacing * 20)}"/>' if page.spacing else ""
    run = f"{_fonts('body')}{spacing}{_points(points)}{_LANGUAGE}"
    paragraph = f'<w:snapToGrid w:val="0"/>{_pitch(pitch)}<w:jc w:val="both"/>'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{run}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{paragraph}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _normal() -> str:
    return (
        f'<w:style w:type="paragraph" w:default="1" w:styleId="{BASE}"><w:name w:val="{BASE}"/><w:qFormat/></w:style>'
    )


def _paragraph_style(look: ParagraphLook, page: PageLayout) -> str:
    return _style("paragraph", look.style, look.name, _paragraph_properties(look, page), _run_properties(look, page))


def _paragraph_properties(look: ParagraphLook, page: PageLayout) -> str:
    points, pitch = page.size[look.size]
    before, after = round(look.before * pitch * 20), round(look.after * pitch * 20)
    # The body's pitch stands in the defaults: a letter set in a user's own reference document takes that one's.
    own_pitch = look.size != "body" or before or after
    return "".join(
        [
            "<w:keepNext/>" if look.keep_next else "",
            _RULE if look.ruled else "",
            '<w:wordWrap w:val="0"/>' if look.break_anywhere else "",
            _pitch(pitch, before, after) if own_pitch else "",
            _indents(look, points),
            f'<w:jc w:val="{look.align}"/>',
            f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else "",
        ]
    )


def _indents(look: ParagraphLook, points: float) -> str:
    amounts = {"left": look.left, "right": look.right, "hanging": look.hanging, "firstLine": look.first}
    written = "".join(
        f' w:{side}Chars="{round(amount * 100)}" w:{side}="{round(amount * points * 20)}"'
        for side, amount in amounts.items()
        if amount
    )
    return f"<w:ind{written}/>" if written else ""


def _run_properties(look: ParagraphLook, page: PageLayout) -> str:
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    if look.size == "body":
        return f"{_fonts(look.font) if look.font != 'body' else ''}{bold}"
    spacing = '<w:spacing w:val="0"/>' if page.spacing else ""
    return f"{_fonts(look.font)}{bold}{spacing}{_points(page.size[look.size][0])}"


def _footer_style(page: PageLayout) -> str:
    points, pitch = page.size["footer"]
    return _style(
        "paragraph",
        "Footer",
        FOOTER_STYLE,
        f'{_pitch(pitch)}<w:jc w:val="center"/>',
        f'{_fonts("table")}<w:spacing w:val="0"/>{_points(points)}',
    )


def _spacer_style() -> str:
    return _style("paragraph", SPACER.style, SPACER.name, _pitch(6), _points(1))


def _picture_style() -> str:
    # A line as tall as what stands in it: of an exact height, Word would show that much of a chart and no more.
    spacing = '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>'
    return _style("paragraph", PICTURE.style, PICTURE.name, spacing, "")


_CHARACTER_STYLES: Final = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def _table_styles() -> str:
    margins = '<w:top w:w="28" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>'
    margins += '<w:right w:w="68" w:type="dxa"/>'
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _BORDERS)
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="LetterTable"><w:name w:val="{TABLE_STYLE}"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>'
        f'<w:style w:type="table" w:customStyle="1" w:styleId="LetterSides"><w:name w:val="{SIDES_STYLE}"/>'
        '<w:basedOn w:val="TableNormal"/></w:style>'
    )


def _style(kind: str, style: str, name: str, paragraph: str, run: str) -> str:
    custom = "" if name.isascii() else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{BASE}"/>' if kind == "paragraph" else ""
    properties = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    properties += f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"{properties}</w:style>"
    )


def _fonts(key: str) -> str:
    latin, chinese = styles().fonts[key]
    return f'<w:rFonts w:hint="eastAsia" w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _points(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _pitch(pitch: float, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{round(pitch * 20)}" w:lineRule="exact"/>'
