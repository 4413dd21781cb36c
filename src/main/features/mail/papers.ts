/** The file that goes with a sending: stored already, or made now as a document of its own. */

import { addMonths } from '../../../domain/dates.ts';
import type { ReminderBatch } from '../../../domain/reminder-batch.ts';
import type { CommandContext } from '../../core/context.ts';
import { unpackPayload } from '../../core/documents.ts';
import { AppError } from '../../core/errors.ts';
import { storedFile } from '../sendings/office-queries.ts';
import { letterPaper } from './queries.ts';
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
  const { paper } = planned;
  switch (paper.from) {
    case 'none':
      return null;
    case 'stored':
      return paper;
    case 'letter': {
      const made = await context.perform('sendings.letterPaper', { clientId, letterId: planned.subjectId! });
      return made.ok ? storedFile(context.read.office, clientId, made.value.document.documentId) : 'no-paper';
    }
    case 'statement': {
      const made = await context.perform('ledgers.document', {
        clientId,
        paper: 'statement',
        format: 'pdf',
        customerIds: [paper.customerId],
        from: addMonths(paper.asOf, -STATEMENT_MONTHS),
        through: paper.asOf,
      });
      return made.ok ? storedFile(context.read.office, clientId, made.value.document.documentId) : 'no-paper';
    }
  }
}

/** One letter of a run as a paper of its own, drawn from the run's record: the same words, serial and figures. Made once. */
export async function letterDocument(context: CommandContext, clientId: number, letterId: number) {
  const recorded = await context.write(async (tx) => {
    const letter = await letterPaper(tx.client(clientId), letterId);
    if (!letter) throw new AppError('letter-unknown', { serial: String(letterId) }, 'letterId');
    if (letter.documentId !== null)
      return { document: { documentId: letter.documentId, path: '', sha256: '', bytes: 0 } };
    const { documentId, path } = await context.recordDocument(tx, {
      kind: 'reminder-letter',
      clientId,
      title: letter.serial,
      name: `reminder-${letter.serial}`,
      payload: onlyLetter(unpackPayload(letter.payload) as ReminderBatch, letter.serial),
    });
    return { document: { documentId, path, sha256: '', bytes: 0 } };
  });
  return { document: await context.render(recorded.document.documentId) };
}

function onlyLetter(batch: ReminderBatch, serial: string): ReminderBatch {
  const groups = batch.groups
    .map((group) => ({ ...group, letters: group.letters.filter((letter) => letter.serial === serial) }))
    .filter((group) => group.letters.length > 0);
  return { ...batch, withCovers: false, groups };
}
