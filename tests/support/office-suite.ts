/** LibreOffice as a second opinion on workbooks, where it is installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import readWorkbook from 'read-excel-file/node';

export type Cell = string | number | boolean | Date | null;
export type Sheets = Map<string, Cell[][]>;

export const NO_LIBREOFFICE =
  spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status === 0 ? '' : 'not run: no LibreOffice';

/** All sheets by name as the second library reads them. */
export async function readSheets(bytes: Uint8Array): Promise<Sheets> {
  const sheets = await readWorkbook(Buffer.from(bytes));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Cell[][]]));
}

/**
 * The workbook as LibreOffice calculates it. Our results are taken out of the formulas first: what comes back is its
 * own arithmetic, not ours handed through.
 */
export async function recalculated(bytes: Uint8Array): Promise<Sheets> {
  const [sheets] = await recalculatedAll([bytes]);
  return sheets!;
}

/** The same for several workbooks by one LibreOffice: starting it takes longer than all its sums. */
export async function recalculatedAll(books: readonly Uint8Array[]): Promise<Sheets[]> {
  const folder = mkdtempSync(join(tmpdir(), 'banto-workbook-'));
  try {
    const names = books.map((_, at) => `workbook${at}.xlsx`);
    for (const [at, bytes] of books.entries()) writeFileSync(join(folder, names[at]!), await withoutResults(bytes));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const to = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')];
    const files = names.map((name) => join(folder, name));
    const run = spawnSync('soffice', [profile, '--headless', ...to, ...files], { encoding: 'utf8', timeout: 110_000 });
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr}`);
    return await Promise.all(names.map((name) => readSheets(readFileSync(join(folder, 'out', name)))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every number of a sheet with its place, so that two readings can be compared whatever empty cells each keeps. */
export function numbersOf(rows: Cell[][]): string[] {
  return rows.flatMap((row, y) =>
    row.flatMap((cell, x) => (typeof cell === 'number' ? [`${y + 1},${x + 1} ${cell.toFixed(6)}`] : [])),
  );
}

async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const name of Object.keys(zip.files).filter((path) => path.startsWith('xl/worksheets/sheet'))) {
    const xml = await zip.file(name)!.async('string');
    zip.file(name, xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zip.generateAsync({ type: 'uint8array' });
}
