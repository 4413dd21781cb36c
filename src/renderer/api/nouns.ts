/** Which nouns each query reads: a change of one of them makes its answers stale. Missing or misspelt names do not compile. */
import type { QueryName } from '../../contract/contract.ts';

type Noun =
  | 'receivedNotes'
  | 'office'
  | 'staff'
  | 'documents'
  | 'clients'
  | 'customers'
  | 'invoices'
  | 'drafts'
  | 'items'
  | 'recurring'
  | 'deliveries'
  | 'deposits'
  | 'allocations'
  | 'confirmations'
  | 'reminders'
  | 'journals'
  | 'promises'
  | 'interest'
  | 'batches'
  | 'sendings'
  | 'disputes'
  | 'questions'
  | 'goods'
  | 'orders'
  | 'agencies'
  | 'reports'
  | 'allowance'
  | 'audit'
  | 'envelopes';

const BALANCES: readonly Noun[] = ['invoices', 'deposits', 'allocations', 'customers'];

export const NOUNS_OF_QUERY: Record<QueryName, readonly Noun[]> = {
  'office.info': ['office', 'staff'],
  'office.verify': [],
  'office.backups': ['office'],
  'staff.list': ['staff'],
  'audit.list': ['audit'],
  'documents.list': ['documents'],
  'documents.read': [],
  'search.find': ['clients', ...BALANCES],
  'envelopes.list': ['clients', 'envelopes'],
  'envelopes.check': ['clients', 'customers', 'envelopes'],
  'envelopes.preview': ['clients', 'customers', 'envelopes'],
  'printers.offsets': ['envelopes'],
  'labels.sheets': [],
  'mailing.summary': ['reminders', 'envelopes', 'office'],
  'mailing.settings': ['office'],
  'postage.list': ['envelopes'],
  'papers.customers': ['customers', 'envelopes'],
  'papers.office': ['clients', 'customers', 'envelopes'],
  'papers.get': ['clients', 'customers', 'envelopes'],
  'clients.list': ['clients', 'staff'],
  'clients.get': ['clients', 'staff'],
  'customers.list': BALANCES,
  'customers.get': BALANCES,
  'customers.timeline': [...BALANCES, 'reminders', 'promises', 'disputes', 'interest', 'sendings'],
  'receivedNotes.propose': ['receivedNotes', 'deposits', 'allocations'],
  'receivedNotes.preview': ['receivedNotes', 'deposits', 'allocations', 'customers', 'clients'],
  'receivedNotes.batchFindings': ['receivedNotes', 'deposits', 'allocations', 'customers', 'clients'],
  'receivedNotes.deposits': ['receivedNotes', 'deposits', 'allocations', 'customers'],
  'receivedNotes.list': ['receivedNotes', 'deposits'],
  'archive.search': ['invoices', 'receivedNotes', 'reminders', 'deposits', 'documents'],
  'creditNotes.preview': ['invoices', 'customers', 'clients'],
  'deliveries.preview': ['invoices', 'customers', 'clients'],
  'pint.findings': ['invoices', 'customers', 'clients'],
  'invoices.paperFindings': ['invoices', 'customers', 'clients'],
  'invoices.preview': ['invoices', 'customers', 'clients'],
  'invoices.papers': ['invoices', 'documents'],
  'invoices.paperSettings': ['invoices'],
  'invoices.list': [...BALANCES, 'reminders'],
  'invoices.get': [...BALANCES, 'reminders'],
  'invoices.nextNumber': ['invoices'],
  'invoices.pastLines': ['invoices'],
  'drafts.list': ['drafts', 'customers', 'clients'],
  'drafts.get': ['drafts'],
  'drafts.check': ['goods', 'deliveries', 'drafts', 'invoices', 'customers', 'clients'],
  'invoiceTemplates.list': ['drafts'],
  'billing.settings': ['invoices', 'deliveries'],
  'items.list': ['items'],
  'items.find': ['items', 'invoices', 'deliveries'],
  'items.export': [],
  'recurring.list': ['recurring', 'invoices', 'customers', 'clients'],
  'recurring.propose': ['recurring', 'invoices', 'customers', 'clients'],
  'deliveries.list': ['deliveries', 'invoices', 'customers'],
  'deliveries.get': ['deliveries', 'invoices', 'customers'],
  'closingBills.propose': [...BALANCES, 'deliveries', 'clients'],
  'closingBills.list': ['invoices', 'customers'],
  'closingBills.get': ['invoices', 'customers'],
  'creditNotes.propose': BALANCES,
  'creditNotes.list': BALANCES,
  'creditNotes.get': BALANCES,
  'advances.open': BALANCES,
  'invoices.changes': [...BALANCES, 'deliveries', 'recurring'],
  'templates.get': [],
  'lists.workbook': [],
  'deposits.list': ['deposits', 'allocations', 'customers'],
  'deposits.imports': ['deposits'],
  'deposits.readTable': [],
  'watch.state': ['office', 'deposits'],
  'debits.list': BALANCES,
  'debits.rows': BALANCES,
  'allocations.propose': [...BALANCES, 'clients'],
  'allocations.openReceivables': BALANCES,
  'exceptions.list': [...BALANCES, 'disputes', 'orders'],
  'deposits.history': [...BALANCES, 'orders'],
  'recoveries.list': BALANCES,
  'orders.list': [...BALANCES, 'orders'],
  'agencies.list': ['agencies'],
  'agencies.propose': [...BALANCES, 'agencies'],
  'office.moves': ['deposits', 'clients'],
  'allocations.runs': ['allocations'],
  'allocations.history': ['allocations', 'deposits', 'customers'],
  'writeOffs.propose': [...BALANCES, 'reminders'],
  'writeOffs.list': BALANCES,
  'offsets.list': BALANCES,
  'journals.settings': ['journals', 'customers'],
  'journals.preview': [...BALANCES, 'clients', 'journals'],
  'journals.batches': ['journals', 'documents', 'clients'],
  'journals.waiting': [...BALANCES, 'clients', 'journals'],
  'matching.record': BALANCES,
  'matching.habits': BALANCES,
  'promises.list': [...BALANCES, 'promises'],
  'plans.list': [...BALANCES, 'promises'],
  'plans.suggest': BALANCES,
  'aging.table': [...BALANCES, 'clients'],
  'aging.detail': [...BALANCES, 'reminders', 'promises'],
  'aging.columns': [...BALANCES, 'clients', 'staff', 'office'],
  'aging.bridge': [...BALANCES, 'clients', 'office'],
  'aging.bridgeStep': [...BALANCES, 'clients', 'office'],
  'aging.settings': ['office'],
  'enquiries.preview': ['deposits', 'clients', 'office'],
  'enquiries.list': ['deposits', 'documents'],
  'salesOrders.list': ['goods', 'customers'],
  'stock.onHand': ['goods'],
  'goods.differences': [...BALANCES, 'goods', 'drafts', 'deliveries'],
  'questions.list': [...BALANCES, 'questions', 'disputes'],
  'confirmations.propose': [...BALANCES, 'clients', 'confirmations'],
  'confirmations.preview': [...BALANCES, 'clients'],
  'confirmations.list': ['confirmations', 'customers'],
  'ledgers.customer': BALANCES,
  'ledgers.balances': [...BALANCES, 'clients'],
  'figures.monthly': [...BALANCES, 'clients', 'reminders'],
  'review.findings': [...BALANCES, 'clients', 'reminders', 'disputes', 'promises'],
  'allowance.table': [...BALANCES, 'clients', 'allowance'],
  'allowance.office': [...BALANCES, 'clients', 'allowance'],
  'forecast.deposits': [...BALANCES, 'clients'],
  'forecast.bills': [...BALANCES, 'clients'],
  'forecast.late': [...BALANCES, 'clients'],
  'forecast.habit': BALANCES,
  'forecast.backtest': BALANCES,
  'aging.unusedMoney': ['deposits', 'allocations', 'customers'],
  'today.board': ['clients', 'staff', 'office', 'reminders', 'documents', ...BALANCES],
  'today.todos': ['recurring', 'questions', 'clients', 'office', 'disputes', 'reminders', 'documents', ...BALANCES],
  'batches.status': ['batches', 'clients', 'reminders', 'documents'],
  'batches.list': ['batches'],
  'review.queue': ['clients', 'staff', ...BALANCES],
  'cycle.month': ['clients', 'office', 'reminders', 'documents', ...BALANCES],
  'cycle.calendar': ['clients', 'office'],
  'reminders.propose': ['promises', ...BALANCES, 'reminders', 'clients', 'disputes'],
  'reminders.preview': ['promises', ...BALANCES, 'reminders', 'clients'],
  'reports.setup': ['reports'],
  'exports.plan': ['office', 'reports'],
  'reminders.letters': ['reminders', 'documents', ...BALANCES],
  'printers.list': [],
  'interest.rules': ['interest', 'clients', 'customers'],
  'interest.compute': ['interest', ...BALANCES],
  'interest.bills': ['interest', ...BALANCES],
  'certified.compose': ['interest', 'reminders', 'clients', ...BALANCES],
  'certified.count': [],
  'certified.list': ['reminders', ...BALANCES],
  'contactLog.list': ['reminders', ...BALANCES],
  'calls.due': ['reminders', 'promises', 'disputes', 'interest', 'clients', ...BALANCES],
  'calls.settings': ['interest'],
  'effects.table': ['reminders', 'sendings', ...BALANCES],
  'effects.customers': ['reminders', 'sendings', ...BALANCES],
  'effects.queues': ['promises', ...BALANCES, 'reminders', 'clients', 'disputes'],
  'handovers.list': ['reminders', ...BALANCES],
  'losses.review': ['reminders', 'promises', 'interest', ...BALANCES],
  'losses.evidence': ['reminders', 'promises', 'interest', ...BALANCES],
  'losses.taxList': BALANCES,
  'limitation.list': ['confirmations', 'reminders', 'promises', ...BALANCES],
  'calls.list': ['reminders', 'customers'],
  'reminderPolicy.get': ['reminders', 'office'],
  'reminderPolicy.exceptions': ['reminders', 'customers', 'invoices'],
  'sendings.list': ['sendings', 'reminders', 'confirmations', 'deposits', 'customers', 'documents'],
  'sendings.get': ['sendings'],
  'reminders.decisions': ['reminders'],
  'approvals.list': ['reminders', 'customers'],
  'contacts.list': ['reminders', 'customers'],
  'plans.preview': ['promises', ...BALANCES, 'clients'],
  'wordings.sets': ['reminders', 'office'],
  'wordings.list': ['reminders', 'office'],
  'wordings.get': ['reminders', 'office'],
  'wordings.preview': [...BALANCES, 'reminders', 'clients', 'promises', 'office'],
  'sendings.plan': ['sendings', 'reminders', 'customers', 'clients', 'documents', 'office'],
  'mail.settings': ['office', 'clients'],
  'gateway.settings': ['office'],
  'consents.list': ['customers'],
  'secrets.state': ['office'],
  'reminders.batches': ['reminders', 'documents'],
};

/**
 * Whether an answer is stale after a change. An answer about one client is untouched by another's books; one about the
 * whole office reads them all; a change of the office itself (clientId null) touches everybody. Every change is in the audit.
 */
export function isStale(
  query: string,
  input: unknown,
  change: { clientId: number | null; nouns: readonly string[] },
): boolean {
  const nouns: readonly string[] | undefined = NOUNS_OF_QUERY[query as QueryName];
  if (!nouns) return false;
  const asked = clientIdOf(input);
  if (asked !== null && change.clientId !== null && asked !== change.clientId) return false;
  return nouns.includes('audit') || change.nouns.some((noun) => nouns.includes(noun));
}

export function clientIdOf(input: unknown): number | null {
  if (typeof input !== 'object' || input === null || !('clientId' in input)) return null;
  return typeof input.clientId === 'number' ? input.clientId : null;
}
