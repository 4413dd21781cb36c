/** Refusals of write-offs, offsets, promises, plans and the journal: what happened, where, and what to do next. */
import { slotNames } from './journal-slots.ts';
import type { FactReader } from './refusals.ts';

export const bookRefusals = {
  'clearing-too-early': (f: FactReader) =>
    `請求 ${f.text('number')} が売掛金になるのは ${f.date('issuedOn')} からです。日付を ${f.date('issuedOn')} 以後にしてください。`,
  'clearing-unknown': () => 'その貸倒・相殺はこの顧問先にありません。一覧を更新してください。',
  'clearing-reversed': (f: FactReader) =>
    `その貸倒・相殺は ${f.date('reversedOn')} に取り消されています。一覧を更新してください。`,
  'clearing-recovered': (f: FactReader) =>
    `この貸倒は ${f.date('on')} に ${f.yen('amountYen')} を回収しています。先に回収を取り消してください。`,
  'recovery-unknown': () => 'この回収は記録にありません。一覧から選び直してください。',
  'recovery-reversed': (f: FactReader) => `この回収は ${f.date('on')} に取り消されています。`,
  'recovery-over': (f: FactReader) =>
    f.yen('openYen') === f.yen('amountYen')
      ? 'この貸倒はすべて回収済みです。ほかの貸倒を選んでください。'
      : `貸倒のうち回収していないのは ${f.yen('openYen')} です。金額を ${f.yen('openYen')} 以下にしてください。`,
  'recovery-too-early': (f: FactReader) =>
    `回収にできるのは ${f.date('earliestOn')} からです。日付を ${f.date('earliestOn')} 以後にしてください。`,
  'journal-batch-withdrawn': (f: FactReader) =>
    `この出力は ${f.date('on')} に取り消されています。出力し直したファイルを履歴から選んでください。`,
  'journal-batch-not-last': (f: FactReader) =>
    `この出力の後に ${f.date('throughOn')} までの出力があります。新しい出力から順に取り消してください。`,
  'write-off-year': (f: FactReader) =>
    `最後の取引・弁済期・入金(${f.date('stoppedOn')})から1年たっていません。通達9-6-3(1)で貸倒にできるのは ${f.date('fromOn')} からです。`,
  'write-off-unreminded': () => '督促の記録がありません。通達9-6-3(2)で貸倒にするには、先に督促してください。',
  'write-off-part': (f: FactReader) =>
    `請求 ${f.text('number')} の一部だけを貸倒にすることは、通達${f.text('rule')}ではできません。残高 ${f.yen('openYen')}の全額にしてください。`,
  'write-off-not-all': () =>
    '通達9-6-3では、その得意先の売掛金の全部から備忘価額1円を残して貸倒にします。請求を選ばずに記録してください。',
  'promise-before-made': (f: FactReader) =>
    `${f.date('promisedOn')} は、約束した日(${f.date('madeOn')})より前です。日付を直してください。`,
  'promise-above-owed': (f: FactReader) =>
    `${f.yen('amountYen')}は、この得意先の売掛金 ${f.yen('openYen')}を超えています。金額を直してください。`,
  'promise-nothing-owed': () => 'この得意先に売掛金は残っていません。得意先と請求を確かめてください。',
  'promise-unknown': () => 'その約束はこの顧問先にありません。一覧を更新してください。',
  'promise-ended': (f: FactReader) =>
    `その約束は ${f.date('endedOn')} に取り下げられています。一覧を更新してください。`,
  'plan-order': (f: FactReader) =>
    `分割の${f.text('row')}回目の期日 ${f.date('dueOn')} は、前の回(${f.date('before')})より後の日にしてください。`,
  'plan-acknowledged': (f: FactReader) =>
    `この分割の承認は ${f.date('acknowledgedOn')} に記録されています。一覧を更新してください。`,
  'journal-nothing': (f: FactReader) =>
    `${f.date('through')} までに、まだ出力していない仕訳はありません。出力済みのファイルは「出力の履歴」から開けます。`,
  'journal-unmapped': (f: FactReader) =>
    `勘定科目の決まっていない欄があります(${slotNames(f.text('slots').split('、'))})。「科目の設定」で科目名を入れてください。`,
  'journal-characters': (f: FactReader) =>
    `「${f.text('name')}」の「${f.text('char')}」は、弥生会計の文字コード(シフトJIS)では書けません。「科目の設定」で、弥生に登録してある名前を入れてください。`,
  'journal-untied': (f: FactReader) =>
    `仕訳の売掛金の増減(${f.yen('entriesYen')})が帳簿(${f.yen('ledgerYen')})と合いません。出力していません。「設定」の帳簿の検査を実行してください。`,
  'journal-batch-unknown': () => 'その仕訳ファイルはこの顧問先にありません。一覧を更新してください。',
  'write-off-nothing': () => 'この得意先に、貸倒にできる売掛金は残っていません。年齢表で残高を確かめてください。',
} as const;
