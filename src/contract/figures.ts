import { z } from 'zod';
import { clientIdField, idField, monthField, query } from './method.ts';

const ratio = z.number().nullable();

/** Percent and days with one decimal; null where there was nothing to divide by. Definitions: the page's help. */
const ratios = {
  collectionPercent: ratio,
  dsoDays: ratio,
  bestDsoDays: ratio,
  lateDays: ratio,
  ceiPercent: ratio,
  overduePercent: ratio,
  overdueCountPercent: ratio,
  topPercent: ratio,
  /** Deposits of the month that cleared without a person, of all of them. */
  autoPercent: ratio,
};

const sums = {
  openingYen: z.int(),
  issuedYen: z.int(),
  voidedYen: z.int(),
  clearedYen: z.int(),
  offsetYen: z.int(),
  writtenOffYen: z.int(),
  closingYen: z.int(),
  /** Open 遅延損害金, which is no sale: in none of the others. closingYen and it together are the aging's balance. */
  interestYen: z.int(),
  notDueYen: z.int(),
  overdueYen: z.int(),
  openCount: z.int(),
  overdueCount: z.int(),
  dueYen: z.int(),
  dueClearedYen: z.int(),
};

/** Letters of the month, and what was cleared of what they listed within so many days after. */
const letters = {
  deposits: z.int(),
  autoDeposits: z.int(),
  letters: z.int(),
  letterYen: z.int(),
  within7Yen: z.int(),
  within14Yen: z.int(),
  within30Yen: z.int(),
};

export const figureMethods = {
  /** Key figures by month, oldest first; without clientId the office's, and each client's of the last month. */
  'figures.monthly': query(
    z.object({
      clientId: clientIdField.optional(),
      /** The last month; the office's current one when left out. */
      through: monthField.optional(),
      months: z.int().min(1).max(37).default(13),
    }),
    z.object({
      through: z.string(),
      months: z.array(
        z.object({
          month: z.string(),
          /** The day the figures stand on: the month's end, or today in a month that is not over. */
          to: z.string(),
          /** Clients whose books are closed for the month: nothing dated in it moves any more. */
          closedClients: z.int(),
          clients: z.int(),
          ...sums,
          ...letters,
          ...ratios,
        }),
      ),
      /** The five largest balances at the end of the last month. */
      top: z.array(
        z.object({
          clientId: clientIdField,
          clientName: z.string(),
          customerId: idField,
          customerCode: z.string(),
          customerName: z.string(),
          yen: z.int(),
          percent: ratio,
        }),
      ),
      /** Each client's last month; empty for one client. */
      clients: z.array(
        z.object({ clientId: clientIdField, code: z.string(), name: z.string(), ...sums, ...letters, ...ratios }),
      ),
    }),
  ),
};
