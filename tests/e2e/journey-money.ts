/** The middle of the journey: the bank's file, clearing, and what is left. */
import type { Page } from 'playwright';
import { expect } from 'vitest';
import { formatYen } from '../../src/domain/money.ts';
import { agingDrawerWords } from '../../src/messages/aging.ts';
import { depositEntryWords, depositImportWords, depositWords, yenWords } from '../../src/messages/deposits.ts';
import { frameWords } from '../../src/messages/frame.ts';
import { invoiceDrawerWords } from '../../src/messages/invoices.ts';
import { importWords } from '../../src/messages/lists.ts';
import { reasonSentence } from '../../src/messages/matching.ts';
import { endingWords, matchingWords, proposalWords } from '../../src/messages/matching-page.ts';
import { type Aged, agingOf, calmFile } from '../support/calm-world.ts';
import { front, rowWith, sees } from './clerk.ts';
import { type Journey, leaveDialog, picture, TODAY, world } from './journey.ts';

/** Cash of the first entered invoice's customer, in his own name: not all that he owes. */
const CASH = { customer: '00006', payer: '第一建設株式会社', yen: 20_000 };

export async function importDeposits(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.goTo(frameWords.nav.deposits);
  await sees(page, depositWords.empty.title);
  await clerk.press('F2');
  await clerk.giveFile(calmFile('deposits-zengin01.txt'));
  await sees(front(page), depositImportWords.commit(world.deposits));
  await sees(front(page), formatYen(world.depositedYen));
  await picture(journey, '09-deposits-import');
  await clerk.press('F12');
  await sees(page.locator('.undo-bar'), depositImportWords.done(world.deposits, 0));
  await clerk.press('F2');
  await clerk.giveFile(calmFile('deposits-zengin03.txt'));
  await sees(front(page), depositImportWords.nothingNew);
  await leaveDialog(journey, importWords.cancel);
  await sees(page, depositWords.totalCount(world.deposits));
  await picture(journey, '10-deposits');
}

export async function enterDeposit(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  const words = depositEntryWords;
  await clerk.press('F6');
  await clerk.choose(words.method, depositWords.methods.cash);
  await clerk.fill([
    [words.payer, CASH.payer],
    [words.amount, '2万'],
    [words.customer, CASH.customer],
  ]);
  await clerk.press('F12');
  await sees(front(page), words.saved(CASH.payer, yenWords(CASH.yen)));
  // What was done before this can no longer be taken back by Ctrl+Z.
  expect(await page.locator('.undo-bar').count()).toBe(0);
  await leaveDialog(journey);
  await sees(page, depositWords.totalCount(world.deposits + 1));
}

export async function clearDeposits(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.goTo(frameWords.nav.matching);
  await seesTab(page, 'open', world.deposits + 1);
  await picture(journey, '11-matching');
  // One after looking at it, the others that are sure at once.
  await accept(journey);
  await seesTab(page, 'open', world.deposits);
  await clerk.press('F8');
  await sees(front(page), endingWords.applyAll.confirm(world.deposits - 1));
  await picture(journey, '11-matching-all');
  await clerk.agree();
  await seesTab(page, 'open', 1);
  await seesTab(page, 'done', world.deposits);
  await sees(page, reasonSentence({ kind: 'part', facts: {} }).sentence);
  await picture(journey, '11-matching-left');
  await accept(journey);
  await seesTab(page, 'open', 0);
  await seesTab(page, 'done', world.deposits + 1);
  journey.entered[0]!.cleared.push({ on: TODAY, yen: CASH.yen });
}

async function accept({ clerk }: Journey): Promise<void> {
  if (clerk.hand === 'keyboard') await clerk.press('Enter');
  else await clerk.push(proposalWords.accept);
}

function seesTab(page: Page, tab: 'open' | 'done', count: number): Promise<void> {
  return page.getByRole('radio', { name: `${matchingWords.tabs[tab]} ${count}`, exact: true }).waitFor();
}

export async function seeAging(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  await clerk.goTo(frameWords.nav.aging);
  const owed = [...world.owed, ...journey.entered];
  await seesAging(page, agingOf(owed, TODAY));
  await picture(journey, '12-aging-today');
  await clerk.setAsOf('9/15');
  const then = agingOf(owed, '2026-09-15');
  await seesAging(page, then);
  await picture(journey, '13-aging');
  await clerk.setAsOf('10/16');
  await seesAging(page, agingOf(owed, TODAY));
  await lookInto(journey);
}

/** Down from the table to the invoices of one customer and to what happened with one of them. */
async function lookInto(journey: Journey): Promise<void> {
  const { page, clerk } = journey;
  const { customer, totalYen } = journey.entered[0]!;
  await clerk.pointAt(customer);
  const drawer = page.getByRole('complementary', { name: agingDrawerWords.label });
  await sees(drawer, customer);
  await sees(drawer, formatYen(totalYen - CASH.yen));
  await sees(drawer, invoiceDrawerWords.event.allocation);
  await picture(journey, '13-aging-invoice');
}

/** The total, and every bucket of one customer who has money in more than one. */
async function seesAging(page: Page, { rows, totalYen }: { rows: Map<string, Aged>; totalYen: number }): Promise<void> {
  await page.locator('.strip').getByText(formatYen(totalYen)).first().waitFor();
  const [code, aged] = [...rows].find(([, row]) => row.buckets.filter((yen) => yen > 0).length > 1) ?? [...rows][0]!;
  const cells = await rowWith(page, code).locator('td[data-column]').allInnerTexts();
  expect(cells.slice(1, 6).map((text) => Number(text.replace(/\D/g, '')))).toEqual(aged.buckets);
}
