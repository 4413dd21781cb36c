/** The file that goes with a sending: stored already, or made now as a document of its own. */
import { addMonths } from '../../../domain/dates.ts';
import type { CommandContext } from '../../core/context.ts';
import { type DocumentKind, type DocumentRequest, unpackPayload } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { storedFile } from '../sendings/office-queries.ts';
import { confirmationPaper, letterPaper } from './queries.ts';
import type { Planned } from './subjects.ts';

export interface Paper {
  documentId: number;
  sha256: string;
}

/** Of a statement: what moved in the year before it. */
const STATEMENT_MONTHS = 12;

/** null: the message has no file. 'no-paper': there is nothing to draw, or it cannot be drawn. */
export async function paperFor(
  context: CommandContext,
  clientId: number,
  planned: Planned,
): Promise<Paper | null | 'no-paper'> {
  const { paper, subjectId } = planned;
  if (paper.from === 'none') return null;
  if (paper.from === 'stored') return paper;
  const made = await drawn(context, clientId, paper, subjectId!);
  if (!made.ok) return 'no-paper';
  return storedFile(context.read.office, clientId, made.value.document.documentId);
}

/** Each by a command of its own, which makes it once. */
function drawn(
  context: CommandContext,
  clientId: number,
  paper: Exclude<Planned['paper'], { from: 'none' | 'stored' }>,
  id: number,
) {
  switch (paper.from) {
    case 'letter':
      return context.perform('sendings.letterPaper', { clientId, letterId: id });
    case 'confirmation':
      return context.perform('sendings.letterPaper', { clientId, kind: 'confirmation', letterId: id });
    case 'invoice':
      return context.perform('invoices.document', { clientId, invoiceId: id });
    case 'credit-note':
      return context.perform('creditNotes.document', { clientId, creditNoteId: id });
    case 'delivery-note':
      return context.perform('deliveries.document', { clientId, deliveryId: id });
    case 'statement':
      return context.perform('ledgers.document', {
        clientId,
        paper: 'statement',
        format: 'pdf',
        customerIds: [paper.customerId],
        from: addMonths(paper.asOf, -STATEMENT_MONTHS),
        through: paper.asOf,
      });
  }
}

const LETTER_KINDS = {
  reminder: { kind: 'reminder-letter', find: letterPaper },
  confirmation: { kind: 'balance-letter', find: confirmationPaper },
} as const;

/** One letter of a run as a paper of its own, drawn from the run's record: the same words, serial and figures. Made once. */
export async function letterDocument(
  context: CommandContext,
  clientId: number,
  of: keyof typeof LETTER_KINDS,
  letterId: number,
) {
  const { kind, find } = LETTER_KINDS[of];
  const recorded = await context.write(async (tx) => {
    const letter = await find(tx.client(clientId), letterId);
    if (!letter) throw new AppError('letter-unknown', { serial: String(letterId) }, 'letterId');
    const { documentId } =
      letter.documentId === null
        ? await context.recordDocument(tx, requestFor(kind, clientId, letter))
        : { documentId: letter.documentId };
    return { document: { documentId, path: '', sha256: '', bytes: 0 } };
  });
  return { document: await context.render(recorded.document.documentId) };
}

function requestFor(
  kind: 'reminder-letter' | 'balance-letter',
  clientId: number,
  { title, serial, payload }: { title: string; serial: string; payload: string },
): DocumentRequest {
  const name = `${kind}-${title.replaceAll('/', '-')}`;
  return {
    kind: kind satisfies DocumentKind,
    clientId,
    title,
    name,
    payload: onlyLetter(unpackPayload(payload), serial) as never,
  };
}

interface Run {
  letters?: { serial: string }[];
  groups?: { letters: { serial: string }[] }[];
}

/** The run's record with this letter alone, and without cover sheets. */
function onlyLetter(payload: unknown, serial: string): unknown {
  const run = payload as Run;
  const own = (letters: { serial: string }[]) => letters.filter((letter) => letter.serial === serial);
  if (run.letters) return { ...run, letters: own(run.letters) };
  const groups = (run.groups ?? []).map((group) => ({ ...group, letters: own(group.letters) }));
  return { ...run, withCovers: false, groups: groups.filter((group) => group.letters.length > 0) };
}
