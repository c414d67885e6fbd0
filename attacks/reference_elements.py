"""What a reference document may hold that a letter must not: elements of letterheads, settings, styles, the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attacks.letterheads import DOCUMENT, FOOTER, HEADER
from attacks.reference_files import SHEET, URL, add, all_of, lead, run_of, swap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attacks.reference_files import Change

EVIL = "<w:t>EVIL</w:t>"
ELEMENTS = {
    "picture": run_of('<w:drawing><a:blip r:link="rEvil" EVIL="1"/></w:drawing>'),
    "shape": run_of('<w:pict><v:shape><v:imagedata r:id="rEvil" o:href="EVIL"/></v:shape></w:pict>'),
    "text box": run_of(f"<w:pict><v:textbox><w:txbxContent>{run_of(EVIL)}</w:txbxContent></v:textbox></w:pict>"),
    "object": run_of('<w:object><o:OLEObject ProgID="EVIL" r:id="rEvil"/></w:object>'),
    "control": run_of('<w:control r:id="rEvil" w:name="EVIL"/>'),
    "chunk": '<w:altChunk r:id="rEvil"/><w:p/>',
    "sub-document": '<w:p><w:subDoc r:id="rEvil"/></w:p>',
    "link": '<w:p><w:hyperlink r:id="rEvil" w:tooltip="EVIL"><w:r><w:t>网站</w:t></w:r></w:hyperlink></w:p>',
    "alternate": f"<mc:AlternateContent>{run_of('<w:t>EVIL</w:t>')}</mc:AlternateContent>",
    "comment": run_of('<w:commentReference w:id="1"/><w:annotationRef/>'),
    "deleted": '<w:p><w:del w:author="EVIL"><w:r><w:delText>EVIL</w:delText></w:r></w:del></w:p>',
    "inserted": '<w:p><w:ins w:author="EVIL" w:date="2026-01-01T00:00:00Z"><w:r><w:t>补</w:t></w:r></w:ins></w:p>',
    "moved": '<w:p><w:moveFrom w:author="EVIL"><w:r><w:t>EVIL</w:t></w:r></w:moveFrom></w:p>',
    "changed": '<w:p><w:pPr><w:pPrChange w:author="EVIL"><w:pPr/></w:pPrChange></w:pPr></w:p>',
    "bound control": (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="EVIL" w:storeItemID="EVIL"/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>字</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    ),
    "custom XML": '<w:customXml w:uri="EVIL" w:element="EVIL"><w:p/></w:customXml>',
    "bookmark": '<w:p><w:bookmarkStart w:id="0" w:name="EVIL"/><w:bookmarkEnd w:id="0"/></w:p>',
    "smart tag": '<w:p><w:smartTag w:uri="EVIL" w:element="EVIL"><w:r><w:t>字</w:t></w:r></w:smartTag></w:p>',
    "form field": run_of(
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="EVIL"/></w:ffData></w:fldChar>'
    ),
    "footnote": run_of('<w:footnoteReference w:id="9" w:customMarkFollows="EVIL"/>'),
    "ruby": run_of("<w:ruby><w:rt><w:r><w:t>EVIL</w:t></w:r></w:rt></w:ruby>"),
    "script": "<script>EVIL</script>",
    "words between": "EVIL",
    "a style that is not there": '<w:p><w:pPr><w:pStyle w:val="EVIL"/></w:pPr></w:p>',
    "a table without a grid": "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>EVIL</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "an instruction of processing": '<?mso-application progid="EVIL"?><!-- EVIL --><w:p/>',
    "section with a printer": '<w:p><w:pPr><w:sectPr><w:printerSettings r:id="rEvil"/></w:sectPr></w:pPr></w:p>',
    "a run that grows up": '<w:p><w:r><w:rPr><w:rPrChange w:author="EVIL"/></w:rPr><w:t EVIL="1">字</w:t></w:r></w:p>',
}  # fmt: skip


def elements() -> Mapping[str, Change]:
    """Elements that hold, fetch, run or tell something, in a header and a footer, with what they lead to."""
    found: dict[str, Change] = {}
    for name, xml in ELEMENTS.items():
        for part in (HEADER, FOOTER):
            found[f"{name} in {part}"] = all_of(add(part, xml), lead(part, "image", ""))
    return found


SETTINGS = {
    "attached template": '<w:attachedTemplate r:id="rEvil"/>',
    "mail merge": '<w:mailMerge><w:query w:val="EVIL"/><w:dataSource r:id="rEvil"/></w:mailMerge>',
    "variables": '<w:docVars><w:docVar w:name="EVIL" w:val="EVIL"/></w:docVars>',
    "protection": '<w:documentProtection w:edit="readOnly" w:enforcement="1" w:hash="EVIL"/>',
    "write protection": '<w:writeProtection w:recommended="1" w:hash="EVIL"/>',
    "schema": '<w:attachedSchema w:val="EVIL"/>',
    "transform": '<w:saveThroughXslt r:id="rEvil" w:solutionID="EVIL"/>',
    "fields renewed on opening": '<w:updateFields w:val="true"/><w:captions EVIL="1"/>',
    "tracked changes": '<w:trackRevisions/><w:rsids><w:rsid w:val="EVIL0000"/></w:rsids>',
    "smart tag type": '<w:smartTagType w:namespaceuri="EVIL" w:url="EVIL" w:name="EVIL"/>',
    "shape defaults": '<w:shapeDefaults><o:shapedefaults EVIL="1"/></w:shapeDefaults>',
    "compatibility of a stranger": '<w:compat><w:compatSetting w:name="EVIL" w:uri="EVIL" w:val="1"/></w:compat>',
}  # fmt: skip
ELSEWHERE = {
    "bullet that is a picture": add(
        "word/numbering.xml", '<w:numPicBullet w:numPicBulletId="0"><w:pict EVIL="1"/></w:numPicBullet>'
    ),
    "number that is a sentence": swap("word/numbering.xml", '"%1、"', f'"%1、{"EVIL" * 40}"'),
    "picture in the theme": swap(
        "word/theme/theme1.xml", "<a:fillStyleLst/>", '<a:fillStyleLst><a:blipFill r:embed="EVIL"/></a:fillStyleLst>'
    ),
    "extension of the theme": add("word/theme/theme1.xml", '<a:extLst><a:ext uri="EVIL"/></a:extLst>'),
    "embedded font": swap(
        "word/fontTable.xml", "</w:font>", '<w:embedRegular r:id="rEvil" w:fontKey="{EVIL}"/></w:font>'
    ),
    "font with the name of a place": swap("word/styles.xml", 'w:eastAsia="宋体"', f'w:eastAsia="{URL}/{"x" * 40}"'),
    "hidden words": swap("word/styles.xml", "<w:b/>", '<w:b/><w:vanish EVIL="1"/><w:specVanish/>'),
    "styles based on each other": add("word/styles.xml", "".join(
        f'<w:style w:type="paragraph" w:styleId="x{at}"><w:name w:val="x{at}"/><w:basedOn w:val="x{(at + 1) % 3}"/>'
        "</w:style>"
        for at in range(3)
    )),
    "one name for two kinds": add(
        "word/styles.xml", '<w:style w:type="character" w:styleId="EVIL"><w:name w:val="文书正文"/></w:style>'
    ),
    "a style twice": add("word/styles.xml", '<w:style w:type="table" w:styleId="a"><w:name w:val="EVIL"/></w:style>'),
    "macro of a style": add("word/styles.xml", '<w:style w:type="paragraph" w:styleId="m"><w:name w:val="m"/>'
                            '<w:personal EVIL="1"/><w:rsid w:val="EVIL"/></w:style>'),
    "styles in another order": swap(
        "word/styles.xml", "<w:keepNext/><w:numPr>", '<w:outlineLvl w:val="EVIL"/><w:jc w:val="EVIL"/><w:numPr>'
    ),
    "background of the page": swap(
        DOCUMENT, "<w:body>", '<w:background w:color="FF0000"><v:background o:title="EVIL"/></w:background><w:body>'
    ),
    "printer of the page": swap(DOCUMENT, "<w:docGrid", '<w:printerSettings r:id="rEvil" EVIL="1"/><w:docGrid'),
    "a border that is a picture": swap(
        DOCUMENT, "<w:docGrid", '<w:pgBorders><w:top w:val="single" r:id="rEvil" EVIL="1"/></w:pgBorders><w:docGrid'
    ),
    "no room on the page": swap(DOCUMENT, 'w:left="1800"', 'w:left="11800"'),
    "a page as large as a house": swap(DOCUMENT, 'w:w="11906"', 'w:w="99999"'),
    "two headers for the same pages": swap(
        DOCUMENT,
        "<w:pgSz",
        '<w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="EVIL"/><w:pgSz',
    ),
    "a footer that is no footer": swap(SHEET, 'Target="footer1.xml"', 'Target="styles.xml"'),
    "a footer that leads out": swap(SHEET, 'Target="footer1.xml"', f'Target="{URL}" TargetMode="External"'),
    "styles that lead out": swap(SHEET, 'Target="styles.xml"', f'Target="{URL}" TargetMode="External"'),
    "settings up the tree": swap(SHEET, 'Target="settings.xml"', 'Target="../../../../etc/passwd"'),
    "every part is the theme": swap(SHEET, 'Target="settings.xml"', 'Target="theme/theme1.xml"'),
}  # fmt: skip


def parts_elsewhere() -> Mapping[str, Change]:
    """What settings, styles, numbers, fonts, the theme and the page may hold."""
    found = {name: all_of(add("word/settings.xml", xml), lead("word/settings.xml", "attachedTemplate", ""))
             for name, xml in SETTINGS.items()}  # fmt: skip
    return {**found, **ELSEWHERE}
