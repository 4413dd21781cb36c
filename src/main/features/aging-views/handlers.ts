import type { agingViewMethods } from '../../../contract/aging-views.ts';
import { utcInstant } from '../../core/clock.ts';
import type { Handlers } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { agingSettings } from './office-queries.ts';
import { agingBridge, bridgeStep, checkLimits, columnsFor, viewRows } from './propose.ts';

export const agingViewHandlers: Handlers<typeof agingViewMethods> = {
  async 'aging.columns'({ read }, input) {
    if (input.clientId !== undefined) await clientSettings(read.client(input.clientId));
    const { scheme, limits, columns } = await columnsFor(read, input);
    const question = {
      clientId: input.clientId ?? null,
      // A customer is one of a client's: without the client the number would mean someone else in each.
      customerId: input.clientId === undefined ? null : (input.customerId ?? null),
      asOf: input.asOf,
      basis: input.basis,
      knownAt: knownInstant(input.knownAt) ?? null,
      columns,
    };
    const view = await viewRows(read, question, input.by, await officeName(read.office));
    return { asOf: input.asOf, scheme, limits: [...limits], columns, ...view };
  },

  async 'aging.bridge'({ read }, { clientId, ...input }) {
    if (clientId !== undefined) await clientSettings(read.client(clientId));
    return agingBridge(read, clientId ?? null, {
      ...input,
      knownAt: knownInstant(input.knownAt),
      customerId: clientId === undefined ? undefined : input.customerId,
    });
  },

  async 'aging.bridgeStep'({ read }, { clientId, ...input }) {
    if (clientId !== undefined) await clientSettings(read.client(clientId));
    return bridgeStep(read, clientId ?? null, {
      ...input,
      knownAt: knownInstant(input.knownAt),
      customerId: clientId === undefined ? undefined : input.customerId,
    });
  },

  'aging.settings': ({ read }) => agingSettings(read.office),

  'aging.saveSettings': (context, { scheme, limits }) => {
    checkLimits(limits);
    return context.write(async (tx) => {
      for (const [key, value] of [
        ['aging-scheme', scheme],
        ['aging-limits', limits.join(',')],
      ] as const)
        await tx.office.run(
          'INSERT INTO office_setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          { key, value },
        );
      return {};
    });
  },
};

/** In the form in which the books hold instants. */
function knownInstant(knownAt: string | undefined): string | undefined {
  return knownAt === undefined ? undefined : utcInstant(knownAt);
}
