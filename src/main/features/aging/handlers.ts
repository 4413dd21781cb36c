import type { agingMethods } from '../../../contract/aging.ts';
import { daysBetween } from '../../../domain/dates.ts';
import { limitationOn } from '../../../domain/limitation.ts';
import { utcInstant } from '../../core/clock.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { customerById } from '../customers/queries.ts';
import { type AgingQuestion, agingTable, agingTableKnownAt, unusedMoney } from './office-queries.ts';
import { type AgingWorkbookInput, agingReport } from './propose.ts';
import { agingDetail } from './queries.ts';

export const agingHandlers: Handlers<typeof agingMethods> = {
  async 'aging.table'({ read }, input) {
    if (input.clientId !== undefined) await clientSettings(read.client(input.clientId));
    const question: AgingQuestion = { clientId: input.clientId ?? null, asOf: input.asOf, basis: input.basis };
    const rows =
      input.knownAt === undefined
        ? await agingTable(read.office, question)
        : await agingTableKnownAt(read.office, question, utcInstant(input.knownAt));
    return { asOf: input.asOf, rows, total: rows.reduce((sum, row) => sum + row.total, 0) };
  },

  'aging.unusedMoney': ({ read }, { clientId, asOf, knownAt }) =>
    unusedMoney(read.office, clientId ?? null, asOf, knownAt === undefined ? null : utcInstant(knownAt)),

  async 'aging.detail'({ read }, { clientId, customerId, asOf }) {
    const sql = read.client(clientId);
    await customerById(sql, customerId);
    const rows = await agingDetail(sql, customerId, asOf);
    return {
      receivables: rows.map((row) => ({
        ...row,
        overdueDays: Math.max(0, daysBetween(row.dueOn, asOf)),
        limitationOn: limitationOn(row.dueOn, row.acknowledgedOn, row.issuedOn),
      })),
    };
  },

  'aging.workbook': issueAgingWorkbook,
};

/** The table as a workbook, recorded with what it shows and drawn after the commit. */
async function issueAgingWorkbook(context: CommandContext, input: AgingWorkbookInput) {
  const recorded = await context.write(async (tx) => {
    const { documentId, path } = await context.recordDocument(tx, {
      kind: 'aging-workbook',
      clientId: input.clientId ?? null,
      title: input.asOf,
      name: `aging-${input.asOf}`,
      payload: await agingReport(tx, input, context.clock.today()),
    });
    return { document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return { document: await context.render(recorded.document.documentId) };
}
