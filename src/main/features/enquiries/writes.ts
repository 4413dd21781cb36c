/** 照会状: what a letter says, gathered from the books; and recording it. */
import { addDays } from '../../../domain/dates.ts';
import type { EnquiryAddressee, EnquiryLetter } from '../../../domain/enquiry-letter.ts';
import type { LetterClient, LetterCustomer } from '../../../domain/reminder-batch.ts';
import type { CommandContext, QueryContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead } from '../../db/engine.ts';
import { bankAccounts, letterheadOf } from '../clients/queries.ts';
import { accountKey } from '../clients/writes.ts';
import { liveDeposit } from '../deposits/queries.ts';
import { envelopeProfileOf } from '../envelopes/queries.ts';
import { letterBankAccount, letterClient } from '../reminders/letters.ts';
import { officeName } from '../reminders/office-queries.ts';
import { bankRecordOf, type EnquiryRow, enquiryById } from './queries.ts';

/** Long enough to look it up and post the slip; a deposit nobody knows should not wait longer. */
const REPLY_DAYS = 14;

export interface EnquiryAsked {
  clientId: number;
  depositId: number;
  addressee: EnquiryAddressee;
  recipient?: Omit<LetterCustomer, 'contactName'> | undefined;
  replyBy?: string | undefined;
}

/**
 * The letter with its facts of now. Throws deposit-unknown, deposit-cancelled, deposit-used-up (there is nothing left to
 * ask about), enquiry-recipient, enquiry-address, reply-before-issue.
 */
export async function enquiryLetter(
  { office, sql }: { office: QueryContext['read']['office']; sql: ClientRead },
  asked: EnquiryAsked,
  { issuedOn, serial }: { issuedOn: string; serial: string },
): Promise<EnquiryLetter> {
  const deposit = await liveDeposit(sql, asked.depositId);
  if (deposit.leftYen === 0) throw new AppError('deposit-used-up', { payerName: deposit.payerName }, 'depositId');
  const replyBy = asked.replyBy ?? addDays(issuedOn, REPLY_DAYS);
  if (replyBy < issuedOn)
    throw new AppError(
      'reply-before-issue',
      { issuedOn, replyBy, replyByOn: replyBy, issuedAtOn: issuedOn },
      'replyBy',
    );
  const bank = await bankRecordOf(sql, asked.depositId);
  const account = (await bankAccounts(sql)).find((one) => accountKey(one) === bank.accountKey);
  const name = await officeName(office);
  const toClient = asked.addressee === 'client';
  return {
    serial,
    addressee: asked.addressee,
    issuedOn,
    replyBy: asked.addressee === 'bank' ? null : replyBy,
    recipient: toClient ? await clientAsRecipient(sql) : recipientOf(asked),
    // The office asks its client; a stranger knows only the client.
    sender: toClient ? officeAsSender(name) : await letterClient(sql),
    officeName: toClient ? null : name,
    envelope: await envelopeProfileOf(sql),
    deposit: {
      depositedOn: deposit.depositedOn,
      amountYen: deposit.amountYen,
      payerName: deposit.payerName,
      reference: bank.imported ? deposit.ref : '',
      account: account ? letterBankAccount(account, (await letterheadOf(sql)).name) : null,
    },
  };
}

async function clientAsRecipient(sql: ClientRead): Promise<LetterCustomer> {
  const head = await letterheadOf(sql);
  if (head.postalCode === '' || head.address1 === '')
    throw new AppError('enquiry-address', { client: `${head.code} ${head.name}` }, 'addressee');
  const { name, contactName, postalCode, address1, address2 } = head;
  return { name, honorific: '', department: '', contactName, postalCode, address1, address2 };
}

function recipientOf({ recipient }: EnquiryAsked): LetterCustomer {
  if (!recipient) throw new AppError('enquiry-recipient', {}, 'recipient');
  return { ...recipient, contactName: '' };
}

function officeAsSender(name: string): LetterClient {
  return {
    name,
    postalCode: '',
    address1: '',
    address2: '',
    phone: '',
    contactName: '',
    letterhead: [],
    registrationNumber: '',
    sealImage: null,
    bankAccounts: [],
  };
}

/** Before anything is recorded: throws letter-overflow or letter-glyphs. */
export async function refuseUnprintable(jobs: QueryContext['jobs'], letter: EnquiryLetter): Promise<void> {
  const [first] = await jobs.run('check-enquiry-letter', letter);
  if (!first) return;
  const customer = letter.recipient.name;
  throw new AppError(
    first.what,
    {
      customer,
      what: first.text,
      characters: first.text,
      letterKey: first.letterKey,
      problems: 1,
      envelope: first.envelope ?? '',
    },
    'recipient',
  );
}

export async function recordEnquiry(context: CommandContext, tx: Tx, asked: EnquiryAsked) {
  const sql = tx.client(asked.clientId);
  const issuedOn = context.clock.today();
  const serial = `E${issuedOn.slice(2, 4)}-${String(await tx.office.nextId('document')).padStart(4, '0')}`;
  const letter = await enquiryLetter({ office: tx.office, sql }, asked, { issuedOn, serial });
  const { documentId, path } = await context.recordDocument(tx, {
    kind: 'enquiry-letter',
    clientId: asked.clientId,
    title: serial,
    name: `enquiry-${serial}-${issuedOn}`,
    payload: letter,
  });
  const enquiryId = await sql.nextId('deposit_enquiry');
  await sql.insert('deposit_enquiry', {
    id: enquiryId,
    deposit_id: asked.depositId,
    addressee: asked.addressee,
    recipient: letter.recipient.name,
    asked_on: issuedOn,
    document_id: documentId,
    ...tx.booked(),
  });
  return { enquiryId, serial, document: { documentId, path, sha256: '', bytes: 0 } };
}

/** Throws enquiry-unknown. */
export async function enquiryOrRefuse(sql: ClientRead, enquiryId: number): Promise<EnquiryRow> {
  const row = await enquiryById(sql, enquiryId);
  if (!row) throw new AppError('enquiry-unknown', { enquiryId }, 'enquiryId');
  return row;
}

/** Throws enquiry-too-early: nothing is posted or answered before it is written, nor answered before it was posted. */
export function refuseEarlier(on: string, earliestOn: string, serial: string, field: string): void {
  if (on < earliestOn) throw new AppError('enquiry-too-early', { serial, on, earliestOn }, field);
}
