import type { OutputOf } from '../../../contract/contract.ts';
import type { findingMethods } from '../../../contract/findings.ts';
import {
  ENTRUSTMENT_ACT_FROM,
  ENTRUSTMENT_DAYS,
  limitPassedOn,
  longestTermDays,
  yenAtStake,
} from '../../../domain/collection-review.ts';
import { addDays, daysBetween } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings, termsOf } from '../clients/queries.ts';
import { figureClients } from '../figures/office-queries.ts';
import { bankFreshness } from '../reminders/queries.ts';
import { type Finding, type Input, letterFindings, promiseFindings } from './letters.ts';
import { entrustedCustomers, overdueYen, overLimit, waitingDeposits } from './queries.ts';

type Row = OutputOf<'review.findings'>['findings'][number];

export const findingHandlers: Handlers<typeof findingMethods> = {
  async 'review.findings'({ read }, input) {
    if (input.clientId !== undefined) await clientSettings(read.client(input.clientId));
    const findings: Row[] = [];
    for (const { clientId, code, name } of await figureClients(read.office, input.clientId ?? null)) {
      for (const finding of await findingsOf(read.client(clientId), input)) {
        findings.push({
          customerId: null,
          customerCode: null,
          customerName: null,
          depositId: null,
          figure: null,
          text: '',
          ...finding,
          clientId,
          clientCode: code,
          clientName: name,
          days: finding.since === null ? null : Math.max(0, daysBetween(finding.since, input.asOf)),
        });
      }
    }
    findings.sort((a, b) => b.yen - a.yen || (a.clientCode < b.clientCode ? -1 : 1));
    return { asOf: input.asOf, totalYen: yenAtStake(findings), findings };
  },
};

async function findingsOf(sql: ClientRead, input: Input): Promise<Finding[]> {
  return [
    ...(await letterFindings(sql, input)),
    ...(await promiseFindings(sql, input)),
    ...(await depositFindings(sql, input)),
    ...(await limitFindings(sql, input)),
    ...(await termsFindings(sql)),
    ...(await bankFindings(sql, input)),
  ];
}

async function depositFindings(sql: ClientRead, { asOf, waitingDays }: Input): Promise<Finding[]> {
  const rows = await waitingDeposits(sql, addDays(asOf, -waitingDays));
  return rows.map(({ depositedOn, leftYen, payerName, ...row }) => ({
    kind: 'deposit-waiting',
    since: depositedOn,
    yen: leftYen,
    text: payerName,
    ...row,
  }));
}

async function limitFindings(sql: ClientRead, { asOf }: Input): Promise<Finding[]> {
  const rows = await overLimit(sql, asOf);
  const customers = new Map(rows.map((row) => [row.customerId, row]));
  return [...customers.values()].map(({ customerId, code, name, limitYen }) => {
    const own = rows.filter((row) => row.customerId === customerId);
    const openYen = own.reduce((sum, row) => sum + row.openYen, 0);
    return {
      kind: 'limit-passed',
      since: limitPassedOn(own, limitYen),
      yen: openYen - limitYen,
      figure: limitYen,
      customerId,
      customerCode: code,
      customerName: name,
    };
  });
}

async function termsFindings(sql: ClientRead): Promise<Finding[]> {
  const rows = await entrustedCustomers(sql);
  return rows
    .map((row) => ({ ...row, longest: longestTermDays(termsOf(row)) }))
    .filter((row) => row.longest > ENTRUSTMENT_DAYS)
    .map((row) => ({
      kind: 'terms-too-long',
      since: ENTRUSTMENT_ACT_FROM,
      yen: row.openYen,
      figure: row.longest,
      customerId: row.customerId,
      customerCode: row.code,
      customerName: row.name,
    }));
}

/** A client that owes nothing to the bank (nothing overdue) needs no fresh data. */
async function bankFindings(sql: ClientRead, { asOf, staleDays }: Input): Promise<Finding[]> {
  const yen = await overdueYen(sql, asOf);
  if (yen === 0) return [];
  const { through } = await bankFreshness(sql);
  const limit = (await clientSettings(sql)).staleAfterDays ?? staleDays;
  if (through !== null && daysBetween(through, asOf) <= limit) return [];
  return [{ kind: 'stale-bank-data', since: through, yen, figure: limit }];
}
