/** Everything the program can do. Hosts, command line, tests and pages know the program by this map alone. */
import type { z } from 'zod';
import { agencyMethods } from './agencies.ts';
import { agingMethods } from './aging.ts';
import { agingViewMethods } from './aging-views.ts';
import { allocationMethods } from './allocations.ts';
import { allowanceMethods } from './allowance.ts';
import { approvalMethods } from './approvals.ts';
import { archiveMethods } from './archive.ts';
import { batchMethods } from './batches.ts';
import { billingMethods } from './billing.ts';
import { callMethods } from './calls.ts';
import { certifiedMethods } from './certified.ts';
import { clearingMethods } from './clearings.ts';
import { clientMethods } from './clients.ts';
import { closingBillMethods } from './closing-bills.ts';
import { confirmationMethods } from './confirmations.ts';
import { contactLogMethods } from './contact-log.ts';
import { correctionMethods } from './credit-notes.ts';
import { customerMethods } from './customers.ts';
import { debitMethods } from './debits.ts';
import { deliveryMethods } from './deliveries.ts';
import { depositMethods } from './deposits.ts';
import { draftMethods } from './drafts.ts';
import { effectMethods } from './effects.ts';
import { enquiryMethods } from './enquiries.ts';
import { envelopeMethods } from './envelopes.ts';
import { exceptionMethods } from './exceptions.ts';
import { exportMethods } from './exports.ts';
import { figureMethods } from './figures.ts';
import { findingMethods } from './findings.ts';
import { forecastMethods } from './forecast.ts';
import { goodsMethods } from './goods.ts';
import { handoverMethods } from './handovers.ts';
import { interestMethods } from './interest.ts';
import { invoicePaperMethods } from './invoice-papers.ts';
import { invoiceMethods } from './invoices.ts';
import { itemMethods } from './items.ts';
import { journalMethods } from './journals.ts';
import { ledgerMethods } from './ledgers.ts';
import { limitationMethods } from './limitation.ts';
import { listMethods } from './lists.ts';
import { lossMethods } from './losses.ts';
import { mailMethods } from './mail.ts';
import { mailingMethods } from './mailing.ts';
import { matchingMethods } from './matching.ts';
import { officeMethods } from './office.ts';
import { orderMethods } from './orders.ts';
import { paperMethods } from './papers.ts';
import { pintMethods } from './pint.ts';
import { postingMethods } from './posting.ts';
import { printingMethods } from './printing.ts';
import { promiseMethods } from './promises.ts';
import { questionMethods } from './questions.ts';
import { receivedNoteMethods } from './received-notes.ts';
import { recoveryMethods } from './recoveries.ts';
import { recurringMethods } from './recurring.ts';
import { reminderPolicyMethods } from './reminder-policy.ts';
import { reminderMethods } from './reminders.ts';
import { reportMethods } from './reports.ts';
import { salePaperMethods } from './sale-papers.ts';
import { secretMethods } from './secrets.ts';
import { sendingMethods } from './sendings.ts';
import { todayMethods } from './today.ts';
import { watchMethods } from './watch.ts';
import { wordingMethods } from './wordings.ts';

export const contract = {
  ...officeMethods,
  ...envelopeMethods,
  ...paperMethods,
  ...mailingMethods,
  ...clientMethods,
  ...customerMethods,
  ...invoiceMethods,
  ...draftMethods,
  ...billingMethods,
  ...itemMethods,
  ...recurringMethods,
  ...deliveryMethods,
  ...closingBillMethods,
  ...correctionMethods,
  ...depositMethods,
  ...debitMethods,
  ...watchMethods,
  ...allocationMethods,
  ...clearingMethods,
  ...recoveryMethods,
  ...exceptionMethods,
  ...enquiryMethods,
  ...questionMethods,
  ...goodsMethods,
  ...orderMethods,
  ...agencyMethods,
  ...agingMethods,
  ...findingMethods,
  ...allowanceMethods,
  ...figureMethods,
  ...forecastMethods,
  ...agingViewMethods,
  ...promiseMethods,
  ...reminderMethods,
  ...callMethods,
  ...interestMethods,
  ...effectMethods,
  ...handoverMethods,
  ...lossMethods,
  ...contactLogMethods,
  ...certifiedMethods,
  ...limitationMethods,
  ...reminderPolicyMethods,
  ...wordingMethods,
  ...approvalMethods,
  ...ledgerMethods,
  ...reportMethods,
  ...exportMethods,
  ...postingMethods,
  ...printingMethods,
  ...journalMethods,
  ...confirmationMethods,
  ...listMethods,
  ...sendingMethods,
  ...invoicePaperMethods,
  ...pintMethods,
  ...salePaperMethods,
  ...archiveMethods,
  ...receivedNoteMethods,
  ...mailMethods,
  ...secretMethods,
  ...matchingMethods,
  ...todayMethods,
  ...batchMethods,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a caller writes (defaults may be left out). */
export type InputOf<M extends MethodName> = z.input<Contract[M]['input']>;
/** What a handler receives (defaults filled in). */
export type ParsedInputOf<M extends MethodName> = z.output<Contract[M]['input']>;
export type OutputOf<M extends MethodName> = z.output<Contract[M]['output']>;
export type QueryName = { [M in MethodName]: Contract[M]['kind'] extends 'query' ? M : never }[MethodName];
export type CommandName = { [M in MethodName]: Contract[M]['kind'] extends 'command' ? M : never }[MethodName];
