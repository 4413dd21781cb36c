/** Into the queue: mails and messages wait to be sent, papers to be printed; what is handed over has gone. */
import type { OutputOf } from '../../../contract/contract.ts';
import { postKey } from '../../../domain/invoice-paper.ts';
import type { CommandContext, Tx } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { paperDocuments } from '../invoice-papers/office-queries.ts';
import { notePaperGone } from '../paper-sendings/writes.ts';
import { addressOf } from '../reminders/propose.ts';
import { type NewSending, noteSending } from '../sendings/writes.ts';
import { type Paper, paperFor } from './papers.ts';
import { type Planned, planSendings, type Wanted } from './subjects.ts';

type Queued = OutputOf<'sendings.queue'>;

export function plannedValue(one: Planned): Queued['skipped'][number] {
  return {
    customerId: one.customer?.customerId ?? null,
    customerCode: one.customer?.code ?? '',
    customerName: one.customer?.name ?? '',
    subjectId: one.subjectId,
    label: one.label,
    recipient: one.recipient,
    subject: one.words.subject,
    body: one.words.body,
    parts: one.parts,
    problem: one.problem,
  };
}

/** Papers are drawn first, each by a command of its own that makes it once; what goes into the queue is decided again in the write. */
export async function putInQueue(
  context: CommandContext,
  wanted: Wanted & { requestId?: string | undefined },
): Promise<Queued> {
  const { clientId } = wanted;
  const drawn = new Map<string, Paper | null | 'no-paper'>();
  for (const planned of await planSendings(context, wanted))
    if (planned.problem === null) drawn.set(keyOf(planned), await paperFor(context, clientId, planned));
  const { queued, skipped } = await context.write(async (tx) => {
    await clientSettings(tx.client(clientId), 'booking');
    const read = { office: tx.office, client: (id: number) => tx.client(id) };
    const going: { sendingId: number; documentId: number | null; label: string }[] = [];
    const left: Planned[] = [];
    for (const planned of inOrder(await planSendings({ read, clock: context.clock }, wanted), wanted.channel)) {
      const paper = drawn.get(keyOf(planned));
      if (planned.problem !== null || paper === undefined || paper === 'no-paper') {
        left.push({ ...planned, problem: planned.problem ?? 'no-paper' });
        continue;
      }
      const sendingId = await noteOne(tx, wanted, planned, paper, context.clock.today());
      going.push({ sendingId, documentId: paper?.documentId ?? null, label: planned.label });
    }
    return { queued: going, skipped: left.map(plannedValue) };
  });
  const ids = queued.flatMap(({ documentId }) => documentId ?? []);
  const documents = await paperDocuments(context.read.office, ids);
  const papers = queued.flatMap(({ sendingId, documentId, label }) =>
    documentId === null ? [] : [{ sendingId, documentId, label, pages: documents.get(documentId)?.pages ?? null }],
  );
  return { queued: queued.map(({ sendingId }) => sendingId), papers, skipped };
}

/** Papers for the post in the order of their envelopes. */
function inOrder(planned: Planned[], channel: Wanted['channel']): Planned[] {
  if (channel !== 'post') return planned;
  const key = ({ customer, label }: Planned) => (customer ? postKey(addressOf(customer), label) : `9999999 ${label}`);
  return planned.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

async function noteOne(tx: Tx, wanted: Wanted, planned: Planned, paper: Paper | null, on: string): Promise<number> {
  const { clientId, channel } = wanted;
  const sending: Omit<NewSending, 'state' | 'on'> = {
    kind: planned.kind,
    subjectId: planned.subjectId,
    label: planned.label,
    customerId: planned.customer?.customerId ?? null,
    channel,
    recipient: planned.recipient,
    document: paper && { documentId: paper.documentId, sha256: paper.sha256, fileName: planned.fileName },
    wording: planned.words.subject,
    body: planned.words.body,
  };
  if (channel === 'hand') return notePaperGone(tx, clientId, { ...sending, channel }, { on, note: '' });
  return noteSending(tx, clientId, { ...sending, state: 'queued', on });
}

function keyOf({ subjectId, customer, paper }: Planned): string {
  return `${subjectId} ${customer?.customerId} ${paper.from === 'stored' ? paper.documentId : ''}`;
}
