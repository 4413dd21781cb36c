/**
 * Charts that exceljs cannot write: their ranges lie on the cells whose figures they show, the parts are named where a
 * reader looks for them, and elements stand in the order of ECMA-376 (Excel repairs a file in which they do not).
 */
import { describe, expect, it } from 'vitest';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { drawMeetingWorkbook } from '../../src/main/features/reports/meeting-xlsx.ts';
import { emptyMeetingReport, meetingReport } from '../support/meeting-reports.ts';
import { NO_LIBREOFFICE, readSheets, recalculated, type Sheets } from '../support/office-suite.ts';
import { all, cellsOf, find, partsOf, type XmlNode } from '../support/workbook-package.ts';

/** Children of an element in the order the schema's sequence has them (sml.xsd, dml-chart.xsd, dml-spreadsheetDrawing.xsd). */
const ORDER: Record<string, string> = {
  worksheet:
    'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing tableParts extLst',
  'xdr:twoCellAnchor': 'xdr:from xdr:to xdr:graphicFrame xdr:clientData',
  'c:chartSpace': 'c:date1904 c:lang c:roundedCorners c:chart c:spPr c:txPr c:printSettings',
  'c:chart': 'c:title c:autoTitleDeleted c:plotArea c:legend c:plotVisOnly c:dispBlanksAs',
  'c:title': 'c:tx c:layout c:overlay c:spPr c:txPr',
  'c:plotArea': 'c:layout c:barChart c:catAx c:valAx c:spPr',
  'c:barChart': 'c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId',
  'c:ser': 'c:idx c:order c:tx c:spPr c:invertIfNegative c:dLbls c:cat c:val',
  'c:dLbls':
    'c:numFmt c:spPr c:txPr c:dLblPos c:showLegendKey c:showVal c:showCatName c:showSerName c:showPercent c:showBubbleSize',
  'c:catAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:auto c:lblAlgn c:lblOffset c:noMultiLvlLbl',
  'c:valAx':
    'c:axId c:scaling c:delete c:axPos c:majorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossBetween',
  'c:legend': 'c:legendPos c:overlay c:spPr c:txPr',
};

function outOfOrder(node: XmlNode): string[] {
  const order = ORDER[node.name]?.split(' ');
  // c:chart is also the drawing's pointer to a chart: nothing in it.
  const places = order ? node.children.map(({ name }) => order.indexOf(name)) : [];
  const own = places.some((place, at) => place < 0 || place < (places[at - 1] ?? 0)) ? [node.name] : [];
  return [...own, ...node.children.flatMap(outOfOrder)];
}

/** Every series of every chart: what its three references hold on the sheets, and what the chart says they hold. */
function seriesOf(parts: Map<string, XmlNode>, sheets: Sheets) {
  const charts = [...parts].filter(([name]) => name.startsWith('xl/charts/'));
  return charts.flatMap(([, chart]) =>
    all(chart, 'c:ser').map((series) => {
      const read = (...path: string[]) => {
        const holder = find(series, ...path)!;
        const { sheet, cells } = cellsOf(find(holder, 'c:f')!.text);
        const cache = all(holder, 'c:pt').map((point) => find(point, 'c:v')!.text);
        return { cells: cells.map(({ row, column }) => sheets.get(sheet)![row]![column] ?? null), cache };
      };
      return {
        name: read('c:tx', 'c:strRef'),
        categories: read('c:cat', 'c:strRef'),
        values: read('c:val', 'c:numRef'),
      };
    }),
  );
}

describe('charts of the meeting workbook', () => {
  it('point at the cells whose figures they show', async () => {
    const bytes = await drawMeetingWorkbook(meetingReport());
    const series = seriesOf(await partsOf(bytes), await readSheets(bytes));
    // The trend twice (on its sheet and on the summary) and the ten largest with three series, the ages and the weeks with one.
    expect(series).toHaveLength(11);
    for (const { name, categories, values } of series) {
      expect(name.cells).toEqual(name.cache);
      expect(categories.cells).toEqual(categories.cache.map((text) => text));
      expect(values.cells.length).toBe(categories.cells.length);
      expect(values.cells).toEqual(values.cache.map(Number));
    }
    const ages = series.find(({ categories }) => categories.cache[0] === '未到来')!;
    expect(ages.values.cache.reduce((sum, value) => sum + Number(value), 0)).toBe(1_783_068);
  });

  it.each([
    ['full', meetingReport()],
    ['empty', emptyMeetingReport()],
    ['with an ampersand', meetingReport({ clientName: 'A&B<"株式会社">' })],
    ['few sheets', meetingReport({ sheets: ['top'] })],
  ])('make a package that hangs together: %s', async (_, report) => {
    const parts = await partsOf(await drawMeetingWorkbook(report));
    for (const [name, root] of parts) expect(outOfOrder(root), name).toEqual([]);
    const types = parts.get('[Content_Types].xml')!;
    const known = new Set(all(types, 'Override').map(({ attributes }) => attributes.PartName));
    for (const [name, root] of parts) {
      if (/^xl\/(charts|drawings|worksheets)\/[^_][^/]*\.xml$/.test(name)) expect(known).toContain(`/${name}`);
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const { attributes } of all(root, 'Relationship'))
        expect(parts.has(resolved(folder, attributes.Target!)), `${name} → ${attributes.Target}`).toBe(true);
    }
    for (const part of known) expect(parts.has(part!.slice(1)), part).toBe(true);
  });

  it('each sheet with a chart names its drawing, and nothing else does', async () => {
    const parts = await partsOf(await drawMeetingWorkbook(meetingReport()));
    const names = all(parts.get('xl/workbook.xml')!, 'sheet').map(({ attributes }) => attributes.name);
    const drawn = [...parts]
      .filter(([name, root]) => name.startsWith('xl/worksheets/sheet') && find(root, 'drawing'))
      .map(([name]) => names[Number(/\d+/.exec(name)![0]) - 1]);
    const { summary, trend, aging, top, forecast } = MEETING_WORDS.sheets;
    expect(drawn.sort()).toEqual([summary, trend, aging, top, forecast].sort());
  });

  it.skipIf(NO_LIBREOFFICE !== '')('are kept by LibreOffice, with the same references', async () => {
    const bytes = await drawMeetingWorkbook(meetingReport());
    const sheets = await recalculated(bytes);
    expect(sheets.get(MEETING_WORDS.sheets.trend)!.flat()).toContain(MEETING_WORDS.charts.over90);
    const series = seriesOf(await partsOf(bytes), sheets);
    for (const { values } of series) expect(values.cells).toEqual(values.cache.map(Number));
  });
});

/** A relation's target from the part's folder; xl/worksheets/ + ../drawings/x → xl/drawings/x. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}
