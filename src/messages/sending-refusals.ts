/** Refusals of mails, messages and calls that leave the office by wire, and of their history. */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { FactReader } from './refusals.ts';
import { sendingStates } from './sendings.ts';

const stateWord = (f: FactReader, name: string) =>
  Object.hasOwn(sendingStates, f.text(name)) ? sendingStates[f.text(name) as keyof typeof sendingStates] : f.text(name);

export const sendingRefusals = {
  'sending-unknown': () => 'この送付は記録にありません。一覧を更新してください。',
  'sending-state': (f) =>
    `${f.has('label') ? `「${f.text('label')}」` : 'この送付'}は「${stateWord(f, 'state')}」のため、「${stateWord(f, 'to')}」にはできません。一覧を更新して確かめてください。`,
  'sending-ahead': (f) => `送付した日 ${f.date('on')} が今日 ${f.date('today')} より後です。日付を確かめてください。`,
  'mail-returned': () => '宛先に届かず戻りました。住所を確かめてから送り直してください。',
} as const satisfies Partial<Record<RefusalCode, (f: FactReader) => string>>;
