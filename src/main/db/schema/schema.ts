import { allowanceTables } from './allowance.ts';
import { bankFileTables } from './bank-files.ts';
import { billingTables } from './billing.ts';
import { callTables } from './calls.ts';
import { closingBillTables } from './closing-bills.ts';
import { confirmationTables } from './confirmations.ts';
import { depositTables } from './deposits.ts';
import { envelopeTables } from './envelopes.ts';
import { exceptionTables } from './exceptions.ts';
import { goodsTables } from './goods.ts';
import { invoicePaperTables } from './invoice-papers.ts';
import { journalTables } from './journals.ts';
import { certifiedTables, lawTables } from './law.ts';
import { masterTables } from './masters.ts';
import { officeTables } from './office.ts';
import { officeWorkTables } from './office-work.ts';
import { postingTables } from './posting.ts';
import { promiseTables } from './promises.ts';
import { questionTables } from './questions.ts';
import { receivableTables } from './receivables.ts';
import { receivedNoteTables } from './received-notes.ts';
import { reminderPolicyTables } from './reminder-policy.ts';
import { reminderTables } from './reminders.ts';
import { reportTables } from './reports.ts';
import { sendingTables } from './sendings.ts';
import { wireTables } from './wires.ts';
import { wordingTables } from './wording.ts';

/** Every table, in an order in which each one's targets come before it. */
export const schema = [
  ...officeTables,
  ...masterTables,
  ...receivableTables,
  ...invoicePaperTables,
  ...depositTables,
  ...receivedNoteTables,
  ...billingTables,
  ...closingBillTables,
  ...bankFileTables,
  ...exceptionTables,
  ...reminderTables,
  ...allowanceTables,
  ...reminderPolicyTables,
  ...callTables,
  ...postingTables,
  ...envelopeTables,
  ...confirmationTables,
  ...officeWorkTables,
  ...reportTables,
  ...journalTables,
  ...promiseTables,
  ...sendingTables,
  ...lawTables,
  ...certifiedTables,
  ...wordingTables,
  ...questionTables,
  ...goodsTables,
  ...wireTables,
];
