import { bankFileTables } from './bank-files.ts';
import { depositTables } from './deposits.ts';
import { masterTables } from './masters.ts';
import { officeTables } from './office.ts';
import { receivableTables } from './receivables.ts';
import { reminderTables } from './reminders.ts';

/** Every table, in an order in which each one's targets come before it. */
export const schema = [
  ...officeTables,
  ...masterTables,
  ...receivableTables,
  ...depositTables,
  ...bankFileTables,
  ...reminderTables,
];
