/** Refusals of interest, certified mail, hand-overs and contacts: what happened, where, and what to do next. */
import type { FactReader } from './refusals.ts';

export const lawRefusals = {
  'interest-ahead': (f: FactReader) =>
    `${f.date('on')} は今日(${f.date('today')})より先です。まだ起きていない入金は分からないため、今日までの日にしてください。`,
  'receipt-ahead': (f: FactReader) =>
    `請求書 ${f.text('invoice')} の受領日 ${f.date('on')} は今日(${f.date('today')})より先です。受け取られた日を入れてください。`,
  'interest-nothing': (f: FactReader) =>
    `${f.text('customer')}には、${f.date('through')} までに新しく請求できる遅延損害金がありません。請求済みの明細と計算の末日を確かめてください。`,
  'interest-bill-unknown': () => 'その遅延損害金の請求はこの顧問先にありません。一覧を更新してください。',
  'interest-bill-ended': (f: FactReader) =>
    `遅延損害金の請求 ${f.text('serial')} は ${f.date('endedOn')} に取り消されています。一覧を更新してください。`,
  'certified-nothing': (f: FactReader) =>
    `${f.text('customer')}には、期日を過ぎて残っている請求がありません。得意先と請求を確かめてください。`,
  'certified-address': (f: FactReader) =>
    `${f.text('name')}の住所が登録されていません。内容証明には差出人と受取人の住所が要ります。住所を登録してください。`,
  'certified-characters': (f: FactReader) =>
    `内容証明に使えない文字があります（${f.text('characters')}）。かな・漢字・数字・括弧・句読点と一般の記号に直してください。`,
  'certified-latin': (f: FactReader) =>
    `英字は固有名詞にしか使えません（${f.text('words')}）。かなか漢字に直してください。`,
  'certified-level': (f: FactReader) =>
    `e内容証明で使えない文字があります（${f.text('characters')}）。JIS第1・第2水準の文字に直すか、紙の内容証明にしてください。`,
  'certified-long': (f: FactReader) =>
    `文面が ${f.text('sheets')} 枚になります。${f.text('most')} 枚までに縮めてください。`,
  'certified-unknown': () => 'その内容証明はこの顧問先にありません。一覧を更新してください。',
  'certified-posted': (f: FactReader) =>
    `内容証明 ${f.text('serial')} は ${f.date('on')} に差し出されています。一覧を更新してください。`,
  'certified-unposted': (f: FactReader) =>
    `内容証明 ${f.text('serial')} はまだ差し出されていません。先に差出日と引受番号を記録してください。`,
  'certified-delivered': (f: FactReader) =>
    `内容証明 ${f.text('serial')} の配達結果は ${f.date('on')} に記録されています。一覧を更新してください。`,
  'certified-discarded': (f: FactReader) =>
    `内容証明 ${f.text('serial')} は ${f.date('on')} に取りやめています。新しく作成してください。`,
  'handover-nothing': (f: FactReader) =>
    `${f.text('customer')}に売掛金は残っていません。得意先と引継ぎの日を確かめてください。`,
  'handover-open': (f: FactReader) =>
    `この得意先は ${f.date('handedOn')} に ${f.text('name')} へ引き継がれています。先に解除してください。`,
  'handover-unknown': () => 'その引継ぎはこの顧問先にありません。一覧を更新してください。',
  'handover-ended': (f: FactReader) =>
    `${f.text('customer')}の引継ぎは ${f.date('on')} に解除されています。一覧を更新してください。`,
} as const;
