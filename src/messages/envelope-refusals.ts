/** Refusals of envelopes, labels and what goes to the post office. */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { FactReader } from './refusals.ts';

const FAULTS: Record<string, string> = {
  'too-small': '折ったA4が入りません。封筒の寸法か折り方を直してください',
  'window-outside': '窓が封筒の端からはみ出します。窓の位置と大きさを直してください',
  'window-sender': '窓が右に広すぎて、差出人の欄と重なります。窓の左端か幅を小さくしてください',
  'window-small': '中で書面がずれると宛名が隠れます。窓を大きくするか、折った書面に近い寸法の封筒にしてください',
  'window-fold': '窓が折り目より下まで届きます。窓の位置か折り方を直してください',
};

export const envelopeRefusals = {
  'address-overflow': (f) =>
    `${f.text('customer')} の宛名が封筒「${f.text('envelope')}」の窓に収まりません（${f.text('what')}）。送付先を短く登録するか、窓の大きい封筒を選んでください。`,
  'labels-none': () => '宛名を作る相手がありません。住所のある得意先か、取りやめていない督促状を選んでください。',
  'label-cell': (f) =>
    `ラベル用紙「${f.text('sheet')}」は ${f.text('labels')} 面です。使い始めの位置 ${f.text('startAt')} を ${f.text('labels')} までにしてください。`,
  'postage-unknown': (f) =>
    `${f.text('serial')}（${f.text('grams')}g）の ${f.date('on')} の郵便料金が登録にありません。設定の「郵便料金」に入れるか、差出日を直してください。`,
  'postage-known': (f) =>
    `${f.date('fromOn')} からのこの料金は備え付けのもので、消せません。変わったときは新しい日付で登録してください。`,
  'envelope-unknown': (f) => `封筒「${f.text('key')}」は登録にありません。封筒の一覧から選び直してください。`,
  'envelope-preset': (f) =>
    `「${f.text('name')}」は備え付けの封筒なので変えられません。「写して新規」で自社の封筒として登録してください。`,
  'envelope-in-use': (f) =>
    `封筒「${f.text('name')}」は ${f.text('client')} で使っています。先にその顧問先の封筒を選び直してください。`,
  'envelope-unusable': (f) => `封筒「${f.text('name')}」: ${FAULTS[f.text('fault')] ?? ''}。`,
} as const satisfies Partial<Record<RefusalCode, (f: FactReader) => string>>;
