import type { pintMethods } from '../../../contract/pint.ts';
import type { Handlers } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { clientSettings } from '../clients/queries.ts';
import { chosenInvoices } from '../invoice-papers/propose.ts';
import { asciiName } from '../invoice-papers/writes.ts';
import { pintFindings, pintInvoices, refuseWithoutForm } from './writes.ts';

export const pintHandlers: Handlers<typeof pintMethods> = {
  async 'pint.findings'({ read }, input) {
    const sql = read.client(input.clientId);
    await clientSettings(sql);
    const invoices = await chosenInvoices(sql, input);
    return { invoices: invoices.length, findings: pintFindings(await pintInvoices(sql, invoices), invoices) };
  },

  async 'pint.export'(context, { clientId, invoiceId }) {
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const invoices = await chosenInvoices(sql, { invoiceIds: [invoiceId], onlyNew: false });
      const given = await pintInvoices(sql, invoices);
      refuseWithoutForm(pintFindings(given, invoices));
      const { number, customerName } = invoices[0]!;
      const { documentId } = await context.recordDocument(tx, {
        kind: 'pint-invoice',
        clientId,
        title: `${number} ${customerName}`,
        name: `pint-${asciiName(number)}`,
        payload: given[0]!,
      });
      return { number, documentId };
    });
    return { number: recorded.number, document: await context.render(recorded.documentId) };
  },

  async 'pint.exportBatch'(context, input) {
    const { clientId } = input;
    const recorded = await context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql, 'booking');
      const invoices = await chosenInvoices(sql, input);
      if (invoices.length === 0) throw new AppError('paper-none', {}, 'invoiceIds');
      const given = await pintInvoices(sql, invoices);
      const left = pintFindings(given, invoices);
      if (!input.skipStopped) refuseWithoutForm(left);
      const stopped = new Set(left.map(({ invoiceId }) => invoiceId));
      const good = given.filter((_, at) => !stopped.has(invoices[at]!.invoiceId));
      if (good.length === 0) return { invoices: 0, left, documentId: null };
      const on = context.clock.today();
      const { documentId } = await context.recordDocument(tx, {
        kind: 'pint-batch',
        clientId,
        title: `JP PINT ${on}`,
        name: `pint-${on}`,
        payload: { invoices: good, on },
      });
      return { invoices: good.length, left, documentId };
    });
    const { documentId, ...value } = recorded;
    return { ...value, document: documentId === null ? null : await context.render(documentId) };
  },
};
