/** What a 内容証明 says, gathered from the books, and how it lies in its grid. */
import { composeCertifiedText } from '../../../domain/certified-letter.ts';
import { estimateFee, GRIDS, type GridName, layOut, textFaults } from '../../../domain/certified-mail.ts';
import { addDays, type PlainDate } from '../../../domain/dates.ts';
import { rateText } from '../../../domain/late-interest.ts';
import { reminderTitle } from '../../../domain/reminder-letter.ts';
import { wordingRisks } from '../../../domain/wording/risks.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { bankAccounts, letterheadOf } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { computeInterest, interestBills } from '../interest/queries.ts';
import { letterBankAccount } from '../reminders/letters.ts';
import { addressOf } from '../reminders/propose.ts';
import { letterHistory, overdueReceivables } from '../reminders/queries.ts';

const DEADLINE_DAYS = 14;

export interface CertifiedQuestion {
  customerId: number;
  deadlineOn?: PlainDate | undefined;
  withInterest: boolean;
  invoices?: readonly string[] | undefined;
}

export interface ComposedCertified {
  text: string;
  principalYen: number;
  interestYen: number;
  deadlineOn: PlainDate;
  creditorName: string;
  debtorName: string;
  items: { receivableId: number; openYen: number }[];
  /** In which Latin letters may stand. */
  names: string[];
}

/** Throws certified-nothing, certified-address. */
export async function composeCertified(
  sql: ClientRead,
  question: CertifiedQuestion,
  today: PlainDate,
): Promise<ComposedCertified> {
  const customer = await customerById(sql, question.customerId);
  const head = await letterheadOf(sql);
  const claims = (await overdueReceivables(sql, today)).filter(
    (row) => row.customerId === question.customerId && (question.invoices?.includes(row.number) ?? true),
  );
  if (claims.length === 0) throw new AppError('certified-nothing', { customer: customer.name }, 'customerId');
  const debtor = addressOf(customer);
  if (debtor.address1 === '' || head.address1 === '')
    throw new AppError('certified-address', { name: debtor.address1 === '' ? customer.name : head.name }, 'customerId');
  const deadlineOn = question.deadlineOn ?? addDays(today, DEADLINE_DAYS);
  const account = (await bankAccounts(sql)).find((one) => one.printed === 1);
  const bank = account ? letterBankAccount(account, head.name) : null;
  const interest = question.withInterest ? await interestAsked(sql, question, today) : null;
  const letters = (await letterHistory(sql)).filter((letter) => letter.customerId === question.customerId);
  const principalYen = claims.reduce((sum, one) => sum + one.openYen, 0);
  const text = composeCertifiedText({
    writtenOn: today,
    deadlineOn,
    creditor: { name: head.name, postalCode: head.postalCode, address1: head.address1, address2: head.address2 },
    debtor: { ...debtor, honorific: customer.honorific },
    account: bank,
    claims: claims.map(({ number, issuedOn, dueOn, openYen }) => ({ invoice: number, issuedOn, dueOn, openYen })),
    totalYen: principalYen,
    interest,
    letters: letters.flatMap(({ on, stage, title }) =>
      stage >= 1 && stage <= 5 ? [{ on, title: title ?? reminderTitle(stage as 1 | 2 | 3 | 4 | 5) }] : [],
    ),
  });
  const names = [head.name, head.address1, head.address2, ...Object.values(debtor), ...claims.map((one) => one.number)];
  if (bank) names.push(bank.bankName, bank.branchName, bank.holder);
  return {
    text,
    principalYen,
    interestYen: interest?.yen ?? 0,
    deadlineOn,
    creditorName: head.name,
    debtorName: debtor.name,
    items: claims.map(({ receivableId, openYen }) => ({ receivableId, openYen })),
    names,
  };
}

/** What was billed to be named by letters, as it was frozen, and what has run up since. */
async function interestAsked(sql: ClientRead, question: CertifiedQuestion, today: PlainDate) {
  const { customers } = await computeInterest(sql, {
    customerId: question.customerId,
    through: today,
    invoices: question.invoices,
    paidLate: false,
  });
  const frozen = (await interestBills(sql, { customerId: question.customerId })).filter(
    (bill) => bill.endedOn === null && bill.way === 'letter',
  );
  const yen = (customers[0]?.totalYen ?? 0) + frozen.reduce((sum, bill) => sum + bill.totalYen, 0);
  const rates = new Set(customers.flatMap((one) => one.invoices.flatMap(({ lines }) => lines.map((l) => l.rateBp))));
  const only = rates.size === 1 && frozen.length === 0 ? rateText([...rates][0]!) : null;
  return yen === 0 ? null : { yen, throughOn: today, rateText: only };
}

/** How the text lies in the grid, what is not taken, and what it costs. */
export function countCertified(text: string, grid: GridName, names: readonly string[], on: PlainDate) {
  const sheets = layOut(text, grid);
  const { columns, rows } = GRIDS[grid];
  const [title = '', ...body] = text.split('\n');
  return {
    sheets: sheets.map(({ countedLines, lines }) => ({
      countedLines,
      lines: lines.map((line) => ({ text: line.units.map((unit) => unit.text).join(''), count: line.count })),
    })),
    columns,
    rows,
    faults: textFaults(text, names),
    risks: wordingRisks({ title, body: body.join('\n') }, 5).map(({ kind, words }) => ({ kind, words })),
    feeYen: estimateFee(sheets.length, on).totalYen,
  };
}
