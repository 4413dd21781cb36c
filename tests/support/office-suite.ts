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
  const folder = mkdtempSync(join(tmpdir(), 'banto-workbook-'));
  try {
    const file = join(folder, 'workbook.xlsx');
    writeFileSync(file, await withoutResults(bytes));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const run = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out'), file],
      { encoding: 'utf8', timeout: 110_000 },
    );
    if (run.status !== 0) throw new Error(`LibreOffice: ${run.stderr}`);
    return await readSheets(readFileSync(join(folder, 'out', 'workbook.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withoutResults(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const name of Object.keys(zip.files).filter((path) => path.startsWith('xl/worksheets/sheet'))) {
    const xml = await zip.file(name)!.async('string');
    zip.file(name, xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zip.generateAsync({ type: 'uint8array' });
}
