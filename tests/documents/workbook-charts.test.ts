/**
 * Charts that exceljs cannot write: their ranges lie on the cells whose figures they show, the parts are named where a
 * reader looks for them, and elements stand in the order of ECMA-376 (Excel repairs a file in which they do not).
 */
import { describe, expect, it } from 'vitest';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { drawMeetingWorkbook } from '../../src/main/features/reports/meeting-xlsx.ts';
import { emptyMeetingReport, meetingReport } from '../support/meeting-reports.ts';
import { NO_LIBREOFFICE, readSheets, recalculated, type Sheets } from '../support/office-suite.ts';
import { packageProblems } from '../support/package-schema.ts';
import { all, cellsOf, find, partsOf, type XmlNode } from '../support/workbook-package.ts';

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
    expect(packageProblems(await partsOf(await drawMeetingWorkbook(report)))).toEqual([]);
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
