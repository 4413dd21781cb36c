/** Decisions → what the letters say: the plain data that is recorded with the run and drawn after it. */
import { daysBetween } from '../../../domain/dates.ts';
import { LONG_3_WINDOW } from '../../../domain/envelope.ts';
import type { LetterBankAccount, LetterClient, ReminderBatch, ReminderLetter } from '../../../domain/reminder-batch.ts';
import { asOfWords } from '../../../domain/reminder-letter.ts';
import { dayOfInstant, timeOfInstant } from '../../../messages/instants.ts';
import type { ClientRead } from '../../db/engine.ts';
import { type BankAccountRow, bankAccounts, letterheadOf } from '../clients/queries.ts';
import { addressOf, type CustomerDecision } from './propose.ts';
import { bankFreshness, letterCounts } from './queries.ts';

const TYPE_LABELS: Record<string, string> = { '1': '普通', '2': '当座', '4': '貯蓄' };

/** A decision that is a letter. */
export type LetterDecision = CustomerDecision & { decision: Extract<CustomerDecision['decision'], { kind: 'letter' }> };

export function isLetter(decision: CustomerDecision): decision is LetterDecision {
  return decision.decision.kind === 'letter';
}

export async function letterClient(sql: ClientRead): Promise<LetterClient> {
  const head = await letterheadOf(sql);
  const accounts = (await bankAccounts(sql)).filter((account) => account.printed === 1);
  return {
    name: head.name,
    postalCode: head.postalCode,
    address1: head.address1,
    address2: head.address2,
    phone: head.phone,
    contactName: head.contactName,
    letterhead: head.letterhead.split('\n').filter((line) => line.trim() !== ''),
    registrationNumber: head.registrationNumber,
    sealImage:
      head.sealImage && (head.sealMime === 'image/png' || head.sealMime === 'image/jpeg')
        ? { bytes: head.sealImage, mime: head.sealMime }
        : null,
    bankAccounts: accounts.map((account) => letterBankAccount(account, head.name)),
  };
}

/** An account as a letter names it; the holder is the client where the books have no kana of him. */
export function letterBankAccount(account: BankAccountRow, clientName: string): LetterBankAccount {
  return {
    bankName: account.bankName || account.bankCode,
    branchName: account.branchName || account.branchCode,
    typeLabel: TYPE_LABELS[account.type] ?? '',
    number: account.number.padStart(7, '0'),
    holder: account.holderKana || clientName,
  };
}

/** Letters of one client in the order of their envelopes: by postcode, then code. */
export async function composeLetters(
  sql: ClientRead,
  decisions: readonly LetterDecision[],
  asOf: string,
  serialOf: (index: number) => string,
): Promise<ReminderLetter[]> {
  const counts = await letterCounts(
    sql,
    decisions.flatMap((one) => one.overdue.map((invoice) => invoice.receivableId)),
  );
  const asOfText = await freshnessWords(sql, asOf);
  return inEnvelopeOrder(decisions).map(({ client, customer, decision, overdue, previousLetters }, index) => ({
    letterKey: letterKeyOf(client.code, customer.code),
    serial: serialOf(index),
    stage: decision.stage,
    customer: {
      ...addressOf(customer),
      honorific: customer.honorific,
      department: customer.department,
      contactName: customer.contactName,
    },
    deadlineOn: decision.deadlineOn,
    asOfText,
    previousLetters: previousLetters.flatMap(({ on, stage }) =>
      stage >= 1 && stage <= 5 ? [{ on, stage: stage as ReminderLetter['stage'] }] : [],
    ),
    invoices: overdue.map((invoice) => ({
      number: invoice.number,
      issuedOn: invoice.issuedOn,
      dueOn: invoice.dueOn,
      amountYen: invoice.amountYen,
      openYen: invoice.openYen,
      overdueDays: daysBetween(invoice.dueOn, asOf),
      count: (counts.get(invoice.receivableId) ?? 0) + 1,
    })),
    totalYen: decision.totalYen,
  }));
}

/** Names one letter of a run: client and customer, as a clerk would say it. */
export function letterKeyOf(clientCode: string, customerCode: string): string {
  return `${clientCode}/${customerCode}`;
}

export function inEnvelopeOrder(decisions: readonly LetterDecision[]): LetterDecision[] {
  const key = (one: LetterDecision) =>
    `${addressOf(one.customer).postalCode.replace(/\D/g, '').padStart(7, '9')} ${one.customer.code}`;
  return [...decisions].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** Up to when deposits were looked at: the bank data's last day, with the time when they came in today. */
async function freshnessWords(sql: ClientRead, asOf: string): Promise<string> {
  const { through, at } = await bankFreshness(sql);
  if (through === null) return asOfWords(asOf);
  const day = through < asOf ? through : asOf;
  return at !== null && dayOfInstant(at) === day ? asOfWords(day, timeOfInstant(at).padStart(5, '0')) : asOfWords(day);
}

export function emptyBatch(
  asOf: string,
  batchNumber: string,
  officeName: string | null,
  auditHead: string,
  withCovers: boolean,
): ReminderBatch {
  return { issuedOn: asOf, batchNumber, officeName, auditHead, envelope: LONG_3_WINDOW, groups: [], withCovers };
}
