/** What the entry page knows and does: the draft, its due date and totals, saving, copying, bringing back. */
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { OutputOf } from '../../../contract/contract.ts';
import { dueOnByTerms, type PlainDate } from '../../../domain/dates.ts';
import { titleInMonth } from '../../../domain/month-titles.ts';
import { copiedSupply } from '../../../domain/supply-dates.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { callCore, failureOf } from '../../api/bridge.ts';
import { useMethod } from '../../api/use-method.ts';
import { showFailure } from '../../stores/notice.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { confirm } from '../../ui/confirm.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { useEntrySettings } from '../../ui/entry-context.tsx';
import { statedBy, textOfSupply, useWantedTarget } from './entry-target.ts';
import {
  type CellProblem,
  emptyInvoice,
  type HeaderProblems,
  headerProblems,
  type InvoiceDraft,
  type InvoiceSum,
  isBlank,
  lineProblems,
  linesOfInvoice,
  type Reckoning,
  sumOfLines,
} from './invoice-draft.ts';
import { earlierOf, standing } from './invoice-list.ts';
import type { InvoiceDetail } from './invoice-types.ts';
import { type Outgoing, park, send, takeOut, useOutbox } from './outbox.ts';

export type ClientSettings = OutputOf<'clients.get'>;
export type CustomerSummary = OutputOf<'customers.list'>['customers'][number];

export interface Problems {
  header: HeaderProblems;
  cells: readonly CellProblem[];
}

const NO_PROBLEMS: Problems = { header: {}, cells: [] };
const NO_CUSTOMERS: readonly CustomerSummary[] = [];

export interface InvoiceEntry {
  draft: Draft<InvoiceDraft>;
  /** Changes with each entry: its boxes start afresh, whatever half-read text stood in them. */
  serial: number;
  customers: readonly CustomerSummary[];
  customer: CustomerSummary | null;
  reckoning: Reckoning;
  /** As the terms say; null before customer and date are known. */
  dueByTerms: PlainDate | null;
  sum: InvoiceSum | null;
  problems: Problems;
  /** What comes back from the outbox, or waits there. */
  returned: Outgoing | null;
  waiting: readonly Outgoing[];
  /** Sends the entry and starts the next; what is wrong when it cannot be sent. */
  /** As it is meant, or kept as a draft. */
  save: (as?: 'draft') => Problems | null;
  startAfresh: () => void;
  copyFrom: (invoiceId: number) => Promise<void>;
  /** The customer's latest invoice, also before the list beside the lines has come. */
  copyLatest: () => Promise<void>;
  bringBack: (entry: Outgoing) => void;
  forget: () => void;
}

export function useInvoiceEntry(client: ClientSettings): InvoiceEntry {
  const { today } = useEntrySettings();
  const draft = useDraft(emptyInvoice(today));
  const customers = useMethod('customers.list', { clientId: client.clientId }).value?.customers ?? NO_CUSTOMERS;
  const customer = customers.find((one) => one.customerId === draft.values.customerId) ?? null;
  const reckoning = useMemo(
    () => ({ rounding: client.rounding, includesTax: client.priceIncludesTax }),
    [client.rounding, client.priceIncludesTax],
  );
  const { issuedOn, lines } = draft.values;
  const dueByTerms = customer && issuedOn ? dueOnByTerms(issuedOn, customer.terms) : null;
  const sum = useMemo(() => sumOfLines(lines, reckoning), [lines, reckoning]);
  const [problems, setProblems] = useState(NO_PROBLEMS);
  const [serial, setSerial] = useState(0);
  const post = useReturned(client.clientId, draft);

  function check(mode = draft.values.mode): Problems {
    const dueOn = mode === 'delivery' || mode === 'credit' ? null : (draft.values.dueOn ?? dueByTerms);
    return {
      header: headerProblems({ ...draft.values, mode }, dueOn, sum, mode === 'draft' ? null : client.closedThrough),
      cells: lineProblems(lines),
    };
  }
  function startAfresh() {
    post.forget();
    setProblems(NO_PROBLEMS);
    setSerial(serial + 1);
    draft.restart(emptyInvoice(issuedOn ?? today, draft.values.mode === 'delivery' ? 'delivery' : 'invoice'));
  }
  function save(as?: 'draft'): Problems | null {
    const mode = as ?? draft.values.mode;
    const found = check(mode);
    setProblems(found);
    if (Object.keys(found.header).length > 0 || found.cells.length > 0) return found;
    const again = post.returned && post.returned.failure?.kind !== 'refusal' ? post.returned.id : null;
    void send(client.clientId, customer?.name ?? '', { ...draft.values, mode }, again);
    startAfresh();
    return null;
  }
  const copying = useCopy(client.clientId, draft);
  useWantedTarget(client.clientId, draft);
  useWantedCustomer(draft);
  // What was wrong is looked at again with every change, so that a mended cell loses its mark.
  const isMarked = problems !== NO_PROBLEMS;
  return {
    draft,
    serial,
    customers,
    customer,
    reckoning,
    dueByTerms,
    sum,
    problems: isMarked ? check() : problems,
    returned: post.returned,
    waiting: post.waiting,
    save,
    startAfresh,
    ...copying,
    bringBack: (entry) => post.bringBack(entry, customer?.name ?? ''),
    forget: post.forget,
  };
}

/** Entries the core refused come back into the page: at once into an empty one, else when the clerk wants. */
function useReturned(clientId: number, draft: Draft<InvoiceDraft>) {
  const { today } = useEntrySettings();
  const entries = useOutbox((outbox) => outbox.entries);
  const [returned, setReturned] = useState<Outgoing | null>(null);
  const waiting = useMemo(
    () => entries.filter((entry) => entry.clientId === clientId && entry.state !== 'sending'),
    [entries, clientId],
  );
  function show(entry: Outgoing) {
    takeOut(entry.id);
    setReturned(entry.state === 'failed' ? entry : null);
    draft.restart(emptyInvoice(today));
    draft.set(entry.draft);
  }
  const first = waiting.find((entry) => entry.state === 'failed');
  const isFree = !draft.dirty;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an entry is taken in when it comes or when the page is free
  useEffect(() => {
    if (first && isFree) show(first);
  }, [first, isFree]);
  return {
    returned,
    waiting,
    forget: () => setReturned(null),
    bringBack(entry: Outgoing, customerName: string) {
      if (draft.dirty) park(clientId, customerName, draft.values);
      show(entry);
    },
  };
}

/** Lines and title of an earlier invoice; from the list also its customer. */
function useCopy(clientId: number, draft: Draft<InvoiceDraft>) {
  async function copyFrom(invoiceId: number, withCustomer = false) {
    const isOver = draft.values.lines.some((line) => !isBlank(line));
    const { title, text, confirm: confirmLabel } = words.copyOver;
    if (isOver && !(await confirm({ title, text, confirmLabel }))) return;
    try {
      const invoice = await callCore('invoices.get', { clientId, invoiceId });
      draft.set(copied(invoice, draft.values, withCustomer));
    } catch (error) {
      showFailure(failureOf(error));
    }
  }
  async function copyLatest() {
    const { customerId } = draft.values;
    if (customerId === null) return;
    try {
      const [latest] = standing((await callCore('invoices.list', earlierOf(clientId, customerId))).invoices);
      if (latest) await copyFrom(latest.invoiceId);
    } catch (error) {
      showFailure(failureOf(error));
    }
  }
  const wanted = useRoute((route) => route.params.copy);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address that asks for it
  useEffect(() => {
    if (!wanted) return;
    setParams({ copy: '' });
    void copyFrom(Number(wanted), true);
  }, [wanted]);
  return { copyFrom, copyLatest };
}

/** `invoice?customer=3`: an entry for a customer that was in hand elsewhere. */
function useWantedCustomer(draft: Draft<InvoiceDraft>): void {
  const wanted = useRoute((route) => route.params.customer);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each address that asks for it
  useEffect(() => {
    if (!wanted) return;
    setParams({ customer: '' });
    draft.set({ customerId: Number(wanted) });
  }, [wanted]);
}

/** The day of the dealing, as many months later as the copy is issued. */
function supplyOfCopy(invoice: InvoiceDetail, issuedOn: PlainDate | null): Pick<InvoiceDraft, 'lines' | 'supply'> {
  const copy = copiedSupply(statedBy(invoice), invoice.lines, issuedOn ?? invoice.issuedOn);
  return { lines: linesOfInvoice(copy), supply: textOfSupply(copy) };
}

function copied(invoice: InvoiceDetail, values: InvoiceDraft, withCustomer: boolean): Partial<InvoiceDraft> {
  return {
    ...supplyOfCopy(invoice, values.issuedOn),
    title: values.issuedOn ? titleInMonth(invoice.title, invoice.issuedOn, values.issuedOn) : invoice.title,
    ...(withCustomer ? { customerId: invoice.customerId } : {}),
  };
}

/** The box in hand gives up what was typed in it, so that saving meets no half-read date; then what is unreadable is named. */
export function commitBoxInHand(root: HTMLElement | null): HTMLElement | null {
  const box = document.activeElement;
  if (box instanceof HTMLElement && root?.contains(box)) flushSync(() => box.blur());
  return root?.querySelector<HTMLElement>('.entry-head [aria-invalid="true"]') ?? null;
}
