/** A workbook's bytes: what exceljs writes, the charts put in, packed so that the same contents give the same bytes. */
import type ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { PlainDate } from '../../../domain/dates.ts';
import type { Book } from './workbook.ts';
import { addCharts, type SheetChart } from './workbook-charts.ts';
import { packZip, type ZipPart } from './zip.ts';

/** The file; `change` may put another part in place of one. Packed a second time because exceljs stamps every part with the clock, and to put the charts in. */
export async function finishWorkbook(
  book: Book,
  createdOn: PlainDate,
  charts: readonly SheetChart[] = [],
  change: (part: ZipPart) => ZipPart = (part) => part,
): Promise<Uint8Array> {
  const options = { zip: { compression: 'STORE' } };
  const written = await JSZip.loadAsync(await book.xlsx.writeBuffer(options as Partial<ExcelJS.XlsxWriteOptions>));
  const parts: ZipPart[] = [];
  for (const name of Object.keys(written.files)) {
    const entry = written.files[name]!;
    if (!entry.dir) parts.push({ name, bytes: await entry.async('uint8array') });
  }
  const whole = addCharts(parts, charts).sort((a, b) => (a.name < b.name ? -1 : 1));
  return packZip(whole.map(change), createdOn);
}
