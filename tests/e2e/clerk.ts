/**
 * A clerk at the window, in two ways: by keyboard alone, or by mouse with the keyboard only for what is typed into a
 * field. Every deed waits for what a clerk would see before going on; nothing waits for a length of time.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Locator, Page } from 'playwright';
import { frameWords, paletteWords, switcherWords } from '../../src/messages/frame.ts';
import { keyWords } from '../../src/messages/keys.ts';
import { importWords } from '../../src/messages/lists.ts';

export type Hand = 'keyboard' | 'mouse';

export interface Clerk {
  readonly hand: Hand;
  /** Goes to a page of the rail by its label. */
  goTo(label: string): Promise<void>;
  /** An action of the palette, by its words (keyboard only: the mouse has a button for each). */
  act(words: string): Promise<void>;
  /** Opens the books of a client: two kana, or a choice from the list. */
  openBooks(client: { name: string; kana: string }): Promise<void>;
  /** A function key of the page or of the dialog in front. */
  press(key: string): Promise<void>;
  /** Fields by label, in their order. */
  fill(fields: readonly (readonly [label: string, text: string])[]): Promise<void>;
  /** One of the fixed values of a field. */
  choose(label: string, option: string): Promise<void>;
  /** A button (or one of a row of choices) by its words. */
  push(words: string): Promise<void>;
  /** The affirmative answer of the dialog in front. */
  agree(): Promise<void>;
  /** Gives a file to the dialog that asks for one. */
  giveFile(path: string): Promise<void>;
  /** Brings the row with this text into hand. */
  pointAt(text: string): Promise<void>;
  /** Opens the row with this text. */
  open(text: string): Promise<void>;
  /** 基準日 of the top bar. */
  setAsOf(text: string): Promise<void>;
}

export function clerkAt(page: Page, hand: Hand): Clerk {
  return hand === 'keyboard' ? keyboardClerk(page) : mouseClerk(page);
}

/** The dialog in front, else the page. */
export function front(page: Page): Locator {
  // Dialogs stand behind the page's own root in the document.
  return page.locator('#root, .dialog-body').last();
}

/** Shown somewhere, as a clerk would find it. */
export async function sees(where: Page | Locator, text: string): Promise<void> {
  await where.getByText(text).filter({ visible: true }).first().waitFor();
}

/** The page's own title. */
export async function seesPage(page: Page, title: string): Promise<void> {
  await page.locator('header.top h1', { hasText: exactly(title) }).waitFor();
}

function exactly(text: string): RegExp {
  return new RegExp(`^${escaped(text)}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A row of any list that has this text. */
export function rowWith(page: Page, text: string): Locator {
  return front(page).locator('tr[aria-rowindex]').filter({ hasText: text });
}

function keyboardClerk(page: Page): Clerk {
  const type = (text: string) => page.keyboard.type(text);
  async function press(key: string) {
    if (/^F\d/.test(key)) await liveKey(page, key);
    await page.keyboard.press(key);
  }
  async function fillOne(label: string, text: string) {
    await walkTo(page, label, 'Enter');
    await page.keyboard.press('Control+A');
    await type(text);
  }
  async function pointAt(text: string) {
    const row = rowWith(page, text).first();
    await page.locator('table.grid:focus').waitFor();
    await page.keyboard.press('Home');
    for (let step = 0; step < 400; step++) {
      if ((await row.count()) > 0 && (await row.getAttribute('data-current')) !== null) return;
      await page.keyboard.press('ArrowDown');
    }
    throw new Error(`no row with ${text} came into hand`);
  }
  async function act(words: string, typed = words) {
    await press('Control+K');
    await page.getByRole('combobox', { name: paletteWords.label }).waitFor();
    await type(typed);
    await pickOption(page, words);
  }
  return {
    hand: 'keyboard',
    press,
    pointAt,
    act,
    async goTo(label) {
      await act(paletteWords.openPage(label), label);
      await seesPage(page, label);
    },
    async openBooks({ name, kana }) {
      await press('F4');
      await page.getByRole('combobox', { name: switcherWords.label }).waitFor();
      await type(kana.slice(0, 2));
      await page.locator('.rail .switch', { hasText: name }).waitFor();
    },
    async fill(fields) {
      for (const [label, text] of fields) await fillOne(label, text);
    },
    async choose(label, option) {
      await walkTo(page, label, 'Enter');
      const value = () => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
      for (const key of ['ArrowDown', 'ArrowUp'])
        for (let step = 0; step < 20 && (await value()) !== option; step++) await page.keyboard.press(key);
      if ((await value()) !== option) throw new Error(`${label} cannot be ${option}`);
    },
    async push(words) {
      await walkTo(page, words, 'Tab');
      await page.keyboard.press('Enter');
    },
    async agree() {
      // The dialog has its focus on the affirmative answer.
      await page.locator('.dialog-foot .button.primary:focus').waitFor();
      await page.keyboard.press('Enter');
    },
    async giveFile(path) {
      await walkTo(page, importWords.pick, 'Tab');
      const asked = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await asked).setFiles(path);
    },
    async open(text) {
      await pointAt(text);
      await page.keyboard.press('Enter');
    },
    async setAsOf(text) {
      await press('F6');
      await page.locator(`[aria-label="${frameWords.asOf}"]:focus`).waitFor();
      await page.keyboard.press('Control+A');
      await type(text);
      await page.keyboard.press('Enter');
    },
  };
}

function mouseClerk(page: Page): Clerk {
  const field = (label: string) => front(page).getByLabel(new RegExp(`^${escaped(label)}(必須)?$`));
  async function fillOne(label: string, text: string) {
    await field(label).click({ clickCount: 3 });
    await page.keyboard.type(text);
  }
  return {
    hand: 'mouse',
    act: () => Promise.reject(new Error('the mouse has a button for each action')),
    async goTo(label) {
      await page.getByRole('navigation', { name: frameWords.nav.label }).getByRole('button', { name: label }).click();
      await seesPage(page, label);
    },
    async openBooks({ name }) {
      await page.locator('.rail .switch').click();
      // The switcher's list, not one of the page behind it that names the client too.
      const switcher = page.locator('.dialog-body').last();
      await switcher.getByRole('option').filter({ hasText: name }).first().click();
      await page.locator('.rail .switch', { hasText: name }).waitFor();
    },
    async press(key) {
      const inDialog = page
        .locator('.dialog-body')
        .last()
        .locator('button:enabled', { has: keyCap(page, key) });
      const onBar = page
        .getByRole('navigation', { name: keyWords.functionKeys })
        .locator('button:enabled', { has: page.locator('u', { hasText: exactly(key) }) });
      await inDialog.or(onBar).filter({ visible: true }).last().click();
    },
    async fill(fields) {
      for (const [label, text] of fields) await fillOne(label, text);
    },
    async choose(label, option) {
      await field(label).click();
      await page.getByRole('option', { name: option, exact: true }).filter({ visible: true }).click();
    },
    async push(words) {
      const button = front(page).getByRole('button', { name: words });
      await button
        .or(front(page).getByRole('radio', { name: words }))
        .filter({ visible: true })
        .first()
        .click();
    },
    async agree() {
      await page.locator('.dialog-foot .button.primary').click();
    },
    async giveFile(path) {
      const file = { name: basename(path), base64: readFileSync(path).toString('base64') };
      const dataTransfer = await page.evaluateHandle(({ name, base64 }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
        return transfer;
      }, file);
      await front(page).locator('.drop').dispatchEvent('drop', { dataTransfer });
    },
    async pointAt(text) {
      await rowWith(page, text).first().click();
    },
    async open(text) {
      await rowWith(page, text).first().dblclick();
    },
    async setAsOf(text) {
      await page.getByLabel(frameWords.asOf, { exact: true }).click();
      await page.keyboard.type(text);
      await page.locator('header.top h1').click();
    },
  };
}

function keyCap(page: Page, key: string): Locator {
  return page.locator('.key', { hasText: exactly(key) });
}

/** The key does something now: a page that has just come may not listen yet. */
async function liveKey(page: Page, key: string): Promise<void> {
  await page.locator('nav.keys button:enabled u', { hasText: exactly(key) }).waitFor();
}

/** Words of what has the focus: a field's label, a button's text. */
function nameInFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const active = document.activeElement;
    if (active === null || active === document.body) return '';
    const label =
      active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active.labels?.[0] : null;
    return active.getAttribute('aria-label') ?? (label ?? active).firstChild?.textContent ?? '';
  });
}

/** Goes on by Enter (or Tab) until this is in focus: what the clerk's hands do without looking. */
async function walkTo(page: Page, name: string, key: 'Enter' | 'Tab'): Promise<void> {
  await page.waitForFunction(() => document.activeElement !== document.body);
  const passed: string[] = [];
  let back = '';
  for (let step = 0; step < 80; step++) {
    const current = await nameInFocus(page);
    if (current === name) return;
    // At the last field Enter goes no further: what is wanted lies before the field in which the form began.
    if (current === passed.at(-1)) back = 'Shift+';
    passed.push(current);
    const isText = await page.evaluate(() => document.activeElement instanceof HTMLTextAreaElement);
    // Enter in a text of several lines is a new line.
    await page.keyboard.press(`${back}${isText ? 'Tab' : key}`);
  }
  throw new Error(`${key} never came to ${name}: ${passed.join(' > ')}`);
}

/** Takes an option of a picker by arrows. The one in hand stays in hand when answers that come late move the list. */
async function pickOption(page: Page, words: string): Promise<void> {
  const wanted = page.getByRole('option', { name: words, exact: true });
  await wanted.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 60 && (await wanted.getAttribute('data-on')) === null; step++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
