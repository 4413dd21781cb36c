/** Words of invoices on paper: what stands in the way, and what was made. */
import { formatDate } from '../domain/dates.ts';
import type { PaperFinding } from '../domain/invoice-findings.ts';
import { pintRefusals } from './pint.ts';
import { receivedNoteRefusals } from './received-notes.ts';
import type { FactReader } from './refusals.ts';

const FINDINGS: Record<PaperFinding['code'], (text: string) => string> = {
  'no-address': () => '得意先の住所がないため、窓付き封筒で送れません。得意先の画面で住所を登録してください。',
  'no-postal-code': () => '得意先の郵便番号がありません。得意先の画面で郵便番号を登録してください。',
  'no-lines': () => '明細がないため、請求書を作れません。期首残高は元の請求書を再送してください。',
  'no-account': () =>
    '請求書に載せる振込先口座がありません。顧問先の画面で口座を登録し、印字するものを選んでください。',
  'issuer-address': () => '顧問先の住所がないため、請求書に差出人の住所が載りません。顧問先の画面で登録してください。',
  unregistered: () =>
    '顧問先の登録番号がないため、区分記載請求書として作ります。登録事業者なら顧問先の画面で登録番号を入れてください。',
  'registration-malformed': (text) =>
    `顧問先の登録番号「${text}」が正しい形（Tと13桁の数字）ではありません。顧問先の画面で直してください。`,
  'registration-check-digit': (text) =>
    `顧問先の登録番号「${text}」の検査数字が合いません。通知書の番号と見比べてください（個人事業者では合わないことがあります）。`,
  'due-at-once': (text) => `支払期日（${formatDate(text)}）が請求日以前です。得意先の締日・支払日を確かめてください。`,
  'paper-overflow': (text) => `「${text}」が紙面に収まりません。短くするか、請求書を分けてください。`,
  'paper-glyphs': (text) => `印字できない文字があります: ${text}。別の字体に改めてください。`,
};

export function paperFindingSentence({ code, text }: Pick<PaperFinding, 'code' | 'text'>): string {
  return FINDINGS[code](text);
}

/** Refusals of every paper about a sale: invoices, e-invoices, 領収書. */
export const paperRefusals = {
  ...pintRefusals,
  ...receivedNoteRefusals,
  'paper-opening': (f: FactReader) =>
    `期首残高の請求「${f.text('number')}」には明細がないため、請求書を作れません。元の請求書を再送してください。`,
  'paper-stopped': (f: FactReader) =>
    `請求「${f.text('number')}」（${f.text('customer')}）の請求書を作れません。${f.text('sentence')}${f.has('others') && f.text('others') !== '0' ? `ほか${f.text('others')}件にも直すところがあります。` : ''}`,
  'paper-none': () => '印刷する請求書がありません。期間と、すでに作ったものを除く指定を確かめてください。',
} as const;
