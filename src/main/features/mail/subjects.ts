/** What was asked to be sent → one row each: who, at which address, with which words, and what stands in the way. */
import type { InputOf } from '../../../contract/contract.ts';
import { formatDate, formatLongDate } from '../../../domain/dates.ts';
import { attachmentName, type MailWording, messageParts, type WordingKey } from '../../../domain/mail-letter.ts';
import { internationalNumber, mailAddress, takesMessages } from '../../../domain/wire-address.ts';
import type { QueryContext } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import type { ClientRead, ReadSql } from '../../db/engine.ts';
import { clientSettings } from '../clients/queries.ts';
import { allCustomers, type CustomerRow } from '../customers/queries.ts';
import { storedFile } from '../sendings/office-queries.ts';
import type { SendingKind } from '../sendings/queries.ts';
import {
  batchLettersToMail,
  type ConsentRow,
  confirmationsToMail,
  consentsOf,
  invoicesToMail,
  notesToMail,
  underWay,
} from './queries.ts';
import { type ClientVoice, type SubjectFacts, voiceOf, wordsFor } from './wording.ts';

export type Wanted = InputOf<'sendings.plan'> & { channel: 'email' | 'sms' | 'voice' };

export type Problem =
  | 'no-address'
  | 'bad-address'
  | 'no-number'
  | 'no-consent'
  | 'no-paper'
  | 'under-way'
  | 'stage-too-high'
  | 'too-long';

/** Where the file comes from: stored already, or drawn when it is put in the queue. */
export type PaperSource =
  | { from: 'stored'; documentId: number; sha256: string }
  | { from: 'letter' | 'confirmation' | 'invoice' }
  | { from: 'statement'; customerId: number; asOf: string }
  | { from: 'none' };

export interface Planned {
  kind: SendingKind;
  customer: CustomerRow | null;
  subjectId: number | null;
  label: string;
  recipient: string;
  words: MailWording;
  parts: number;
  /** '' where there is no file. */
  fileName: string;
  paper: PaperSource;
  problem: Problem | null;
}

/** One thing to be sent, before anybody looked at addresses. */
interface Subject {
  customerId: number | null;
  subjectId: number | null;
  label: string;
  to: string | undefined;
  key: WordingKey;
  facts: SubjectFacts;
  paper: PaperSource;
  problem?: Problem;
}

/** A letter from 催告 on goes on paper: its effect must be provable. */
const HIGHEST_STAGE = 3;
/** More than this many parts is a letter, and costs like one. */
const MOST_PARTS = 3;

export async function planSendings(context: Pick<QueryContext, 'read' | 'clock'>, wanted: Wanted): Promise<Planned[]> {
  const sql = context.read.client(wanted.clientId);
  await clientSettings(sql);
  const voice = await voiceOf(context.read.office, sql);
  const customers = new Map((await allCustomers(sql)).map((customer) => [customer.customerId, customer]));
  const consents = await consentsOf(sql, null);
  const gone = await underWay(sql, wanted.kind, wanted.channel);
  const subjects = await subjectsOf(context, sql, wanted);
  return subjects.map((subject) => plan(wanted, subject, voice, customers, consents, gone));
}

function plan(
  wanted: Wanted,
  subject: Subject,
  voice: ClientVoice,
  customers: ReadonlyMap<number, CustomerRow>,
  consents: readonly ConsentRow[],
  gone: ReadonlySet<string>,
): Planned {
  const customer = subject.customerId === null ? null : (customers.get(subject.customerId) ?? null);
  const consent = consents.find(
    (one) => one.customerId === subject.customerId && one.channel === wanted.channel && one.given === 1,
  );
  const address = addressFor(wanted.channel, subject.to, consent, customer);
  const words = wordsFor(voice, subject.key, customer, subject.facts);
  const parts = wanted.channel === 'sms' ? messageParts(words.body) : 1;
  // Who is reminded by wire has agreed to it; an invoice or a statement goes to the address he gave.
  const needsConsent = wanted.channel !== 'email' || wanted.kind === 'reminder';
  const problem =
    subject.problem ??
    (isUnderWay(subject, gone) ? 'under-way' : null) ??
    (needsConsent && !consent ? 'no-consent' : null) ??
    address.problem ??
    (parts > MOST_PARTS ? 'too-long' : null);
  const { subjectId, label, paper } = subject;
  const { fileName } = subject.facts;
  return {
    kind: wanted.kind,
    customer,
    subjectId,
    label,
    recipient: address.recipient,
    words,
    parts,
    fileName,
    paper,
    problem,
  };
}

function isUnderWay({ subjectId, paper, customerId }: Subject, gone: ReadonlySet<string>): boolean {
  if (subjectId !== null) return gone.has(String(subjectId));
  return paper.from === 'stored' && gone.has(`${paper.sha256} ${customerId}`);
}

/** The address asked for, that of the consent, or the customer's own. */
function addressFor(
  channel: Wanted['channel'],
  to: string | undefined,
  consent: ConsentRow | undefined,
  customer: CustomerRow | null,
): { recipient: string; problem: Problem | null } {
  if (channel === 'email') {
    const text = to || consent?.recipient || customer?.email || '';
    if (text === '') return { recipient: '', problem: 'no-address' };
    const address = mailAddress(text);
    return { recipient: address ?? text, problem: address === null ? 'bad-address' : null };
  }
  const text = to || consent?.recipient || customer?.phone || '';
  const number = internationalNumber(text);
  const isFit = number !== null && (channel === 'voice' || takesMessages(number));
  return { recipient: number ?? text, problem: isFit ? null : 'no-number' };
}

/** Throws batch-unknown, input-invalid (something the kind needs is missing) and what storedFile throws. */
async function subjectsOf(
  { read, clock }: Pick<QueryContext, 'read' | 'clock'>,
  sql: ClientRead,
  wanted: Wanted,
): Promise<Subject[]> {
  if (wanted.kind === 'reminder' && wanted.batchId !== undefined) return letterSubjects(sql, wanted, wanted.batchId);
  const stored = (wanted.subjects ?? []).filter((one) => one.documentId !== undefined);
  if (stored.length > 0) return storedSubjects(read.office, wanted, stored);
  const ids = (wanted.subjects ?? []).flatMap((one) => one.subjectId ?? []);
  switch (wanted.kind) {
    case 'statement':
      return statementSubjects(wanted, wanted.asOf ?? clock.today());
    case 'invoice':
      if (wanted.subjects || wanted.month) return invoiceSubjects(sql, wanted, wanted.subjects ? ids : null);
      break;
    case 'received-note':
      return noteSubjects(read.office, sql, wanted, ids);
    case 'confirmation':
      return (await confirmationsToMail(sql, ids)).map(({ confirmationId, serial, customerId }) =>
        subjectOf(wanted, confirmationId, serial, customerId, { from: 'confirmation' }),
      );
  }
  throw new AppError('input-invalid', { path: 'subjects', wants: 'something' }, 'subjects');
}

async function letterSubjects(sql: ClientRead, wanted: Wanted, batchId: number): Promise<Subject[]> {
  const letters = await batchLettersToMail(sql, batchId);
  if (letters.length === 0) throw new AppError('batch-unknown', { batchId }, 'batchId');
  const chosen = wanted.subjects && new Set(wanted.subjects.map((one) => one.subjectId));
  const prefix = wanted.channel === 'email' ? 'reminder' : wanted.channel;
  return letters
    .filter((letter) => !chosen || chosen.has(letter.letterId))
    .map((letter) => ({
      customerId: letter.customerId,
      subjectId: letter.letterId,
      label: letter.serial,
      to: wanted.subjects?.find((one) => one.subjectId === letter.letterId)?.to,
      key: `${prefix}-${Math.min(letter.stage, HIGHEST_STAGE) as 1 | 2 | 3}`,
      facts: {
        label: letter.serial,
        fileName: attachmentName(
          `reminder-${Math.min(letter.stage, HIGHEST_STAGE) as 1 | 2 | 3}`,
          letter.serial,
          '.pdf',
        ),
        amountYen: letter.totalYen,
        dueOn: letter.oldestDueOn,
        deadlineOn: letter.deadlineOn,
        count: letter.invoices,
      },
      paper: wanted.channel === 'email' ? { from: 'letter' } : { from: 'none' },
      ...(letter.stage > HIGHEST_STAGE ? { problem: 'stage-too-high' as const } : {}),
    }));
}

async function storedSubjects(
  office: ReadSql,
  wanted: Wanted,
  asked: NonNullable<Wanted['subjects']>,
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const one of asked) {
    if (one.customerId === undefined && !one.to)
      throw new AppError('input-invalid', { path: 'subjects.customerId', wants: 'something' }, 'subjects');
    const file = await storedFile(office, wanted.clientId, one.documentId!);
    const key = wordingKeyOf(wanted.kind);
    const label = one.label || file.title;
    subjects.push({
      customerId: one.customerId ?? null,
      subjectId: one.subjectId ?? null,
      label,
      to: one.to,
      key,
      facts: { label, fileName: attachmentName(key, label, file.ending) },
      paper: { from: 'stored', documentId: file.documentId, sha256: file.sha256 },
      ...(file.isOfSeveral ? { problem: 'no-paper' as const } : {}),
    });
  }
  return subjects;
}

/** A paper of the kind that has a number; `facts` beyond that where the wording has more fields. */
function subjectOf(
  wanted: Wanted,
  subjectId: number,
  label: string,
  customerId: number | null,
  paper: PaperSource,
  facts: Partial<SubjectFacts> = {},
): Subject {
  const key = wordingKeyOf(wanted.kind);
  const to = wanted.subjects?.find((one) => one.subjectId === subjectId)?.to;
  return {
    customerId,
    subjectId,
    label,
    to,
    key,
    facts: { label, fileName: attachmentName(key, label, '.pdf'), ...facts },
    paper,
  };
}

async function invoiceSubjects(sql: ClientRead, wanted: Wanted, ids: readonly number[] | null): Promise<Subject[]> {
  const invoices = await invoicesToMail(sql, ids, wanted.month ?? null);
  return invoices
    .filter((one) => ids !== null || one.voided === 0)
    .map(({ invoiceId, number, customerId, totalYen, dueOn, voided }) => ({
      ...subjectOf(
        wanted,
        invoiceId,
        number,
        customerId,
        { from: 'invoice' },
        { amountYen: totalYen, ...(dueOn ? { dueOn } : {}) },
      ),
      ...(voided === 1 ? { problem: 'no-paper' as const } : {}),
    }));
}

async function noteSubjects(
  office: ReadSql,
  sql: ClientRead,
  wanted: Wanted,
  ids: readonly number[],
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { noteId, number, customerId, documentId } of await notesToMail(sql, ids)) {
    const file = documentId === null ? null : await storedFile(office, wanted.clientId, documentId);
    const paper: PaperSource = file
      ? { from: 'stored', documentId: file.documentId, sha256: file.sha256 }
      : { from: 'none' };
    const asked = wanted.subjects?.find((one) => one.subjectId === noteId)?.customerId;
    const subject = subjectOf(wanted, noteId, number, customerId ?? asked ?? null, paper);
    subjects.push(file ? subject : { ...subject, problem: 'no-paper' });
  }
  return subjects;
}

function statementSubjects(wanted: Wanted, asOf: string): Subject[] {
  return (wanted.subjects ?? []).flatMap(({ customerId, to }) =>
    customerId === undefined
      ? []
      : [
          {
            customerId,
            subjectId: null,
            label: formatDate(asOf),
            to,
            key: 'statement' as const,
            facts: { label: formatLongDate(asOf), fileName: attachmentName('statement', asOf, '.pdf') },
            paper: { from: 'statement' as const, customerId, asOf },
          },
        ],
  );
}

export function wordingKeyOf(kind: SendingKind): WordingKey {
  return kind === 'reminder' ? 'reminder-1' : kind;
}
