/** Keeping what is set for mail, of the office or of one client. */
import { strangeFields, type WordingKey } from '../../../domain/mail-letter.ts';
import { mailAddress } from '../../../domain/wire-address.ts';
import type { Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import {
  officeWire,
  type SenderSettings,
  type ServerSettings,
  type WireSettings,
  type Wordings,
} from './office-queries.ts';
import { clientWire, wiredPiles } from './queries.ts';

export interface WireChange {
  server?: ServerSettings | null | undefined;
  sender?: SenderSettings | null | undefined;
  wordings?: readonly { key: WordingKey; subject: string; body: string }[] | undefined;
  resetWordings?: readonly WordingKey[] | undefined;
}

/** Throws mail-address-invalid, mail-plain-login, wording-empty or wording-field-unknown. */
export function checkWire(change: WireChange): void {
  const { server, sender } = change;
  if (server?.security === 'none' && !isOwnMachine(server.host))
    throw new AppError('mail-plain-login', { host: server.host }, 'server');
  for (const address of sender ? [sender.address, sender.replyTo] : [])
    if (address !== '' && mailAddress(address) === null)
      throw new AppError('mail-address-invalid', { address }, 'sender');
  for (const { key, subject, body } of change.wordings ?? []) {
    const isMail = !key.startsWith('sms-') && !key.startsWith('voice-');
    if (body.trim() === '' || (isMail && subject.trim() === ''))
      throw new AppError('wording-empty', { key }, 'wordings');
    const [strange] = strangeFields(key, { subject, body });
    if (strange !== undefined) throw new AppError('wording-field-unknown', { key, field: strange }, 'wordings');
  }
}

/** Passwords and papers in clear stay on the machine. */
function isOwnMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

export async function saveWire(tx: Tx, clientId: number | null, change: WireChange): Promise<void> {
  const before = clientId === null ? await officeWire(tx.office) : await clientWire(tx.client(clientId));
  const after: WireSettings = {
    server: change.server === undefined ? before.server : change.server,
    sender: change.sender === undefined ? before.sender : change.sender,
    wordings: wordingsAfter(before.wordings, change),
  };
  if (clientId === null) {
    await setOffice(tx, 'mail.server', after.server);
    await setOffice(tx, 'mail.sender', after.sender);
    await setOffice(tx, 'mail.wordings', after.wordings);
    return;
  }
  const sql = tx.client(clientId);
  await sql.run('DELETE FROM client_wire WHERE client_id = :clientId');
  await sql.insert('client_wire', {
    server: after.server ? JSON.stringify(after.server) : '',
    sender: after.sender ? JSON.stringify(after.sender) : '',
    wordings: JSON.stringify(after.wordings),
    ...tx.booked(),
  });
}

function wordingsAfter(before: Wordings, { wordings = [], resetWordings = [] }: WireChange): Wordings {
  const after: Wordings = { ...before };
  for (const key of resetWordings) delete after[key];
  for (const { key, subject, body } of wordings)
    after[key] = { subject: subject.trim(), body: body.replaceAll('\r\n', '\n') };
  return after;
}

export async function setOffice(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.office.run(
    `INSERT INTO office_setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    { key, value: value === null ? '' : JSON.stringify(value) },
  );
}

/** Closes runs by wire of which everything has gone: they lie on nobody's desk any more. */
export async function postPiles(tx: Tx, clientId: number): Promise<void> {
  const sql = tx.client(clientId);
  for (const { batchId, letters, sentOn } of await wiredPiles(sql))
    await sql.insert('reminder_posting', { batch_id: batchId, letters, posted_on: sentOn, ...tx.booked() });
}
