/**
 * Names as people, spreadsheets and banks write them. A bank knows half-width kana only, in capitals, with 株式会社 as カ)
 * before the name, (カ behind it or (カ) in the middle, without small kana, with - for ー, and cut where the sender's screen ends.
 * Source of the rules: 全銀協 permitted characters and 口座名義の略語 (domain notes §1.0 and §7).
 */
import { BRANCH_WORDS, BUSINESS_WORDS, KANJI_VARIANTS, LEGAL_FORMS, OFFICE_ABBREVIATIONS } from './legal-forms.ts';

/** What single characters become, after NFKC and in capitals. */
const CHARACTER_FOLD = new Map<string, string>([
  ...pairs('ァィゥェォッャュョヮヵヶヰヱヲ', 'アイウエオツヤユヨワカケイエオ'),
  ...pairs('ぁぃぅぇぉっゃゅょゎゕゖゐゑを', 'アイウエオツヤユヨワカケイエオ'),
  ...[...'‐‑‒–—―−ー─━~〜﹣⁃'].map((dash): [string, string] => [dash, '-']),
  ...[...'・･'].map((dot): [string, string] => [dot, '.']),
  ...[...'〔［【「'].map((bracket): [string, string] => [bracket, '(']),
  ...[...'〕］】」'].map((bracket): [string, string] => [bracket, ')']),
]);
const FOLDED = new RegExp(`[${[...CHARACTER_FOLD.keys()].join('')}ぁ-ゖ]`, 'gu');

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((char, index) => [char, to[index]!]);
}

/**
 * One way of writing for all widths: NFKC, capitals, hiragana as katakana, small kana and ヲヰヱ as banks write them,
 * every dash and long vowel as '-', 中黒 as '.', runs of white space as one space. Nothing that tells two names apart is lost.
 */
export function foldWidth(text: string): string {
  // Numbers and codes: nothing in them to fold but small letters.
  if (/^[!-}]*$/.test(text)) return text.toUpperCase();
  const composed = text.replaceAll('゛', '\u3099').replaceAll('゜', '\u309a').normalize('NFKC').toUpperCase();
  return composed
    .replace(FOLDED, foldCharacter)
    .replace(/[\s\u200b\ufeff]+/gu, ' ')
    .trim();
}

function foldCharacter(char: string): string {
  return CHARACTER_FOLD.get(char) ?? String.fromCharCode(char.charCodeAt(0) + HIRAGANA_TO_KATAKANA);
}

const HIRAGANA_TO_KATAKANA = 0x60;

/**
 * The key by which two deposits have the same payer name: equal for full-width and half-width, any dash, any spacing,
 * small or large kana. Legal forms, their side, branches and numbers stay: they tell two payers apart.
 */
export function foldPayerName(text: string): string {
  return foldWidth(text).replaceAll(' ', '');
}

/**
 * What a typed search and a stored name, reading or code are both brought to, so that one contains the other: folded
 * width, usual kanji variants, no dashes, spaces, dots or legal forms. Text that is nothing but a legal form is kept.
 */
export function searchKey(text: string): string {
  const folded = foldKanji(foldWidth(text));
  const stripped = squeeze(splitLegalForm(folded).rest.join(''));
  return stripped === '' ? squeeze(folded) : stripped;
}

function squeeze(text: string): string {
  return text.replace(/[-\s.,'’()*/]/gu, '');
}

/** Where the legal form stands: 前株 or 後株. A form in the middle (before a branch) is 後株. */
export type LegalSide = 'head' | 'tail';

/** A name taken apart. Everything is folded as by foldWidth. */
export interface NameParts {
  /** The name without legal form, branch, spaces and dots; long vowels as '-'. */
  spelling: string;
  /** The same without long vowels: many payers leave them out. */
  key: string;
  /** The key with ケンコウホケンクミアイ and the like in the bank's short form (ケンポ); the key itself where there is none. */
  shortKey: string;
  /** Abbreviation of the legal form (カ, ユ, ド …) or null when none is written. */
  legalForm: string | null;
  side: LegalSide | null;
  /** The abbreviation as written when its bracket at the end is open: the field may have cut it, (シ for (シヤ. */
  openForm: string;
  /** Branch or department behind the name, '' when none. */
  branch: string;
  /** The keys of its first word, first two words …, without the whole: what is behind the space may be a branch, cut off. */
  frontKeys: readonly string[];
  /** Digits in front of the name (the sender's number), '' when none. */
  leadingNumber: string;
}

/** A payer name of a bank record (any width) taken apart. */
export function readPayerName(text: string): NameParts {
  const { number, rest } = splitLeadingNumber(stripBankWords(foldWidth(text)));
  const name = stripBankWords(rest).replace(TRAILING_MARKS, '').replace(OFFICER, '').replace(TRAILING_NUMBER, '');
  return { ...readName(name), leadingNumber: number };
}

/** ヤマダ(カ. and ヤマダ(カ/: what some banks put at the end of a field. */
const TRAILING_MARKS = /[ .,/*]+$/u;

/** 代表取締役 and the like behind the name, with the person: not a part of it. */
const OFFICER =
  / +(?:ダイヒヨウ(?:トリシマリヤク|シヤイン|シヤ|リジ)?|トリシマリヤク(?:シヤチヨウ)?|シヤチヨウ|リジチヨウ|インチヨウ)(?: .*)?$/u;

/** A number, a month (7ガツブン), a date or a word about the sum (ソウサイ) that the sender put behind the name. */
const TRAILING_NUMBER =
  / +[\d./-]+(?:ガツ|ネン)?(?:ブン)?$|(?<=[^\d-])\d{4,}$| +(?:ソウサイ|テスウリヨウ)(?:ゴ|ブン|ヒキ|サシヒキ)?$/u;

/**
 * The alias key of a payer: folded like foldPayerName, without the sender's number and the bank's own words in front,
 * so that a name learned once is known again whatever number the sender puts before it.
 */
export function payerAliasKey(text: string): string {
  const { rest } = splitLeadingNumber(stripBankWords(foldWidth(text)));
  return stripBankWords(rest).replaceAll(' ', '');
}

/** What a customer's name and reading say about how a bank would write it. */
export interface CustomerReading extends NameParts {
  /** False when the reading was guessed from the kana and Latin parts of a name that also has kanji: it is only a part. */
  complete: boolean;
  /** The name itself without legal form and branch, usual kanji variants: some files carry names in kanji. */
  written: string;
}

/**
 * A customer's name and フリガナ taken apart: the reading from フリガナ (or, where that lacks, from the kana and Latin
 * parts of the name), legal form and branch from the name first, because フリガナ mostly leaves them out.
 */
export function readCustomerName(name: string, kana: string): CustomerReading {
  const own = readName(foldWidth(name));
  const reading = readName(foldWidth(kana));
  const legal = own.legalForm === null ? reading : own;
  const shared = {
    legalForm: legal.legalForm,
    side: legal.side,
    openForm: '',
    branch: reading.branch || own.branch,
    frontKeys: [],
    leadingNumber: '',
    written: foldKanji(own.spelling),
  };
  if (reading.spelling !== '')
    return { ...shared, spelling: reading.spelling, key: reading.key, shortKey: reading.shortKey, complete: true };
  const phonetic = own.spelling.replace(/[^ァ-ヺ\-A-Z0-9&]/gu, '');
  const complete = phonetic === own.spelling && phonetic !== '';
  const key = dropDashes(phonetic);
  return { ...shared, spelling: phonetic, key, shortKey: shortenBusinessWords(key), complete };
}

/** Kanji that have several shapes in their usual one: 髙 as 高, 渡邊 as 渡辺. */
export function foldKanji(text: string): string {
  return [...text].map((char) => KANJI_VARIANTS.get(char) ?? char).join('');
}

/** Voicing marks as letters of their own, as half-width kana has them: ガ is two. */
export function decompose(text: string): string {
  return text.normalize('NFD');
}

/** How many half-width characters a bank field needs for the text (ガ takes two). */
export function halfWidthLength(text: string): number {
  return decompose(foldWidth(text)).length;
}

/**
 * The key that is the same for names that differ in voicing marks or in how long vowels are written (ト-キヨ-, トウキヨウ,
 * トキヨ). Two different names may share it, so it is only used where nothing else is near.
 */
export function looseKey(key: string): string {
  return dropVoicing(longVowelKey(key));
}

function dropVoicing(text: string): string {
  return decompose(text).replace(/[\u3099\u309a]/gu, '');
}

function longVowelKey(key: string): string {
  return key
    .replace(/ヴ([アイエオ])/gu, (_, vowel: string) => pairedWith(vowel))
    .replaceAll('ヴ', 'ブ')
    .replace(/([アカサタナハマヤラワガザダバパ])ア/gu, '$1')
    .replace(/([イキシチニヒミリギジヂビピ])イ/gu, '$1')
    .replace(/([ウクスツヌフムユルグズヅブプ])ウ/gu, '$1')
    .replace(/([エケセテネヘメレゲゼデベペ])[イエ]/gu, '$1')
    .replace(/([オコソトノホモヨロゴゾドボポ])[ウオ]/gu, '$1');
}

/** ヴァ, ヴィ … are バ, ビ … to those who cannot write them. */
function pairedWith(vowel: string): string {
  return 'バビベボ'['アイエオ'.indexOf(vowel)]!;
}

function readName(folded: string): NameParts {
  const office = OFFICE_TAIL.exec(folded);
  const withoutOffice = office ? folded.slice(0, office.index) : folded;
  const { rest, ...form } = splitLegalForm(withoutOffice);
  const [front, behind] = rest;
  const cut = splitBranch(front);
  const spelling = bareName(cut.name);
  const branch = [cut.branch, behind, office?.[1] ?? ''].map((part) => part.replace(/[\s.,()]/gu, '')).join('');
  const key = dropDashes(spelling);
  const frontKeys = [...cut.name.trimEnd().matchAll(/ /g)].map((space) =>
    dropDashes(bareName(cut.name.slice(0, space.index))),
  );
  return { ...form, spelling, key, shortKey: shortenBusinessWords(key), branch, frontKeys, leadingNumber: '' };
}

function bareName(text: string): string {
  return text.replace(/[\s.,'’()*]/gu, '');
}

function dropDashes(text: string): string {
  return text.replaceAll('-', '');
}

/** 振込, フリコミ and the like that a bank puts before the name. They need a separator: a name may begin so too. */
function stripBankWords(folded: string): string {
  return folded
    .replace(/^(?:(?:振込入金|振込|フリコミニユウキン|フリコミ|ソウキン|IB|テレフリコミ)[ *:]+)+/u, '')
    .replace(/^[*/]+/u, '');
}

/** Digits before the name are the sender's number when a space or a legal form follows, or when there are four or more. */
function splitLeadingNumber(folded: string): { number: string; rest: string } {
  const match = /^(\d+)([ .:*]+|(?=[^\d]))/u.exec(folded);
  if (!match) return { number: '', rest: folded };
  const rest = folded.slice(match[0].length);
  const isNumber = match[2] !== '' || match[1]!.length >= 4 || HEAD_FORM.test(rest);
  if (!isNumber || rest === '') return { number: '', rest: folded };
  // The bank's own number may stand before the sender's.
  const next = splitLeadingNumber(rest);
  return next.number === '' ? { number: match[1]!, rest } : next;
}

const ABBREVIATIONS = new Map(LEGAL_FORMS.map((form) => [form.abbreviation, form.abbreviation]));
// Some senders lose every voicing mark: ト) is ド), カク) is ガク). Only where that is no other form.
for (const form of LEGAL_FORMS) {
  const voiceless = dropVoicing(form.abbreviation);
  if (!ABBREVIATIONS.has(voiceless)) ABBREVIATIONS.set(voiceless, form.abbreviation);
}
const WRITTEN = new Map(LEGAL_FORMS.flatMap((form) => form.written.map((text) => [text, form.abbreviation] as const)));
const READINGS = new Map(
  LEGAL_FORMS.flatMap((form) => form.readings.map((text) => [text, form.abbreviation] as const)),
);
const SPELLED = longestFirstPattern([...WRITTEN.keys(), ...READINGS.keys()]);
const SHORT = longestFirstPattern(ABBREVIATIONS.keys());

/** A bare カ, イ or ド would destroy names, so the abbreviations count at their brackets only. */
const HEAD_FORM = new RegExp(`^(?:\\(?(?<short>${SHORT})\\)|(?<long>${SPELLED})) *`, 'u');
const TAIL_FORM = new RegExp(` *(?:\\((?<short>${SHORT})\\)?|(?<long>${SPELLED}))$| (?<short>${SHORT})\\)$`, 'u');
/** In the middle the bracket is closed, or left open before a space or the next one: (カ)トウキヨウシテン, (カ トウキヨウシテン. */
const MIDDLE_FORM = new RegExp(
  ` *(?:\\((?<short>${SHORT})(?:\\)| |(?=\\())|(?<long>${longestFirstPattern(WRITTEN.keys())})) *`,
  'u',
);
/** ナゴヤ(エイ: an office, its place behind a space or behind a legal form. */
const OFFICE_TAIL = new RegExp(`(?: ([^ ()]+))? *\\((?:${OFFICE_ABBREVIATIONS.join('|')})\\)?$`, 'u');
/** A spelled-out form that the end of the field cut off: ヤマダカブシキガイ. */
const CUT_TAIL = new RegExp(`(?:\\(|${longestFirstPattern(cutReadings())})$`, 'u');

function cutReadings(): Set<string> {
  const cuts = new Set<string>();
  for (const reading of READINGS.keys()) {
    for (let length = 4; length < reading.length; length++) cuts.add(reading.slice(0, length));
  }
  return cuts;
}

function longestFirstPattern(texts: Iterable<string>): string {
  return [...texts].sort(longestFirst).map(escapePattern).join('|');
}

interface SplitName {
  /** The name and, behind a form in the middle, what follows it. */
  rest: [name: string, behind: string];
  legalForm: string | null;
  side: LegalSide | null;
  openForm: string;
}

const NO_FORM = { legalForm: null, side: null, openForm: '' };

function splitLegalForm(folded: string): SplitName {
  const head = HEAD_FORM.exec(folded);
  if (head && head[0].length < folded.length) {
    return { ...NO_FORM, rest: [folded.slice(head[0].length), ''], legalForm: formOf(head), side: 'head' };
  }
  const tail = TAIL_FORM.exec(folded);
  if (tail && tail.index > 0) {
    const openForm = tail[0].endsWith(')') ? '' : (tail.groups?.short ?? '');
    return { rest: [folded.slice(0, tail.index), ''], legalForm: formOf(tail), side: 'tail', openForm };
  }
  const middle = MIDDLE_FORM.exec(folded);
  if (middle && middle.index > 0) {
    const rest: SplitName['rest'] = [folded.slice(0, middle.index), folded.slice(middle.index + middle[0].length)];
    return { ...NO_FORM, rest, legalForm: formOf(middle), side: 'tail' };
  }
  const cut = CUT_TAIL.exec(folded);
  return { ...NO_FORM, rest: [cut && cut.index > 0 ? folded.slice(0, cut.index) : folded, ''] };
}

function formOf(match: RegExpExecArray): string {
  const long = match.groups?.long;
  if (long === undefined) return ABBREVIATIONS.get(match.groups!.short!)!;
  return WRITTEN.get(long) ?? READINGS.get(long)!;
}

const BRANCH_TAIL = new RegExp(`(?:[ (.])([^ ().]*(?:${BRANCH_WORDS.join('|')}))\\)?$`, 'u');

/** A branch, and a department of it, count only behind a space, a dot or a bracket: 本店 may be the name of a shop. */
function splitBranch(name: string): { name: string; branch: string } {
  const match = BRANCH_TAIL.exec(name);
  if (!match || match.index === 0) return { name, branch: '' };
  const front = splitBranch(name.slice(0, match.index));
  return { name: front.name, branch: front.branch === '' ? match[1]! : front.branch };
}

function shortenBusinessWords(name: string): string {
  for (const [reading, short] of BUSINESS_WORDS) {
    if (name.endsWith(reading) && name.length > reading.length) return name.slice(0, -reading.length) + short;
  }
  return name;
}

function longestFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
