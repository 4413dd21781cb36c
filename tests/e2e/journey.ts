/** What every step of the journey shares: the program, its clerk, and what was entered so far. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { importWords } from '../../src/messages/lists.ts';
import { type Owed, readCalmWorld } from '../support/calm-world.ts';
import { type Clerk, clerkAt, type Hand } from './clerk.ts';
import { launchApp, type RunningApp, takePicture } from './launch.ts';

/** The Friday after the calm world's last deposit. */
const NOW = '2026-10-16T09:12:00+09:00';
export const TODAY = '2026-10-16';

export const OFFICE = '番頭会計事務所';
export const STAFF = '佐藤 花子';
export const CLIENT = { code: '0012', name: '株式会社サンプル商会', kana: 'サンプルショウカイ' };

export const world = readCalmWorld();

const WINDOWS: Record<Hand, { width: number; height: number }> = {
  keyboard: { width: 1440, height: 900 },
  mouse: { width: 1180, height: 720 },
};

export interface Journey {
  app: RunningApp;
  page: Page;
  clerk: Clerk;
  /** Everything of this run: the program's own data and the office. */
  root: string;
  office: string;
  /** What the clerk has entered beside the files. */
  entered: Owed[];
  /** What the page's console held against it. */
  complaints: string[];
  touched: Touches;
}

export interface Touches {
  pointer: number;
  /** Keys that type nothing. */
  keys: string[];
}

export type Step = (journey: Journey) => Promise<void>;

export async function startJourney(hand: Hand, root: string): Promise<Journey> {
  const journey = {
    root,
    office: join(root, OFFICE),
    entered: [],
    complaints: [],
    touched: { pointer: 0, keys: [] },
  };
  return { ...journey, ...(await startProgram(hand, root, journey.complaints)) };
}

/** The program, at this hand's size of window. */
export async function startProgram(
  hand: Hand,
  root: string,
  complaints: string[],
): Promise<Pick<Journey, 'app' | 'page' | 'clerk'>> {
  const app = await launchApp({ userData: join(root, 'user-data'), now: NOW });
  const { page } = app;
  page.setDefaultTimeout(30_000);
  await page.setViewportSize(WINDOWS[hand]);
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // Asked for early: the browser hands over file dialogs only some time after the first listener.
  page.on('filechooser', () => undefined);
  await countTouches(page);
  return { app, page, clerk: clerkAt(page, hand) };
}

/** The page itself notes what its clerk does: the pointer, and keys that type nothing. */
async function countTouches(page: Page): Promise<void> {
  await page.evaluate(() => {
    const touched: { pointer: number; keys: string[] } = { pointer: 0, keys: [] };
    Object.assign(window, { touched });
    const onPointer = () => {
      touched.pointer += 1;
    };
    window.addEventListener('pointerdown', onPointer, { capture: true });
    window.addEventListener('keydown', ({ key }) => key.length > 1 && touched.keys.push(key), { capture: true });
  });
}

/** Adds what was touched in this window to the journey's sum. */
export async function noteTouches({ page, touched }: Journey): Promise<void> {
  const { pointer, keys } = await page.evaluate(() => (window as Window & { touched?: Touches }).touched!);
  touched.pointer += pointer;
  touched.keys.push(...keys);
}

export function picture({ page, clerk }: Journey, name: string): Promise<string> {
  return takePicture(page, `journey-${clerk.hand}-${name}`);
}

/** Closes the dialog in front, by Esc or by its button. */
export async function leaveDialog({ page, clerk }: Journey, words: string = importWords.close): Promise<void> {
  if (clerk.hand === 'keyboard') await clerk.press('Escape');
  else await clerk.push(words);
  await page.locator('.dialog-body').waitFor({ state: 'detached' });
}
