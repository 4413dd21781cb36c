/** 下書き and ひな形 kept and thrown away. The caller holds the transaction. */
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import type { GivenSupply, SupplyRule } from '../../../domain/supply-dates.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { type ClientWrite, IDS } from '../../db/engine.ts';

export interface GivenLine {
  description: string;
  quantityMilli: number;
  unit?: string | undefined;
  unitPriceMilli: number;
  taxClass: TaxClass;
  note?: string | undefined;
}

/** A line of a draft has a day of its own; those of templates and schedules have none. */
export type GivenDraftLine = GivenLine & { suppliedOn?: string | null | undefined };

export interface GivenDraft extends GivenSupply {
  customerId: number;
  issuedOn: string;
  dueOn?: string | undefined;
  title?: string | undefined;
  lines: readonly GivenDraftLine[];
  origin: 'entered' | 'copied';
  copiedInvoiceId?: number | null | undefined;
}

export function lineColumns(line: GivenLine, index: number) {
  return {
    line: index + 1,
    description: line.description,
    quantity_milli: line.quantityMilli,
    unit: line.unit ?? '',
    unit_price_milli: line.unitPriceMilli,
    tax_class: line.taxClass,
    note: line.note ?? '',
  };
}

function draftLineColumns(line: GivenDraftLine, index: number) {
  return { ...lineColumns(line, index), supplied_on: line.suppliedOn ?? null };
}

/** A day said once is a period of one day. */
function supplyColumns({ suppliedFrom, suppliedThrough }: GivenSupply) {
  const from = suppliedFrom ?? suppliedThrough ?? null;
  return { supplied_from: from, supplied_through: suppliedThrough ?? from };
}

export async function insertDrafts(tx: Tx, sql: ClientWrite, drafts: readonly GivenDraft[]): Promise<number[]> {
  const first = await sql.nextId('invoice_draft');
  await sql.bulkInsert(
    'invoice_draft',
    drafts.map((draft, index) => ({
      id: first + index,
      customer_id: draft.customerId,
      issued_on: draft.issuedOn,
      due_on: draft.dueOn ?? null,
      title: draft.title ?? '',
      origin: draft.origin,
      copied_invoice_id: draft.copiedInvoiceId ?? null,
      ...supplyColumns(draft),
      ...tx.booked(),
    })),
  );
  await sql.bulkInsert(
    'invoice_draft_line',
    drafts.flatMap((draft, index) =>
      draft.lines.map((line, at) => ({ draft_id: first + index, ...draftLineColumns(line, at) })),
    ),
  );
  return drafts.map((_draft, index) => first + index);
}

/** Throws draft-unknown: another has issued it or thrown it away meanwhile. */
export async function replaceDraft(tx: Tx, sql: ClientWrite, draftId: number, draft: GivenDraft): Promise<void> {
  const known = await sql.get('SELECT 1 FROM invoice_draft WHERE client_id = :clientId AND id = :draftId', { draftId });
  if (!known) throw new AppError('draft-unknown', { draftId }, 'draftId');
  await sql.run('DELETE FROM invoice_draft_line WHERE client_id = :clientId AND draft_id = :draftId', { draftId });
  await sql.update(
    'invoice_draft',
    { id: draftId },
    {
      customer_id: draft.customerId,
      issued_on: draft.issuedOn,
      due_on: draft.dueOn ?? null,
      title: draft.title ?? '',
      ...supplyColumns(draft),
      ...tx.booked(),
    },
  );
  await sql.bulkInsert(
    'invoice_draft_line',
    draft.lines.map((line, at) => ({ draft_id: draftId, ...draftLineColumns(line, at) })),
  );
}

export async function deleteDrafts(sql: ClientWrite, draftIds: readonly number[]): Promise<number> {
  const ids = JSON.stringify(draftIds);
  await sql.run(`DELETE FROM invoice_draft_line WHERE client_id = :clientId AND draft_id IN ${IDS}`, { ids });
  return sql.run(`DELETE FROM invoice_draft WHERE client_id = :clientId AND id IN ${IDS}`, { ids });
}

/** Saves under a name; lines of one that was there are replaced. */
export async function saveTemplate(
  tx: Tx,
  sql: ClientWrite,
  template: { name: string; title?: string | undefined; supply: SupplyRule; lines: readonly GivenLine[] },
): Promise<number> {
  const { name, title = '', supply, lines } = template;
  const known = await sql.get<{ id: number }>(
    'SELECT id FROM invoice_template WHERE client_id = :clientId AND name = :name',
    { name },
  );
  const templateId = known?.id ?? (await sql.nextId('invoice_template'));
  if (known) {
    await sql.run('DELETE FROM invoice_template_line WHERE client_id = :clientId AND template_id = :templateId', {
      templateId,
    });
    await sql.update('invoice_template', { id: templateId }, { title, supply, changed_seq: tx.seq });
  } else await sql.insert('invoice_template', { id: templateId, name, title, supply, changed_seq: tx.seq });
  await sql.bulkInsert(
    'invoice_template_line',
    lines.map((line, at) => ({ template_id: templateId, ...lineColumns(line, at) })),
  );
  return templateId;
}

/** Throws template-unknown. */
export async function deleteTemplate(sql: ClientWrite, templateId: number): Promise<void> {
  await sql.run('DELETE FROM invoice_template_line WHERE client_id = :clientId AND template_id = :templateId', {
    templateId,
  });
  const gone = await sql.run('DELETE FROM invoice_template WHERE client_id = :clientId AND id = :templateId', {
    templateId,
  });
  if (gone === 0) throw new AppError('template-unknown', { templateId }, 'templateId');
}
