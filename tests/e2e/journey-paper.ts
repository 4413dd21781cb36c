/** The end of the journey: letters, the office's own safety, and the next start. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { MEETING_WORDS } from '../../src/domain/meeting-report.ts';
import { formatYen } from '../../src/domain/money.ts';
import { documentWords } from '../../src/messages/documents.ts';
import { frameWords, paletteWords } from '../../src/messages/frame.ts';
import { issueWords, previewWords, reminderWords } from '../../src/messages/reminders.ts';
import { reportWords } from '../../src/messages/reports.ts';
import { backupTabWords, officeTabWords, settingsWords } from '../../src/messages/settings.ts';
import { startWords } from '../../src/messages/start.ts';
import { agingOf } from '../support/calm-world.ts';
import { readSheets } from '../support/office-suite.ts';
import { renderPdf } from '../support/rendered-pdf.ts';
import { front, sees, seesPage } from './clerk.ts';
import {
  CLIENT,
  type Journey,
  leaveDialog,
  noteTouches,
  OFFICE,
  picture,
  STAFF,
  startProgram,
  TODAY,
  world,
} from './journey.ts';

export async function issueReminders(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.goTo(frameWords.nav.reminders);
  const due = agingOf(journey.entered, TODAY);
  const letters = due.rows.size;
  await sees(page, reminderWords.group(reminderWords.groups.send, letters, due.totalYen));
  await seesPaper(page);
  await picture(journey, '14-reminders');
  await clerk.press('F9');
  await sees(front(page), issueWords.title(letters));
  await picture(journey, '15-reminders-issue');
  await clerk.agree();
  await sees(front(page), issueWords.done(letters));
  await leaveDialog(journey, documentWords.later);
  await expectLetters(
    journey,
    [...due.rows.values()].map((row) => row.totalYen),
  );
}

/** The preview shows a printed sheet: mostly paper, some ink. */
async function seesPaper(page: Page): Promise<void> {
  const sheet = page.getByRole('img', { name: previewWords.label('') }).and(page.locator('[aria-busy="false"]'));
  const canvas = sheet.locator('canvas:not([hidden])');
  await canvas.waitFor();
  const { paper, ink } = await canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    const counts = { paper: 0, ink: 0 };
    for (let at = 0; at < data.length; at += 4) {
      const isDrawn = data[at + 3] === 255;
      if (isDrawn && data[at]! > 250) counts.paper += 1;
      if (isDrawn && data[at]! < 128) counts.ink += 1;
    }
    return { paper: counts.paper / (width * height), ink: counts.ink / (width * height) };
  });
  expect(paper).toBeGreaterThan(0.7);
  expect(ink).toBeGreaterThan(0.002);
}

/** One PDF: the office's own cover with the sum, then a sheet for each customer with what he owes. */
async function expectLetters({ office }: Journey, owedYen: readonly number[]): Promise<void> {
  const pages = await renderPdf(onlyDocument(office, '.pdf'), 2);
  const [cover, ...letters] = pages.map((page) => page.text);
  expect(cover).toContain(formatYen(owedYen.reduce((sum, yen) => sum + yen, 0)));
  expect(letters).toHaveLength(owedYen.length);
  for (const [index, yen] of owedYen.entries()) {
    expect(letters[index]).toContain(`${CLIENT.name}`);
    expect(letters[index]).toContain(`${formatYen(yen)}円`);
  }
}

/** Bytes of the only document of its kind in the office's folder. */
function onlyDocument(office: string, ending: string): Uint8Array {
  const folder = join(office, 'documents');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  expect(files).toHaveLength(1);
  return new Uint8Array(readFileSync(join(folder, files[0]!)));
}

export async function makeMeetingWorkbook(journey: Journey): Promise<void> {
  const { page, clerk, app } = journey;
  const month = '2026-09';
  await clerk.goTo(frameWords.nav.reports);
  await clerk.pointAt(reportWords.month(month));
  await picture(journey, '16-reports');
  await clerk.press('F10');
  await sees(page.locator('.jobs .last'), reportWords.done(CLIENT.name, month));
  const sheets = await readSheets(onlyDocument(journey.office, '.xlsx'));
  const then = agingOf([...world.owed, ...journey.entered], '2026-09-30');
  const rows = new Map(sheets.get(MEETING_WORDS.sheets.aging)!.map((row) => [String(row[0]), row]));
  for (const [code, aged] of then.rows)
    expect(rows.get(code)?.slice(2, 8), code).toEqual([...aged.buckets, aged.totalYen]);
  expect(sheets.get(MEETING_WORDS.sheets.summary)!.flat()).toContain(then.totalYen);
  const opened = await app.evaluate(({ shell }) => shell.opened ?? null, null);
  if (opened !== null) expect(opened.filter((path) => path.endsWith('.xlsx'))).toHaveLength(1);
  await picture(journey, '17-reports-made');
}

export async function verifyAndBackUp(journey: Journey): Promise<void> {
  const { page, clerk, office } = journey;
  await clerk.goTo(frameWords.nav.settings);
  await sees(page, officeTabWords.schema);
  await picture(journey, '18-settings');
  if (clerk.hand === 'keyboard') await clerk.act(paletteWords.verify);
  else await clerk.push(settingsWords.tabs.backup);
  await sees(page, backupTabWords.verifyHead);
  await clerk.press('F8');
  await sees(page, backupTabWords.fine);
  const before = readdirSync(join(office, 'backups')).length;
  await clerk.press('F2');
  await sees(page.locator('.jobs .last'), backupTabWords.taken('').trim());
  expect(readdirSync(join(office, 'backups')).length).toBeGreaterThan(before);
  await picture(journey, '19-settings-backup');
}

export async function startAgain(journey: Journey): Promise<void> {
  const { clerk } = journey;
  if (clerk.hand === 'keyboard') await clerk.act(paletteWords.closeOffice);
  else {
    await clerk.push(settingsWords.tabs.office);
    await clerk.push(officeTabWords.close);
  }
  await sees(journey.page, startWords.recent);
  await noteTouches(journey);
  await journey.app.close();
  Object.assign(journey, await startProgram(clerk.hand, journey.root, journey.complaints));
  const { page } = journey;
  await sees(page, OFFICE);
  await picture(journey, '20-start-again');
  await journey.clerk.open(OFFICE);
  await seesPage(page, frameWords.nav.today);
  await page.locator('.rail .who', { hasText: STAFF }).waitFor({ state: 'attached' });
  await journey.clerk.openBooks(CLIENT);
  await picture(journey, '21-today');
}
