/** What the list of deposits asks, and what the address says about it. */
import type { OutputOf } from '../../../contract/contract.ts';
import { callCore } from '../../api/bridge.ts';
import { type AllRows, MOST_ROWS } from '../../api/list-workbook.ts';
import { type Answer, useMethod } from '../../api/use-method.ts';

export type DepositSummary = OutputOf<'deposits.list'>['deposits'][number];
export type DepositImport = OutputOf<'deposits.imports'>['imports'][number];

export const DEPOSIT_VIEWS = ['all', 'left', 'cleared', 'imports'] as const;
export type DepositView = (typeof DEPOSIT_VIEWS)[number];

/** More rows than a clerk reads; what lies beyond is found by searching, and the foot counts all of it. */
const SHOWN = 20_000;

export function viewOfParams(params: Readonly<Record<string, string>>): DepositView {
  return DEPOSIT_VIEWS.find((view) => view === params.view) ?? 'all';
}

export interface DepositQuestion {
  clientId: number;
  view: Exclude<DepositView, 'imports'>;
  text: string;
  importId: number | null;
}

export function useDeposits(question: DepositQuestion): Answer<OutputOf<'deposits.list'>> {
  return useMethod('deposits.list', { ...inputOf(question), limit: SHOWN });
}

/** All rows of the filter, for a workbook: more than the list shows. */
export async function allDeposits(question: DepositQuestion): Promise<AllRows<DepositSummary>> {
  const { deposits, count } = await callCore('deposits.list', { ...inputOf(question), limit: MOST_ROWS });
  return { rows: deposits, count };
}

function inputOf({ clientId, view, text, importId }: DepositQuestion) {
  return { clientId, state: view, text: text.trim(), ...(importId === null ? {} : { importId }) };
}

/** The customer of a deposit: the one named on it, else the one whose invoices it was used for. */
export function customerOf(deposit: DepositSummary): { code: string; name: string } | null {
  const code = deposit.customerCode ?? deposit.usedForCode;
  return code === null ? null : { code, name: deposit.customerName ?? deposit.usedForName ?? '' };
}
