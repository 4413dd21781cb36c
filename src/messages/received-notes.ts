/** Words of 領収書. */
import type { FactReader } from './refusals.ts';

export const receivedNoteRefusals = {
  'note-exists': (f: FactReader) =>
    `この入金には領収書 ${f.text('number')}（${f.date('on')} 発行）があります。もう一度渡すときは再発行してください。`,
  'note-unknown': () => 'この領収書は記録にありません。一覧を更新してください。',
  'note-void': (f: FactReader) =>
    `領収書 ${f.text('number')} は ${f.date('on')} に取り消されています。入金から新しく発行してください。`,
  'note-addressee': (f: FactReader) =>
    `${f.date('on')} の入金 ${f.yen('amountYen')} はどの得意先のものか決まっていないため、領収書の宛名がありません。宛名を入れてください。`,
  'note-too-early': (f: FactReader) =>
    `発行日 ${f.date('on')} が領収日 ${f.date('receivedOn')} より前です。領収日以後の日にしてください。`,
} as const;
