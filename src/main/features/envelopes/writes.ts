/** Choosing an envelope and the make-up of letters, for a client or one of its customers. */
import type { PaperChoices } from '../../../domain/paper-choices.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ClientWrite, ReadSql } from '../../db/engine.ts';
import { allEnvelopes, type KeyedEnvelope, ownId } from './office-queries.ts';
import { customerEnvelope, ownChoices } from './queries.ts';

/** Throws envelope-unknown. */
export async function envelopeByKey(office: ReadSql, key: string): Promise<KeyedEnvelope> {
  const envelope = (await allEnvelopes(office)).find((one) => one.key === key);
  if (!envelope) throw new AppError('envelope-unknown', { key }, 'key');
  return envelope;
}

/** The columns of a chosen envelope. */
async function chosenColumns(office: ReadSql, key: string | null) {
  if (key !== null) await envelopeByKey(office, key);
  const own = key === null ? null : ownId(key);
  return { preset: own === null ? key : null, envelope_id: own };
}

export async function chooseEnvelope(office: ReadSql, sql: ClientWrite, key: string | null): Promise<void> {
  await changeClientPaper(sql, await chosenColumns(office, key));
}

async function changeClientPaper(
  sql: ClientWrite,
  changes: { preset: string | null; envelope_id: number | null } | { choices: string },
): Promise<void> {
  const known = await sql.get('SELECT client_id FROM client_paper WHERE client_id = :clientId');
  if (known) await sql.update('client_paper', {}, changes);
  else await sql.insert('client_paper', { preset: null, envelope_id: null, choices: '{}', ...changes });
}

/** `envelope` undefined leaves it as it is. Throws envelope-unknown. */
export async function setClientPaper(
  office: ReadSql,
  sql: ClientWrite,
  choices: Partial<PaperChoices>,
  envelope: string | null | undefined,
): Promise<void> {
  await changeClientPaper(sql, { choices: JSON.stringify(choices) });
  if (envelope !== undefined) await chooseEnvelope(office, sql, envelope);
}

/** `envelope` undefined leaves it as it is. */
export async function setCustomerPaper(
  office: ReadSql,
  sql: ClientWrite,
  customerId: number,
  choices: Partial<PaperChoices>,
  envelope: string | null | undefined,
): Promise<void> {
  const known = await customerEnvelope(sql, customerId);
  const row = {
    choices: JSON.stringify(choices),
    ...(envelope === undefined
      ? { preset: known?.preset ?? null, envelope_id: known?.envelopeId ?? null }
      : await chosenColumns(office, envelope)),
  };
  if (known) await sql.update('customer_paper', { customer_id: customerId }, row);
  else await sql.insert('customer_paper', { customer_id: customerId, ...row });
}

/** Choices of the client and, where one is named, of the customer, the outer first. */
export async function choicesAround(sql: ClientRead, customerId: number | undefined): Promise<Partial<PaperChoices>[]> {
  const client = await ownChoices(sql, null);
  return customerId === undefined ? [client] : [client, await ownChoices(sql, customerId)];
}
