/**
 * A file from a bank (or the 入金 template) → deposits as plain values. The form is told apart by content, never by the
 * file's name. Whole or not at all: any problem refuses the file, and all that can be found are listed.
 */
import { type DepositRow, parseDepositRows } from '../import-table/deposit-rows.ts';
import { fileKind } from '../import-table/file-kind.ts';
import { type FileProblem, fileProblem, PROBLEM_LIMIT } from '../import-table/file-problem.ts';
import type { Grid } from '../import-table/table-csv.ts';
import { readGrid, tableOf } from '../import-table/table-file.ts';
import { decodeText } from '../import-table/text-encoding.ts';
import { decodeBankCsv } from './bank-csv.ts';
import { findPreset } from './bank-csv-columns.ts';
import { BANK_CSV_PRESETS, GENERIC_BANK_CSV } from './bank-csv-presets.ts';
import type { BankFile, BankFileAccount, BankFileRow, DecodedBankFile, DecodeOptions } from './bank-file-types.ts';
import { ALL_BOOKINGS, allBookingsOf, type BankMapping, decodeMapped, findKept, shapeOf } from './bank-mapping.ts';
import { decodeZengin91 } from './zengin-91.ts';
import { splitRecords, toSingleBytes, trimFile } from './zengin-bytes.ts';
import { zenginCsvRecords, zenginCsvType } from './zengin-csv.ts';
import { decodeZengin, type ZenginType } from './zengin-file.ts';
import { RECORD_LENGTH, RECORD_LENGTH_91 } from './zengin-layouts.ts';
import { FixedRecords, type ZenginRecords } from './zengin-records.ts';

type GoodGrid = Extract<Grid, { ok: true }>;

type FileType = ZenginType | '91';

const ZENGIN_FORMATS: ReadonlyMap<string, FileType> = new Map([
  ['zengin-01', '01'],
  ['zengin-03', '03'],
  ['zengin-91', '91'],
]);

const ALL_PRESETS = [...BANK_CSV_PRESETS, GENERIC_BANK_CSV];

/** Job entry: plain data in, plain data out. */
export async function decodeBankFileJob(data: DecodeOptions & { bytes: Uint8Array }): Promise<DecodedBankFile> {
  return decodeBankFile(data.bytes, data);
}

/**
 * Decodes a bank file. `format` 'auto' takes whatever it is; a named format refuses anything else.
 * Never throws on bad bytes: what is wrong comes back as problems.
 */
export async function decodeBankFile(bytes: Uint8Array, options: DecodeOptions): Promise<DecodedBankFile> {
  const decoded = await decodeAny(bytes, options);
  return decoded.ok ? decoded : { ok: false, problems: decoded.problems.slice(0, PROBLEM_LIMIT) };
}

async function decodeAny(bytes: Uint8Array, options: DecodeOptions): Promise<DecodedBankFile> {
  if (options.mapping) return decodeByMapping(bytes, options.mapping, options.today);
  const kind = fileKind(bytes);
  // Some banks fill unused bytes with zeros, which makes a fixed-length file look like no text at all.
  if (kind === 'text' || kind === 'binary') {
    const trimmed = trimFile(bytes);
    if (trimmed[0] === 0xf1) return refused(fileProblem(1, 'bank-ebcdic'));
    if (!looksLikeTable(trimmed)) {
      const fixed = fixedBytes(trimmed);
      if (fixed) return decodeFixed(fixed.bytes, fixed.encoding, options);
    }
  }
  const grid = await readGrid(bytes);
  if (!grid.ok) return { ok: false, problems: grid.problems };
  const all = ['auto', 'mufg-all'].includes(options.format) ? allBookingsOf(grid) : null;
  if (all) {
    const decoded = decodeMapped(all, ALL_BOOKINGS, options.today);
    return decoded.ok ? { ok: true, file: { ...decoded.file, format: 'mufg-all' } } : decoded;
  }
  const type = zenginCsvType(grid.rows);
  if (type !== null) {
    const known = readableType(type, options.format, 1);
    if (typeof known !== 'string') return known;
    return decodeRecords(zenginCsvRecords(grid.rows, known), known, options.today);
  }
  const kept = options.format === 'auto' ? findKept(grid, options.kept ?? []) : null;
  if (kept) {
    const decoded = decodeMapped(grid, kept.mapping, options.today);
    return decoded.ok ? { ...decoded, mappedFor: kept.accountKey } : decoded;
  }
  return decodeTable(grid, options);
}

async function decodeByMapping(bytes: Uint8Array, mapping: BankMapping, today: string): Promise<DecodedBankFile> {
  const grid = await readGrid(bytes);
  if (!grid.ok) return { ok: false, problems: grid.problems };
  const decoded = decodeMapped(grid, mapping, today);
  return decoded.ok ? { ...decoded, shape: shapeOf(grid, mapping) } : decoded;
}

function refused(...problems: FileProblem[]): DecodedBankFile {
  return { ok: false, problems };
}

/** A comma, tab or quote right after the first cell: 1,03,… or "1","03",… is the CSV form. */
function looksLikeTable(bytes: Uint8Array): boolean {
  // Neither comma nor tab may stand in any field of the 全銀 formats: 2026/11/24,… is a table whose header was left out.
  const lineEnd = bytes.subarray(0, 400).findIndex((byte) => byte === 0x0a || byte === 0x0d);
  const firstLine = bytes.subarray(0, lineEnd < 0 ? 120 : lineEnd);
  if (firstLine.includes(0x2c) || firstLine.includes(0x09)) return true;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 12)).replace(/^ï»¿/, '').replaceAll('\0', '');
  return !/^[1289]\d\d/.test(head.replace(/^(ÿþ|þÿ)/, ''));
}

/** Fixed-length bytes in the bank's single-byte code; null when the text has characters that code lacks. */
function fixedBytes(bytes: Uint8Array): { bytes: Uint8Array; encoding: string | null } | null {
  const isMarked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  const isPlain = !isMarked && bytes[1] !== 0 && !bytes.includes(0xef);
  if (isPlain) return { bytes, encoding: null };
  const decoded = decodeText(bytes);
  if (!decoded.ok || decoded.encoding === 'cp932') return { bytes, encoding: null };
  const single = toSingleBytes(decoded.text.replace(/^\ufeff/, ''));
  return single && { bytes: trimFile(single), encoding: decoded.encoding };
}

function decodeFixed(bytes: Uint8Array, encoding: string | null, options: DecodeOptions): DecodedBankFile {
  const head = String.fromCharCode(...bytes.subarray(0, 3));
  if (head[0] !== '1') return refused(fileProblem(1, 'bank-record-order', { found: head[0] ?? '', after: '' }));
  const type = readableType(head.slice(1), options.format, 1);
  if (typeof type !== 'string') return type;
  const records = splitRecords(bytes, type === '91' ? RECORD_LENGTH_91 : RECORD_LENGTH);
  if (!records.ok) return { ok: false, problems: records.problems };
  const decoded = decodeRecords(new FixedRecords(bytes, records.starts), type, options.today);
  if (decoded.ok && encoding !== null) decoded.file.notes.push({ code: 'encoding-converted', facts: { encoding } });
  return decoded;
}

function decodeRecords(records: ZenginRecords, type: FileType, today: string): DecodedBankFile {
  return type === '91' ? decodeZengin91(records, today) : decodeZengin(records, type, today);
}

/** 01, 03 or 91; a refusal for a 種別 that brings no deposits, or is not the one asked for. */
function readableType(type: string, format: string, row: number): FileType | DecodedBankFile {
  if (type !== '01' && type !== '03' && type !== '91')
    return refused(fileProblem(row, 'bank-format-unsupported', { kind: type }));
  const wanted = format === 'auto' ? type : ZENGIN_FORMATS.get(format);
  if (wanted === type) return type;
  return refused(fileProblem(row, 'bank-record-kind', { found: type, expected: wanted ?? format }));
}

/** A bank's CSV export, the 入金 template, or, when the header is neither, any table with dates and money coming in. */
function decodeTable(grid: GoodGrid, options: DecodeOptions): DecodedBankFile {
  const { format, today } = options;
  const isAuto = format === 'auto';
  const wanted = isAuto ? BANK_CSV_PRESETS : ALL_PRESETS.filter(({ name }) => name === format);
  if (!isAuto && format !== 'template' && wanted.length === 0) return refused(unknownFormat(grid, format));
  // Presets first: some of their columns are synonyms of the template's, which knows no withdrawals.
  const preset = findPreset(grid.rows, wanted);
  if (preset) return decodeBankCsv(grid, preset, today);
  if (!isAuto && format !== 'template') return refused(unknownFormat(grid, format));
  const table = tableOf(grid, 0);
  const { rows, rejected } = parseDepositRows(table);
  if (rejected.length === 0) return { ok: true, file: templateFile(rows) };
  if (format === 'template' || !rejected.some(({ code }) => code === 'column-missing'))
    return { ok: false, problems: rejected };
  const generic = findPreset(grid.rows, [GENERIC_BANK_CSV]);
  if (generic) return decodeBankCsv(grid, generic, today);
  // Some of the template's columns: the others are missing. None: it is something else.
  return rejected.length < 3 ? { ok: false, problems: rejected } : refused(unknownFormat(grid, format));
}

function unknownFormat(grid: GoodGrid, format: string): FileProblem {
  const [first] = grid.rows;
  const type = ZENGIN_FORMATS.get(format);
  if (type !== undefined) return fileProblem(1, 'bank-record-kind', { found: 'table', expected: type });
  return fileProblem(first?.row ?? 1, 'bank-format-unknown', {
    format,
    header: (first?.cells ?? []).join(',').slice(0, 200),
  });
}

/** The template names no account: whose money it is says the call. */
function templateFile(rows: readonly DepositRow[]): BankFile {
  const days = rows.map(({ bookedOn }) => bookedOn).sort();
  const account: BankFileAccount = {
    bankCode: null,
    branchCode: null,
    type: null,
    number: null,
    bankName: '',
    branchName: '',
    holderKana: '',
    from: days[0] ?? null,
    through: days.at(-1) ?? null,
    openingYen: null,
    closingYen: null,
    rows: rows.map(templateRow),
  };
  return { format: 'template', accounts: [account], notes: [] };
}

function templateRow({ row, ref, bookedOn, payerName, amountYen, description, method }: DepositRow): BankFileRow {
  return {
    row,
    ref: ref === '' ? String(row) : ref,
    hasRef: ref !== '',
    bookedOn,
    valueOn: null,
    amountYen,
    payerName,
    payerCode: '',
    ediInfo: '',
    bankName: '',
    branchName: '',
    description,
    method,
    cancels: false,
  };
}
