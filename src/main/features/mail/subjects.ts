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
import { paperRecipient } from '../paper-sendings/writes.ts';
import {
  lettersToSend,
  type NumberedKind,
  type PaperChoice,
  type SendablePaper,
  sendablePapers,
  underWay,
} from '../sendable-papers/queries.ts';
import { storedFile } from '../sendings/office-queries.ts';
import type { SendingChannel, SendingKind } from '../sendings/queries.ts';
import { type ConsentRow, consentsOf } from './queries.ts';
import { type ClientVoice, type SubjectFacts, voiceOf, wordsFor } from './wording.ts';

export type Wanted = InputOf<'sendings.plan'> & { channel: SendingChannel };

export type Problem =
  | 'no-address'
  | 'bad-address'
  | 'no-number'
  | 'no-consent'
  | 'no-paper'
  | 'under-way'
  | 'stage-too-high'
  | 'too-long'
  | 'paper-note';

/** Where the file comes from: stored already, or drawn when it is put in the queue. */
export type PaperSource =
  | { from: 'stored'; documentId: number; sha256: string }
  | { from: 'letter' | 'confirmation' | 'invoice' | 'credit-note' | 'delivery-note' }
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

const NO_WORDS: MailWording = { subject: '', body: '' };

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
  const isPaper = wanted.channel === 'post' || wanted.channel === 'hand';
  const words = isPaper ? NO_WORDS : wordsFor(voice, subject.key, customer, subject.facts);
  const parts = wanted.channel === 'sms' ? messageParts(words.body) : 1;
  // Who is reminded by wire has agreed to it; an invoice or a statement goes to the address he gave.
  const needsConsent = !isPaper && (wanted.channel !== 'email' || wanted.kind === 'reminder');
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
  if (channel === 'post' || channel === 'hand') {
    const recipient = to || paperRecipient(customer ?? undefined, '', channel);
    const lacks = !to && channel === 'post' && !hasPostalAddress(customer);
    return { recipient, problem: lacks ? 'no-address' : null };
  }
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

function hasPostalAddress(customer: CustomerRow | null): boolean {
  return customer !== null && (customer.address1 !== '' || customer.mailingAddress1 !== '');
}

/** Throws batch-unknown, input-invalid (something the kind needs is missing) and what storedFile throws. */
async function subjectsOf(
  { read, clock }: Pick<QueryContext, 'read' | 'clock'>,
  sql: ClientRead,
  wanted: Wanted,
): Promise<Subject[]> {
  const stored = (wanted.subjects ?? []).filter((one) => one.documentId !== undefined);
  if (stored.length > 0) return storedSubjects(read.office, wanted, stored);
  const choice = choiceOf(wanted);
  switch (wanted.kind) {
    case 'statement':
      if (wanted.subjects || choice) return statementSubjects(wanted, wanted.asOf ?? clock.today());
      break;
    case 'reminder':
      if (wanted.batchId !== undefined || choice) return letterSubjects(sql, wanted, choice ?? EVERY_LETTER);
      break;
    case 'enquiry':
    case 'other':
      break;
    default:
      if (choice) return numberedSubjects(read.office, sql, wanted, wanted.kind, choice);
  }
  throw new AppError('input-invalid', { path: 'subjects', wants: 'something' }, 'subjects');
}

const EVERY_LETTER: PaperChoice = { ids: null, month: null, customerId: null };

/** null while nothing says which papers. */
function choiceOf({ subjects, month, customerId }: Wanted): PaperChoice | null {
  if (subjects === undefined && month === undefined && customerId === undefined) return null;
  const ids = subjects === undefined ? null : subjects.flatMap((one) => one.subjectId ?? []);
  return { ids, month: month ?? null, customerId: customerId ?? null };
}

async function letterSubjects(sql: ClientRead, wanted: Wanted, choice: PaperChoice): Promise<Subject[]> {
  const { batchId } = wanted;
  const letters = await lettersToSend(sql, { ...choice, batchId: batchId ?? null });
  if (letters.length === 0 && batchId !== undefined && wanted.subjects === undefined)
    throw new AppError('batch-unknown', { batchId }, 'batchId');
  const prefix = wanted.channel === 'sms' || wanted.channel === 'voice' ? wanted.channel : 'reminder';
  const isPaper = wanted.channel === 'post' || wanted.channel === 'hand';
  return letters.map((letter) => {
    const stage = Math.min(letter.stage, HIGHEST_STAGE) as 1 | 2 | 3;
    return {
      customerId: letter.customerId,
      subjectId: letter.letterId,
      label: letter.serial,
      to: wanted.subjects?.find((one) => one.subjectId === letter.letterId)?.to,
      key: `${prefix}-${stage}`,
      facts: {
        label: letter.serial,
        fileName: attachmentName(`reminder-${stage}`, letter.serial, '.pdf'),
        amountYen: letter.totalYen,
        dueOn: letter.oldestDueOn,
        deadlineOn: letter.deadlineOn,
        count: letter.invoices,
      },
      paper: prefix === 'reminder' ? { from: 'letter' } : { from: 'none' },
      ...(letter.stage > HIGHEST_STAGE && !isPaper ? { problem: 'stage-too-high' as const } : {}),
    };
  });
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

async function numberedSubjects(
  office: ReadSql,
  sql: ClientRead,
  wanted: Wanted,
  kind: NumberedKind,
  choice: PaperChoice,
): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const row of await sendablePapers(sql, kind, choice)) {
    const { subjectId, number, amountYen, dueOn } = row;
    const paper = await paperOf(office, wanted.clientId, kind, row);
    const asked = wanted.subjects?.find((one) => one.subjectId === subjectId)?.customerId;
    const facts = { amountYen, ...(dueOn ? { dueOn } : {}) };
    const subject = subjectOf(wanted, subjectId, number, row.customerId ?? asked ?? null, paper, facts);
    const problem = problemOf(row, paper, wanted.channel);
    subjects.push(problem === null ? subject : { ...subject, problem });
  }
  return subjects;
}

async function paperOf(
  office: ReadSql,
  clientId: number,
  kind: NumberedKind,
  { documentId, withdrawn }: SendablePaper,
): Promise<PaperSource> {
  if (kind !== 'received-note') return { from: kind };
  if (documentId === null || withdrawn === 1) return { from: 'none' };
  const file = await storedFile(office, clientId, documentId);
  return { from: 'stored', documentId: file.documentId, sha256: file.sha256 };
}

/** A 領収書 made for paper carries the place of a stamp: as data it is made once more first. */
function problemOf({ withdrawn, medium }: SendablePaper, paper: PaperSource, channel: SendingChannel): Problem | null {
  if (withdrawn === 1 || paper.from === 'none') return 'no-paper';
  return medium === 'paper' && channel === 'email' ? 'paper-note' : null;
}

function statementSubjects(wanted: Wanted, asOf: string): Subject[] {
  const { subjects, customerId: only } = wanted;
  const asked: NonNullable<Wanted['subjects']> = subjects ?? (only === undefined ? [] : [{ customerId: only }]);
  return asked.flatMap(({ customerId, to }) =>
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
