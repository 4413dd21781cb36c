/** An office made through the core, then opened in the true window with a clerk at it. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { expect } from 'vitest';
import type { InputOf, MethodName, OutputOf } from '../../src/contract/contract.ts';
import type { Reply } from '../../src/contract/reply.ts';
import { common } from '../../src/messages/common.ts';
import { openTestOffice, type TestOffice, temporaryFolder, unwrap } from '../support/office.ts';
import { type Clerk, clerkAt } from './clerk.ts';
import { launchApp, type RunningApp, takePicture } from './launch.ts';
import { outOfReach } from './reach.ts';

export interface PreparedOffice {
  app: RunningApp;
  page: Page;
  clerk: Clerk;
  /** Asks or tells the core beside the clerk, over the same bridge. */
  call<M extends MethodName>(name: M, input: InputOf<M>): Promise<OutputOf<M>>;
  /**
   * Looks at the page at the three widths of ui.md: nothing may be out of reach or cut. Outside CI it also leaves pictures
   * of all three in test-artefacts/ for a person, and the widest one dark.
   */
  pictures(name: string): Promise<void>;
  /** What the page complained of: errors and broken rules. */
  complaints: string[];
  close(): Promise<void>;
}

/** Where everything must run, nobody looks at pictures. */
const WITH_PICTURES = process.env.BANTO_EVERYTHING_MUST_RUN !== '1';

const STAFF = { code: 'hanako', name: '佐藤 花子' };

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1180, height: 720 },
  { width: 960, height: 600 },
] as const;

/** `build` fills the books; then the window opens on the same day. */
export async function prepareOffice(
  today: string,
  build: (office: TestOffice) => Promise<void>,
): Promise<PreparedOffice> {
  const office = await openTestOffice(today);
  await office.call('staff.save', STAFF);
  await build(office);
  await office.close();

  const app = await launchApp({
    userData: join(temporaryFolder('banto-window-'), 'user-data'),
    office: office.folder,
    now: `${today}T09:12:00+09:00`,
  });
  const { page } = app;
  page.setDefaultTimeout(30_000);
  await page.setViewportSize(SIZES[0]);
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  // Asked for early: the browser hands over file dialogs only some time after the first listener.
  page.on('filechooser', () => undefined);
  await page.evaluate((code) => window.banto.call('desk.chooseActor', { code }), STAFF.code);
  await page.reload();
  await page.locator('.rail .who', { hasText: STAFF.name }).waitFor();
  return {
    app,
    page,
    clerk: clerkAt(page, 'keyboard'),
    complaints,
    close: () => app.close(),
    pictures: (name) => lookAt(page, name),
    async call<M extends MethodName>(name: M, input: InputOf<M>) {
      // As plain values: with every method's input the type of what crosses over grows too large to be told.
      const given: [string, unknown] = [name, input];
      const reply: unknown = await page.evaluate(([method, value]) => window.banto.call(method, value), given);
      return unwrap(reply as Reply<OutputOf<M>>, name);
    },
  };
}

async function lookAt(page: Page, name: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    expect(await outOfReach(page), `${name} at ${size.width} × ${size.height}`).toEqual([]);
    if (WITH_PICTURES) await takePicture(page, `${name}-${size.width}`);
  }
  await page.setViewportSize(SIZES[0]);
  if (!WITH_PICTURES) return;
  await dress(page, 'dark');
  await takePicture(page, `${name}-dark`);
  await dress(page, 'light');
}

function dress(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  return page.evaluate((wanted) => {
    document.documentElement.dataset.mantineColorScheme = wanted;
  }, scheme);
}

/** The box with this label, 必須 or not. */
export function boxOf(page: Page, label: string): Locator {
  return page.getByLabel(new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(${common.required})?$`));
}

/** What stands in the box that has the focus. */
export function valueInFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.activeElement;
    return box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement ? box.value : '';
  });
}

/** The label of the box that has the focus. */
export function labelInFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.activeElement;
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return box?.textContent ?? '';
    return box.getAttribute('aria-label') ?? box.labels?.[0]?.firstChild?.textContent ?? '';
  });
}

/** Waits until the box with this label has the focus. */
export async function focusOn(page: Page, label: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const box = document.activeElement;
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return false;
    return (box.getAttribute('aria-label') ?? box.labels?.[0]?.firstChild?.textContent) === wanted;
  }, label);
}

/** What was done last, at the right of the job bar. */
export async function seesResult(page: Page, text: string): Promise<void> {
  await page.locator('.jobs .last', { hasText: text }).waitFor();
}
