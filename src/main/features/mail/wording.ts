/** Who a mail of a client comes from and what it says: the client's own setting, else the office's, else what is preset. */
import {
  DEFAULT_WORDINGS,
  fillWording,
  type MailFacts,
  type MailWording,
  mailFields,
  type WordingKey,
} from '../../../domain/mail-letter.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import type { CustomerRow } from '../customers/queries.ts';
import { letterClient } from '../reminders/letters.ts';
import {
  clientMailSecret,
  MAIL_SECRET,
  officeWire,
  type SenderSettings,
  type ServerSettings,
  type WireSettings,
} from './office-queries.ts';
import { clientWire } from './queries.ts';

export interface ClientVoice {
  server: ServerSettings | null;
  /** Name under which its password is kept. */
  secret: string;
  sender: SenderSettings | null;
  own: WireSettings;
  office: WireSettings;
  /** What is the same in every mail of the client. */
  facts: Pick<MailFacts, 'clientName' | 'clientContact' | 'clientPhone' | 'accounts'>;
}

export async function voiceOf(office: ReadSql, sql: ClientRead): Promise<ClientVoice> {
  const own = await clientWire(sql);
  const shared = await officeWire(office);
  const head = await letterClient(sql);
  return {
    server: own.server ?? shared.server,
    secret: own.server ? clientMailSecret(sql.clientId) : MAIL_SECRET,
    sender: own.sender ?? shared.sender,
    own,
    office: shared,
    facts: {
      clientName: head.name,
      clientContact: head.contactName,
      clientPhone: head.phone,
      accounts: head.bankAccounts,
    },
  };
}

export function wordingOf(voice: Pick<ClientVoice, 'own' | 'office'>, key: WordingKey): MailWording {
  return voice.own.wordings[key] ?? voice.office.wordings[key] ?? DEFAULT_WORDINGS[key];
}

export type SubjectFacts = Omit<MailFacts, keyof ClientVoice['facts'] | 'customer'>;

export function wordsFor(
  voice: ClientVoice,
  key: WordingKey,
  customer: CustomerRow | null,
  facts: SubjectFacts,
): MailWording {
  return fillWording(wordingOf(voice, key), mailFields(key, { ...voice.facts, customer, ...facts }));
}
