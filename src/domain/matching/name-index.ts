/**
 * Who may have sent the money, judged by the name alone. Customers are found by keys, never by comparing each with each:
 * the same reading, the same but for voicing and long vowels, one slip (by the letters that remain when one is left out),
 * and the first three kana for names that were cut.
 */
import { LEGAL_FORMS } from '../legal-forms.ts';
import {
  type CustomerReading,
  decompose,
  foldKanji,
  halfWidthLength,
  looseKey,
  type NameParts,
  payerAliasKey,
  readCustomerName,
  readPayerName,
} from '../names.ts';
import type { MatchingCustomer, MatchingDeposit, MatchingReason } from './types.ts';
import { BRANCH_WEIGHT, LEGAL_FORM_WEIGHT, NAME_WEIGHT, type NameLevel, SHORTEST_TOLERANT_NAME } from './weights.ts';

type LegalFormAgreement = keyof typeof LEGAL_FORM_WEIGHT;

/** One customer who may be the payer, and how much the name speaks for him. */
export interface PayerMatch {
  customer: MatchingCustomer;
  level: NameLevel;
  /** Sum of the name's terms (natural logarithm of the odds). */
  weight: number;
  reason: MatchingReason;
  /** Why the name alone does not allow clearing without a person; null when it does. */
  caution: MatchingReason | null;
}

interface Payer extends NameParts {
  /** The name is as long as fields are: it may go on. */
  mayBeCut: boolean;
}

/** A reading under which a customer is known: his own, or one given with him. */
interface Entry {
  customer: MatchingCustomer;
  reading: NameParts & { complete: boolean };
  isAlias: boolean;
}

export interface NameIndex {
  byId: Map<number, MatchingCustomer>;
  byAlias: Map<string, { customer: MatchingCustomer; level: NameLevel; confirmations: number }[]>;
  byKey: Map<string, Entry[]>;
  byWritten: Map<string, Entry[]>;
  byBeginning: Map<string, Entry[]>;
  /** Customers without フリガナ whose name is partly kanji: only a part of the reading is known. */
  partial: Entry[];
  /** Filled when the first name needs them: most names are found without. */
  byLoose: Map<string, Entry[]> | null;
  byRemains: Map<string, Entry[]> | null;
  own: Entry[];
}

const BEGINNING_LENGTH = 3;
/** Lengths (half-width characters) at which senders' screens and bank fields end. */
const CUT_LENGTHS = new Set([48, 40, 37, 30, 26, 20]);

export function createNameIndex(customers: readonly MatchingCustomer[]): NameIndex {
  const index: NameIndex = {
    byId: new Map(),
    byAlias: new Map(),
    byKey: new Map(),
    byWritten: new Map(),
    byBeginning: new Map(),
    partial: [],
    byLoose: null,
    byRemains: null,
    own: [],
  };
  for (const customer of customers) {
    index.byId.set(customer.customerId, customer);
    addOwnReading(index, customer, readCustomerName(customer.name, customer.kana));
    for (const alias of customer.payerNames) {
      const level = alias.source === 'given' || alias.confirmations > 0 ? 'alias' : 'unconfirmed';
      push(index.byAlias, payerAliasKey(alias.name), { customer, level, confirmations: alias.confirmations });
      if (alias.source !== 'given') continue;
      const reading = { ...readPayerName(alias.name), complete: true };
      push(index.byKey, reading.key, { customer, reading, isAlias: true });
    }
  }
  return index;
}

function addOwnReading(index: NameIndex, customer: MatchingCustomer, reading: CustomerReading): void {
  const entry: Entry = { customer, reading, isAlias: false };
  if (reading.written !== '') push(index.byWritten, reading.written, entry);
  if (reading.key === '') return;
  if (!reading.complete) {
    index.partial.push(entry);
    return;
  }
  index.own.push(entry);
  for (const key of new Set([reading.key, reading.shortKey])) push(index.byKey, key, entry);
  push(index.byBeginning, reading.key.slice(0, BEGINNING_LENGTH), entry);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Every customer whom the deposit's name may mean, in no particular order; empty when the name says nothing. */
export function findPayers(index: NameIndex, deposit: MatchingDeposit): PayerMatch[] {
  const fixed = deposit.customerId === undefined ? undefined : index.byId.get(deposit.customerId);
  if (fixed) {
    const reason = { kind: 'name', facts: { level: 'fixed', customer: fixed.name, points: NAME_WEIGHT.fixed } };
    return [{ customer: fixed, level: 'fixed', weight: NAME_WEIGHT.fixed, reason, caution: null }];
  }
  const payer: Payer = { ...readPayerName(deposit.payerName), mayBeCut: endsWhereFieldsEnd(deposit.payerName) };
  const found = new Map<number, PayerMatch>();
  addAliases(index, deposit, found);
  if (payer.key === '') return [...found.values()];
  lendAliases(found, addSameReading(index, payer, found));
  const isKnown = found.size > 0;
  if (!isKnown) addNearReadings(index, payer, found);
  if (!isKnown || payer.mayBeCut) addBeginnings(index, payer, isKnown, found);
  if (found.size === 0) addPartialReadings(index, payer, found);
  return [...found.values()];
}

function addAliases(index: NameIndex, deposit: MatchingDeposit, found: Map<number, PayerMatch>): void {
  for (const alias of index.byAlias.get(payerAliasKey(deposit.payerName)) ?? []) {
    const weight = NAME_WEIGHT[alias.level];
    const facts = {
      level: alias.level,
      payer: deposit.payerName,
      customer: alias.customer.name,
      confirmations: alias.confirmations,
      points: weight,
    };
    const caution = alias.level === 'alias' ? null : { kind: 'unconfirmed-alias', facts: {} };
    keep(found, { customer: alias.customer, level: alias.level, weight, reason: { kind: 'name', facts }, caution });
  }
}

/**
 * A name that is another customer's own was perhaps confirmed because he paid for this one that once: a person looks again
 * before it counts as a habit.
 */
function lendAliases(found: Map<number, PayerMatch>, owners: readonly MatchingCustomer[]): void {
  const owner = owners[0];
  if (!owner) return;
  for (const [customerId, match] of found) {
    if (match.level !== 'alias' || match.reason.facts.confirmations !== 1 || owners.includes(match.customer)) continue;
    const weight = NAME_WEIGHT.lent;
    const reason = { ...match.reason, facts: { ...match.reason.facts, points: weight } };
    found.set(customerId, { ...match, weight, reason, caution: { kind: 'other-payer', facts: { payer: owner.name } } });
  }
}

/** Adds whoever reads so, and returns those whose own name it is, letter for letter. */
function addSameReading(index: NameIndex, payer: Payer, found: Map<number, PayerMatch>): MatchingCustomer[] {
  const whole = payer.branch === '' ? [] : (index.byKey.get(payer.key + payer.branch.replaceAll('-', '')) ?? []);
  const numbered = payer.leadingNumber === '' ? [] : (index.byKey.get(payer.leadingNumber + payer.key) ?? []);
  const written = index.byWritten.get(foldKanji(payer.spelling)) ?? [];
  const plain = [payer.key, payer.shortKey].flatMap((key) => index.byKey.get(key) ?? []);
  const named = whole.length > 0 ? whole : numbered.length > 0 ? numbered : plain;
  const entries = [...new Set([...named, ...written])];
  const isSpelledSo = (entry: Entry): boolean =>
    entry.reading.spelling === payer.spelling || entry.reading.key !== payer.key;
  const spelledSo = entries.filter((entry) => isSpelledSo(entry) && agreement(entry.reading, payer) !== 'different');
  for (const entry of entries) {
    const wholeName = whole.includes(entry) ? { ...payer, branch: entry.reading.branch } : payer;
    // ハト is not ハート when there is a customer ハト.
    const isOther = !isSpelledSo(entry) && spelledSo.length > 0;
    const caution = isOther ? { kind: 'near-names', facts: { customers: namesOf(spelledSo) } } : null;
    keep(found, judge(entry, wholeName, isSpelledSo(entry) ? 'exact' : 'dash', caution));
  }
  return spelledSo.filter((entry) => !entry.isAlias).map((entry) => entry.customer);
}

/** One slip, or other voicing and long vowels. Only certain when no other customer is as near. */
function addNearReadings(index: NameIndex, payer: Payer, found: Map<number, PayerMatch>): void {
  if (payer.key.length < SHORTEST_TOLERANT_NAME) return;
  const slips = entriesWithinOneSlip(index, payer.key);
  // A long vowel left out and a slip besides are two faults: such a name is farther away than one with a single fault.
  const singleFault = slips.filter((entry) => isOneSlipApart(payer.spelling, entry.reading.spelling));
  index.byLoose ??= buildLoose(index.own);
  const loose = index.byLoose.get(looseKey(payer.key)) ?? [];
  const nearest = singleFault.length + loose.length > 0 ? singleFault : slips;
  const near = new Map<Entry, NameLevel>(nearest.map((entry) => [entry, 'slip']));
  for (const entry of loose) near.set(entry, 'loose');
  const possible = [...near.keys()].filter((entry) => agreement(entry.reading, payer) !== 'different');
  const isAlone = new Set(possible.map((entry) => entry.reading.key)).size <= 1;
  for (const [entry, level] of near) {
    const caution = isAlone ? null : { kind: 'near-names', facts: { customers: namesOf(possible) } };
    keep(found, judge(entry, payer, level, caution));
  }
}

function namesOf(entries: readonly Entry[]): string {
  const names = [...new Set(entries.map((entry) => entry.customer.name))].sort();
  return names.slice(0, 3).join('、').slice(0, 200);
}

/** Names that are the beginning of each other, and names that only share their first kana. */
function addBeginnings(index: NameIndex, payer: Payer, onlyCut: boolean, found: Map<number, PayerMatch>): void {
  const payerLetters = decompose(payer.key);
  for (const entry of index.byBeginning.get(payer.key.slice(0, BEGINNING_LENGTH)) ?? []) {
    if (found.has(entry.customer.customerId)) continue;
    const mayBeCut =
      payer.mayBeCut &&
      entry.reading.key.length >= SHORTEST_TOLERANT_NAME &&
      payer.key.length >= SHORTEST_TOLERANT_NAME;
    const isCutBranch = mayBeCut && payer.frontKeys.includes(entry.reading.key);
    const level = isCutBranch ? 'cut' : beginningLevel(payerLetters, decompose(entry.reading.key), mayBeCut);
    if (onlyCut && level !== 'cut') continue;
    const caution = level === 'cut' ? null : { kind: 'name-unlike', facts: { level } };
    keep(found, judge(entry, payer, level, caution));
  }
}

function beginningLevel(payer: string, customer: string, mayBeCut: boolean): NameLevel {
  if (customer.startsWith(payer)) return mayBeCut ? 'cut' : 'beginning';
  return payer.startsWith(customer) ? 'extended' : 'related';
}

function addPartialReadings(index: NameIndex, payer: Payer, found: Map<number, PayerMatch>): void {
  for (const entry of index.partial) {
    if (entry.reading.key.length < BEGINNING_LENGTH || !payer.key.includes(entry.reading.key)) continue;
    keep(found, judge(entry, payer, 'related', { kind: 'name-unlike', facts: { level: 'related' } }));
  }
}

function keep(found: Map<number, PayerMatch>, match: PayerMatch): void {
  const known = found.get(match.customer.customerId);
  if (!known || known.weight < match.weight) found.set(match.customer.customerId, match);
}

/** Adds up the name's terms for one customer and says why a person should look, where one should. */
function judge(entry: Entry, payer: Payer, level: NameLevel, near: MatchingReason | null): PayerMatch {
  // Companies of one group have legal forms and branches of their own.
  const legal = level === 'related' ? 'same' : agreement(entry.reading, payer);
  const branch = level === 'related' ? null : branchAgreement(entry.reading.branch, payer.branch);
  const weight = NAME_WEIGHT[level] + LEGAL_FORM_WEIGHT[legal] + (branch === null ? 0 : BRANCH_WEIGHT[branch]);
  const facts = {
    level,
    payer: payer.spelling,
    customer: entry.isAlias ? entry.reading.spelling : entry.customer.kana || entry.customer.name,
    legal,
    legalForm: payer.legalForm ?? '',
    legalFormName: LEGAL_FORMS.find((form) => form.abbreviation === payer.legalForm)?.name ?? '',
    side: payer.side ?? '',
    branch: payer.branch,
    number: payer.leadingNumber,
    points: weight,
  };
  return {
    customer: entry.customer,
    level,
    weight,
    reason: { kind: 'name', facts },
    caution: near ?? cautionFor(entry, payer, legal, branch),
  };
}

function cautionFor(entry: Entry, payer: Payer, legal: string, branch: string | null): MatchingReason | null {
  const customer = entry.customer.name;
  if (legal === 'different') return { kind: 'other-legal-form', facts: { payer: payer.legalForm ?? '', customer } };
  return branch === 'different' ? { kind: 'other-branch', facts: { branch: payer.branch, customer } } : null;
}

function agreement(customer: NameParts, payer: Payer): LegalFormAgreement {
  if (payer.legalForm === customer.legalForm) return payer.side === customer.side ? 'same' : 'otherSide';
  if (payer.legalForm === null) return 'leftOut';
  const isCutForm = payer.mayBeCut && payer.openForm !== '';
  if (isCutForm && decompose(customer.legalForm ?? '').startsWith(decompose(payer.openForm))) return 'leftOut';
  return customer.legalForm === null ? 'unknown' : 'different';
}

/** A branch in kanji cannot be compared with one in kana: that says nothing. */
function branchAgreement(customer: string, payer: string): keyof typeof BRANCH_WEIGHT | null {
  if (customer === payer) return customer === '' ? null : 'same';
  if (customer === '' || payer === '') return 'oneSided';
  const comparable = /^[ァ-ヺ-]+$/u.test(customer) && /^[ァ-ヺ-]+$/u.test(payer);
  if (!comparable) return null;
  return customer.startsWith(payer) || payer.startsWith(customer) ? 'same' : 'different';
}

/** True when the field may have cut the name; a number before it is often put there after the cut. */
function endsWhereFieldsEnd(payerName: string): boolean {
  const whole = halfWidthLength(payerName);
  const withoutNumber = halfWidthLength(payerName.normalize('NFKC').replace(/^\d+ */u, ''));
  return [whole, withoutNumber].some((length) => CUT_LENGTHS.has(length) || CUT_LENGTHS.has(length + 1));
}

function entriesWithinOneSlip(index: NameIndex, key: string): Entry[] {
  index.byRemains ??= buildRemains(index.own);
  const near = new Set<Entry>();
  for (const letters of new Set([key, decompose(key)])) {
    for (const rest of remains(letters)) {
      for (const entry of index.byRemains.get(rest) ?? []) {
        if (isOneSlip(key, entry.reading.key) || isOneSlip(decompose(key), decompose(entry.reading.key)))
          near.add(entry);
      }
    }
  }
  return [...near];
}

function buildLoose(entries: readonly Entry[]): Map<string, Entry[]> {
  const byLoose = new Map<string, Entry[]>();
  for (const entry of entries) push(byLoose, looseKey(entry.reading.key), entry);
  return byLoose;
}

function buildRemains(entries: readonly Entry[]): Map<string, Entry[]> {
  const byRemains = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.reading.key.length < SHORTEST_TOLERANT_NAME) continue;
    const rests = new Set([...remains(entry.reading.key), ...remains(decompose(entry.reading.key))]);
    for (const rest of rests) push(byRemains, rest, entry);
  }
  return byRemains;
}

/** The text and every text that is left when one letter is left out: two names one slip apart share one of these. */
function remains(text: string): Set<string> {
  const rests = new Set([text]);
  for (let index = 0; index < text.length; index++) rests.add(text.slice(0, index) + text.slice(index + 1));
  return rests;
}

/** A slip of a whole kana or of a voicing mark alone. */
function isOneSlipApart(a: string, b: string): boolean {
  return isOneSlip(a, b) || isOneSlip(decompose(a), decompose(b));
}

/** One letter lost, added or wrong, or two neighbours swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [restA, restB] = [a.slice(start, endA), b.slice(start, endB)];
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
