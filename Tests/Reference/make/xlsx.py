#!/usr/bin/env python3
"""Makes the workbooks of Tests/Reference/xlsx with nothing but zipfile.

    python3 Tests/Reference/make/xlsx.py

values.xlsx holds every kind of cell, and values.csv the same by this script's own hand; the other
workbooks hold CSV files of datasets/, numbers as numbers and all else as texts. libreoffice.xlsx is
a copy of values.csv as LibreOffice 7.4 wrote it:

    soffice --headless --infilter=CSV:44,34,76,1 --convert-to xlsx libreoffice.csv
"""

import csv
import io
import pathlib
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

ROOT = pathlib.Path(__file__).resolve().parents[3]
OUT = ROOT / "Tests" / "Reference" / "xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def column(number):
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def workbook(path, sheets, strings="", styles="", main=MAIN, rel=REL, properties="", folder="",
             prefix="", method=zipfile.ZIP_DEFLATED):
    """Writes a workbook of (name, state, inner XML of its worksheet)."""
    p = prefix + ":" if prefix else ""
    space = f'xmlns:{prefix}="{main}"' if prefix else f'xmlns="{main}"'

    def element(name, inner, attributes=""):
        inner = re.sub(r"<(/?)(?=[a-zA-Z])", rf"<\1{p}", inner)
        return f"{HEAD}<{p}{name} {space}{attributes}>{inner}</{p}{name}>"

    overrides = [("workbook.xml", "sheet.main"), ("sharedStrings.xml", "sharedStrings"),
                 ("styles.xml", "styles")]
    overrides += [(f"worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(sheets) + 1)]
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/xl/{part}" ContentType="{KIND}.{kind}+xml"/>'
                  for part, kind in overrides) + "</Types>",
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship '
        f'Id="rId1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    }
    relations = "".join(
        f'<Relationship Id="s{n}" Type="{rel}/worksheet" Target="{folder}'
        f'worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    relations += f'<Relationship Id="t" Type="{rel}/sharedStrings" '
    relations += f'Target="{folder}sharedStrings.xml"/>'
    relations += f'<Relationship Id="f" Type="{rel}/styles" Target="{folder}styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>')
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}"'
        + (f' state="{state}"' if state else "") + f' r:id="s{n}"/>'
        for n, (name, state, _) in enumerate(sheets, 1))
    parts["xl/workbook.xml"] = element(
        "workbook", f"<workbookPr {properties}/><sheets>{names}</sheets>",
        f' xmlns:r="{rel}"')
    parts["xl/sharedStrings.xml"] = element("sst", strings)
    parts["xl/styles.xml"] = element("styleSheet", styles)
    for n, (_, _, inner) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = element("worksheet", inner)
    with zipfile.ZipFile(OUT / path, "w", method) as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = method
            file.writestr(info, text)


def of_csv(source, path, strict=False, delimiter=","):
    """A workbook of one sheet with what a CSV file holds."""
    texts, rows = {}, []
    with open(ROOT / source, encoding="utf-8-sig", newline="") as file:
        for y, row in enumerate(csv.reader(file, delimiter=delimiter), 1):
            cells = []
            for x, text in enumerate(row, 1):
                place = f'r="{column(x)}{y}"'
                if text == "":
                    continue
                if re.fullmatch(r"-?(0|[1-9]\d{0,14})(\.\d*[1-9])?", text):
                    cells.append(f"<c {place}><v>{text}</v></c>")
                else:
                    index = texts.setdefault(text, len(texts))
                    cells.append(f'<c {place} t="s"><v>{index}</v></c>')
            rows.append(f'<row r="{y}">{"".join(cells)}</row>')
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    main, rel = (STRICT_MAIN, STRICT_REL) if strict else (MAIN, REL)
    inner = f'<sheetData>{"".join(rows)}</sheetData>'
    workbook(path, [("Data", "", inner)], strings, "", main, rel,
             folder="/xl/" if strict else "")


FORMATS = ["General", None, "dd/mm/yyyy", '[$-421]dd\\ mmmm\\ yyyy;@', "0.00%", "[h]:mm:ss",
           'yyyy\\-mm\\-dd\\ hh:mm:ss', '"Rp"#,##0', '0" hari"', "hh:mm"]
STYLES = "<numFmts>" + "".join(
    f'<numFmt numFmtId="{164 + n}" formatCode={quoteattr(code)}/>'
    for n, code in enumerate(FORMATS) if code) + "</numFmts><fonts><font/></fonts>" \
    "<fills><fill><patternFill/></fill></fills><borders><border/></borders>" \
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>' + "".join(
    f'<xf numFmtId="{164 + n if code else 14}"/>' for n, code in enumerate(FORMATS)) + "</cellXfs>"
STRINGS = (
    "<si><t>teks</t></si><si><r><t>ka</t></r><r><rPr><b/></rPr><t>ya</t></r></si>"
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></si>"
    "<si><t>a_x000D_b_x0041_c_xZZZZ_</t></si><si><t>koma, \"kutip\" &amp; &lt;tanda&gt;</t></si>"
    "<si><t>dua\nbaris</t></si><si/>")


def values(date1904):
    """Rows of (cell XML behind its place, text)."""
    shift = 1462 if date1904 else 0
    return [
        [('t="s"><v>0</v>', "teks"), ('t="s"><v>1</v>', "kaya"), ('t="s"><v>2</v>', "東京"),
         ('t="s"><v>3</v>', "a\rbAc_xZZZZ_"), ('t="s"><v>4</v>', 'koma, "kutip" & <tanda>'),
         ('t="s"><v>5</v>', "dua\nbaris"), ('t="s"><v>6</v>', "")],
        [('t="inlineStr"><is><t>di sini</t></is>', "di sini"),
         ('t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is>', "ab"),
         ('t="str"><f>A1</f><v>hasil</v>', "hasil"), ('t="str"><f>A1</f><v></v>', ""),
         ('t="b"><v>1</v>', "TRUE"), ('t="b"><v>0</v>', "FALSE"), ('t="e"><v>#N/A</v>', "#N/A")],
        [('><v>3.4500000000000002</v>', "3.45"), ('><v>4</v>', "4"), ('t="n"><v>-0.5</v>', "-0.5"),
         ('><v>1E-3</v>', "0.001"), ('><v>1.5E16</v>', "15000000000000000"),
         ('s="4"><v>0.85</v>', "0.85"), ('s="7"><v>125300</v>', "125300")],
        [(f's="1"><v>{45356 - shift}</v>', "2024-03-05"),
         (f's="2"><v>{45351 - shift}</v>', "2024-02-29"),
         (f's="3"><v>{45657 - shift}.75</v>', "2024-12-31"),
         ('s="5"><v>1.5</v>', "36:00:00"),
         (f's="6"><v>{45356 - shift}.5</v>', "2024-03-05 12:00:00"), ('s="8"><v>3</v>', "3"),
         ('s="9"><v>0.4375</v>', "10:30:00")],
    ]


def sheet(rows, first=1):
    lines = []
    for y, row in enumerate(rows, first):
        cells = "".join(
            f'<c r="{column(x)}{y}" {xml}</c>' for x, (xml, _) in enumerate(row, 1))
        lines.append(f'<row r="{y}" spans="1:7">{cells}</row>')
    return '<cols><col min="1" max="7"/></cols><sheetData>' + "".join(lines) + "</sheetData>"


def main():
    OUT.mkdir(exist_ok=True)
    rows = values(False)
    title = ('<sheetData><row r="2"><c r="B2" t="inlineStr"><is><t>Judul</t></is></c><c r="C2"/>'
             '</row></sheetData><mergeCells count="1"><mergeCell ref="B2:G2"/></mergeCells>')
    workbook("values.xlsx", [
        ("Kosong", "", '<sheetData><row r="9"><c r="A9" s="1"/></row></sheetData>'),
        ("Rahasia", "hidden", title), ("Nilai & Lain", "", sheet(rows)),
        ("Judul", "", title)], STRINGS, STYLES)
    workbook("values-1904.xlsx", [("Nilai", "", sheet(values(True)))], STRINGS, STYLES,
             properties='date1904="1"', prefix="x")
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([[text for _, text in row] for row in rows])
    (OUT / "values.csv").write_text(text.getvalue(), encoding="utf-8", newline="")
    of_csv("datasets/metro-pusat/responses.csv", "metro-pusat.xlsx")
    of_csv("datasets/hostile/messy.csv", "messy.xlsx", delimiter=";")
    of_csv("datasets/published/cases-elements.csv", "cases-elements.xlsx", strict=True)
    of_csv("datasets/published/jakarta-barat.csv", "jakarta-barat.xlsx")
    # 128 MiB of nothing in a few hundred bytes.
    blank = "<sheetData>" + " " * (128 << 20) + "</sheetData>"
    workbook("bomb.xlsx", [("Data", "", blank)], method=zipfile.ZIP_BZIP2)


main()
