/** A workbook's bytes: what exceljs writes, rows and charts put in, packed so that the same contents give the same bytes. */
import type ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { PlainDate } from '../../../domain/dates.ts';
import type { Book } from './workbook.ts';
import { addCharts, type SheetChart } from './workbook-charts.ts';
import { withRows } from './workbook-rows.ts';
import { packZip, type ZipPart } from './zip.ts';

/** The file. Packed a second time because exceljs stamps every part with the clock, and to put rows and charts in. */
export async function finishWorkbook(
  book: Book,
  createdOn: PlainDate,
  charts: readonly SheetChart[] = [],
): Promise<Uint8Array> {
  const options = { zip: { compression: 'STORE' } };
  const written = await JSZip.loadAsync(await book.xlsx.writeBuffer(options as Partial<ExcelJS.XlsxWriteOptions>));
  const parts: ZipPart[] = [];
  for (const name of Object.keys(written.files)) {
    const entry = written.files[name]!;
    if (!entry.dir) parts.push({ name, bytes: await entry.async('uint8array') });
  }
  const whole = addCharts(parts, charts).sort((a, b) => (a.name < b.name ? -1 : 1));
  const sheets = new Map(book.worksheets.map((sheet) => [`xl/worksheets/sheet${sheet.id}.xml`, sheet]));
  const filled = whole.map((part) => {
    const sheet = sheets.get(part.name);
    return sheet ? withRows(part, sheet) : part;
  });
  return packZip(filled, createdOn);
}
