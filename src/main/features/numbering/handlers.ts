/** How a client's papers are numbered, and which of them is the 適格請求書. */
import type { billingMethods } from '../../../contract/billing.ts';
import { isSameSeries, type NumberKind, type NumberRule, ruleFault } from '../../../domain/numbering.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientWrite } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { billingSettings, numberGiver, numberRules } from './queries.ts';

const KINDS = ['invoice', 'credit-note', 'delivery'] as const;

export const numberingHandlers: Handlers<typeof billingMethods> = {
  async 'billing.settings'({ read, clock }, { clientId, on }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const rules = await numberRules(sql);
    const day = on ?? clock.today();
    const numbering = [];
    for (const kind of KINDS)
      numbering.push({ kind, ...rules[kind], next: await (await numberGiver(sql, kind)).next(day) });
    return { ...(await billingSettings(sql)), numbering };
  },

  'billing.saveSettings': (context, input) =>
    context.write(async (tx) => {
      const sql = tx.client(input.clientId);
      await clientSettings(sql, 'booking');
      const before = await billingSettings(sql);
      const row = {
        qualified_paper: input.qualifiedPaper ?? before.qualifiedPaper,
        reissue_number: input.reissueNumber ?? before.reissueNumber,
      };
      await replace(sql, 'billing_setting', null, { ...row, changed_seq: tx.seq });
      const rules = await numberRules(sql);
      for (const { kind, ...rule } of input.numbering ?? []) rules[kind] = rule;
      refuseFaulty(rules);
      for (const { kind, ...rule } of input.numbering ?? [])
        await replace(sql, 'numbering_rule', kind, { kind, ...columnsOf(rule), changed_seq: tx.seq });
      return {};
    }),
};

/** Throws number-rule-reset, number-rule-long, number-rule-same. */
function refuseFaulty(rules: Record<NumberKind, NumberRule>): void {
  for (const kind of KINDS) {
    const fault = ruleFault(rules[kind]);
    if (fault) throw new AppError(fault, { kind }, 'numbering');
    const twin = KINDS.find((other) => other < kind && isSameSeries(rules[kind], rules[other]));
    if (twin) throw new AppError('number-rule-same', { kind, other: twin }, 'numbering');
  }
}

function columnsOf({ prefix, datePart, separator, digits, resetBy }: NumberRule) {
  return { prefix, date_part: datePart, separator, digits, reset_by: resetBy };
}

async function replace(
  sql: ClientWrite,
  table: 'billing_setting' | 'numbering_rule',
  kind: string | null,
  row: Record<string, string | number>,
): Promise<void> {
  if (kind === null) await sql.run('DELETE FROM billing_setting WHERE client_id = :clientId');
  else await sql.run('DELETE FROM numbering_rule WHERE client_id = :clientId AND kind = :kind', { kind });
  await sql.insert(table, row);
}
