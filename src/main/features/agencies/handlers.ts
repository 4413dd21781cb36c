import type { agencyMethods } from '../../../contract/agencies.ts';
import { agencyAnswer } from '../../../domain/agency-commission.ts';
import { foldPayerName } from '../../../domain/names.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { type AgencyRow, listAgencies, openOfAll } from './queries.ts';

export const agencyHandlers: Handlers<typeof agencyMethods> = {
  async 'agencies.list'({ read }, { clientId }) {
    const agencies = await listAgencies(read.client(clientId));
    return { agencies: agencies.map(({ payerFolded: _folded, ...agency }) => agency) };
  },

  'agencies.save': (context, { clientId, agencyId, name, payerName, ratePpm, perItemYen, rounding }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const row = {
        name,
        payer_name: payerName,
        payer_folded: foldPayerName(payerName),
        rate_ppm: ratePpm,
        per_item_yen: perItemYen,
        rounding,
        changed_seq: tx.seq,
      };
      await refuseTwice(sql, agencyId, name, row.payer_folded);
      if (agencyId !== undefined) {
        await agencyOf(sql, agencyId);
        await sql.update('collection_agency', { id: agencyId }, row);
        return { agencyId };
      }
      const id = await sql.nextId('collection_agency');
      await sql.insert('collection_agency', { id, ...row });
      return { agencyId: id };
    }),

  'agencies.remove': (context, { clientId, agencyId }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      await agencyOf(sql, agencyId);
      await sql.update('collection_agency', { id: agencyId }, { removed_at: tx.at, changed_seq: tx.seq });
      return {};
    }),

  async 'agencies.propose'({ read }, { clientId, depositId, agencyId }) {
    const sql = read.client(clientId);
    const deposit = await liveDeposit(sql, depositId);
    const agency =
      agencyId === undefined
        ? (await listAgencies(sql)).find((one) => one.payerFolded === deposit.payerFolded)
        : await agencyOf(sql, agencyId);
    const open = await openOfAll(sql, deposit.depositedOn);
    const answer = agency && deposit.leftYen > 0 ? agencyAnswer(deposit.leftYen, open, agency) : null;
    const suggested = new Set(answer?.receivableIds ?? []);
    return {
      agencyId: agency?.agencyId ?? null,
      agencyName: agency?.name ?? '',
      moneyYen: deposit.leftYen,
      receivables: open.map((one) => ({ ...one, suggested: suggested.has(one.receivableId) })),
      grossYen: answer?.grossYen ?? 0,
      commissionYen: answer?.commissionYen ?? 0,
    };
  },
};

/** Throws agency-taken: two of one payer's name could not be told apart when their money comes. */
async function refuseTwice(sql: ClientRead, agencyId: number | undefined, name: string, folded: string): Promise<void> {
  const others = (await listAgencies(sql)).filter((one) => one.agencyId !== agencyId);
  const twin = others.find((one) => one.payerFolded === folded);
  if (twin) throw new AppError('agency-taken', { name: twin.name, payerName: twin.payerName }, 'payerName');
  if (others.some((one) => one.name === name)) throw new AppError('agency-taken', { name, payerName: '' }, 'name');
}

/** Throws agency-unknown. */
async function agencyOf(sql: ClientRead, agencyId: number): Promise<AgencyRow> {
  const agency = (await listAgencies(sql)).find((one) => one.agencyId === agencyId);
  if (!agency) throw new AppError('agency-unknown', {}, 'agencyId');
  return agency;
}
