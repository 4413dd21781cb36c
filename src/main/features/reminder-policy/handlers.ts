import type { reminderPolicyMethods } from '../../../contract/reminder-policy.ts';
import { DEFAULT_POLICY, type ReminderPolicy } from '../../../domain/reminder-policy.ts';
import { overlay, type PolicyPart, policyBook, stageOutOfOrder } from '../../../domain/reminder-policy-places.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { listClients } from '../clients/office-queries.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';

import { wordingSetOrRefuse } from '../wordings/office-queries.ts';
import { officePolicyPart } from './office-queries.ts';
import {
  clientPolicies,
  OFFICE_POLICY_KEY,
  officePolicy,
  placesOf,
  policyRules,
  type RuleOfPlace,
  rulesWithPlaces,
} from './queries.ts';

interface Place {
  customerId?: number | undefined;
  invoiceId?: number | undefined;
}

export const reminderPolicyHandlers: Handlers<typeof reminderPolicyMethods> = {
  async 'reminderPolicy.get'({ read }, { clientId, ...place }) {
    if (clientId === undefined) {
      refuseWithoutClient(place);
      return { own: await officePolicyPart(read.office), inherited: shown(DEFAULT_POLICY) };
    }
    const sql = read.client(clientId);
    const at = await scopeOf(sql, place);
    const own = (await policyRules(sql)).find((rule) => rule.scope === at.scope && rule.targetId === at.targetId);
    const book = await clientPolicies(sql);
    return {
      own: own && own.policy !== '' ? (JSON.parse(own.policy) as PolicyPart) : null,
      inherited: shown(book.around(at.scope, at.customerId)),
    };
  },

  'reminderPolicy.set': (context, { clientId, policy, ...place }) =>
    context.write(async (tx) => {
      if (policy?.wording !== undefined) await wordingSetOrRefuse(tx.office, policy.wording);
      if (clientId === undefined) {
        refuseWithoutClient(place);
        checkOrder(overlay(DEFAULT_POLICY, policy));
        for (const { clientId: id, code, name } of await listClients(tx.office, false))
          checkBelow(policy, await rulesWithPlaces(tx.client(id)), `${code} ${name}`);
        await setOfficePolicy(tx, policy);
        return {};
      }
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const at = await scopeOf(sql, place);
      checkOrder(overlay((await clientPolicies(sql)).around(at.scope, at.customerId), policy));
      const others = (await rulesWithPlaces(sql)).filter(
        (one) => one.scope !== at.scope || one.targetId !== at.targetId,
      );
      const own = policy === null ? [] : [{ ...at, policy, place: '' }];
      checkBelow(await officePolicy(sql), [...own, ...others], '');
      await sql.insert('reminder_rule', {
        scope: at.scope,
        target_id: at.targetId,
        policy: policy === null ? '' : JSON.stringify(policy),
        ...tx.booked(),
      });
      return {};
    }),

  async 'reminderPolicy.exceptions'({ read }, { clientId }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    return { places: await placesOf(sql) };
  },
};

function shown(policy: ReminderPolicy) {
  return { ...policy, stages: [...policy.stages] };
}

function refuseWithoutClient({ customerId, invoiceId }: Place): void {
  if (customerId !== undefined || invoiceId !== undefined)
    throw new AppError('input-invalid', { path: 'clientId', wants: 'present' }, 'clientId');
}

/** Throws customer-unknown or invoice-unknown for what is not in these books. */
async function scopeOf(sql: ClientRead, { customerId, invoiceId }: Place) {
  await clientSettings(sql);
  if (invoiceId !== undefined) {
    const row = await sql.get<{ customerId: number }>(
      'SELECT customer_id AS customerId FROM receivable WHERE client_id = :clientId AND invoice_id = :invoiceId LIMIT 1',
      { invoiceId },
    );
    if (!row) throw new AppError('invoice-unknown', { invoiceId }, 'invoiceId');
    return { scope: 'invoice' as const, targetId: invoiceId, customerId: row.customerId };
  }
  if (customerId === undefined) return { scope: 'client' as const, targetId: 0, customerId: null };
  await customerById(sql, customerId);
  return { scope: 'customer' as const, targetId: customerId, customerId };
}

/** Throws policy-order where a later stage does not come after an earlier one, at this very place. */
function checkOrder(policy: ReminderPolicy): void {
  const wrong = stageOutOfOrder(policy);
  if (wrong) throw new AppError('policy-order', { ...wrong }, 'policy');
}

/** The same of every place below it, which takes on what it does not set itself. Throws policy-order-below. */
function checkBelow(office: PolicyPart | null, rules: readonly RuleOfPlace[], clientWords: string): void {
  const book = policyBook(
    office,
    rules.map(({ scope, targetId, policy }) => ({ scope, targetId, part: policy })),
  );
  for (const { scope, targetId, customerId, place } of rules) {
    const policy = book.of(scope === 'client' ? null : customerId, scope === 'invoice' ? targetId : undefined);
    const wrong = stageOutOfOrder(policy);
    if (wrong)
      throw new AppError('policy-order-below', { ...wrong, place: [clientWords, place].join(' ').trim() }, 'policy');
  }
}

async function setOfficePolicy(tx: Tx, policy: PolicyPart | null): Promise<void> {
  await tx.office.run('DELETE FROM office_setting WHERE key = :key', { key: OFFICE_POLICY_KEY });
  if (policy !== null)
    await tx.office.insert('office_setting', { key: OFFICE_POLICY_KEY, value: JSON.stringify(policy) });
}
