"""Archives and workbooks, made for the tests of what is read and refused."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DAY_STYLE, TIME_STYLE = ' s="1"', ' s="2"'
"""Styles of a day, and of a day with a time."""


def archive(members, compression=zipfile.ZIP_DEFLATED):
    """Zip members: name or ZipInfo -> content."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as written:
        for name, content in members.items():
            written.writestr(name, content)
    return packed.getvalue()


def number(value, style=""):
    return style, f"<v>{value}</v>"


def error(value):
    return ' t="e"', f"<f>1/0</f><v>{value}</v>"


def truth(value):
    return ' t="b"', f"<v>{int(value)}</v>"


def sheet_xml(rows, extra=""):
    """Write a sheet: rows of cells, each a text or made by the functions above; None is empty."""
    written = []
    for row, cells in enumerate(rows, start=1):
        made = ""
        for letter, cell in zip("ABCDEFGHIJ", cells, strict=False):
            if isinstance(cell, str):
                cell = ' t="inlineStr"', f"<is><t>{escape(cell)}</t></is>"
            if cell is not None:
                made += f'<c r="{letter}{row}"{cell[0]}>{cell[1]}</c>'
        written.append(f'<row r="{row}">{made}</row>')
    data = "".join(written)
    return f"{HEAD}<worksheet {MAIN}><sheetData>{data}</sheetData>{extra}</worksheet>"


def workbook_parts(sheets, hidden=()):
    """Make the members of a workbook: sheet name -> XML of `sheet_xml`."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}" '
        f"state={quoteattr('hidden' if name in hidden else 'visible')}/>"
        for number, name in enumerate(sheets, start=1)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATED}/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number, _ in enumerate(sheets, start=1)
    )
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    types = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    return {
        "[Content_Types].xml": f'{HEAD}<Types {types}><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{CONTENT}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships {package}><Relationship Id="rId1" '
        f'Type="{RELATED}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{HEAD}<workbook {MAIN} xmlns:r="{RELATED}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"{HEAD}<Relationships {package}>{links}"
        f'<Relationship Id="rId99" Type="{RELATED}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{HEAD}<styleSheet {MAIN}><cellXfs count="3"><xf numFmtId="0"/>'
        '<xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        **{
            f"xl/worksheets/sheet{number}.xml": xml
            for number, xml in enumerate(sheets.values(), start=1)
        },
    }


def workbook(rows, **more):
    """Make a workbook of one sheet."""
    return archive({**workbook_parts({"Talks": sheet_xml(rows)}), **more})
