/** Names that share beginnings or differ by one kana, and every way in which banks and people write them. */
import Encoding from 'encoding-japanese';
import type { Seeded } from './seeded.ts';

/** Surnames and places that share beginnings or differ by one kana. */
export const STEMS: readonly (readonly [kanji: string, kana: string])[] = [
  ['佐藤', 'サトウ'],
  ['加藤', 'カトウ'],
  ['伊藤', 'イトウ'],
  ['斎藤', 'サイトウ'],
  ['後藤', 'ゴトウ'],
  ['武藤', 'ムトウ'],
  ['山田', 'ヤマダ'],
  ['浜田', 'ハマダ'],
  ['島田', 'シマダ'],
  ['田中', 'タナカ'],
  ['中田', 'ナカタ'],
  ['中谷', 'ナカタニ'],
  ['みなと', 'ミナト'],
  ['みなみ', 'ミナミ'],
  ['南東京', 'ミナミトウキョウ'],
  ['東京', 'トウキョウ'],
  ['東洋', 'トウヨウ'],
  ['東', 'アズマ'],
  ['大阪', 'オオサカ'],
  ['大坂', 'オオサカ'],
  ['小坂', 'コサカ'],
  ['大沢', 'オオサワ'],
  ['光', 'ヒカリ'],
  ['ヒカル', 'ヒカル'],
  ['スター', 'スター'],
  ['スタート', 'スタート'],
  ['ハート', 'ハート'],
  ['ハト', 'ハト'],
  ['エコー', 'エコー'],
  ['エコ', 'エコ'],
  ['第一', 'ダイイチ'],
  ['第二', 'ダイニ'],
  ['共栄', 'キョウエイ'],
  ['協英', 'キョウエイ'],
  ['九州', 'キュウシュウ'],
  ['ABC', 'エービーシー'],
  ['日本橋', 'ニホンバシ'],
  ['日本', 'ニホン'],
  ['ジャパン', 'ジャパン'],
  ['ヴィーナス', 'ヴィーナス'],
];

export const TRADES: readonly (readonly [kanji: string, kana: string])[] = [
  ['商店', 'ショウテン'],
  ['商事', 'ショウジ'],
  ['商会', 'ショウカイ'],
  ['建設', 'ケンセツ'],
  ['建設工業', 'ケンセツコウギョウ'],
  ['工業', 'コウギョウ'],
  ['興業', 'コウギョウ'],
  ['電機', 'デンキ'],
  ['電気', 'デンキ'],
  ['設計', 'セッケイ'],
  ['食品', 'ショクヒン'],
  ['サービス', 'サービス'],
  ['システム', 'システム'],
  ['システムズ', 'システムズ'],
  ['ホールディングス', 'ホールディングス'],
  ['コーポレーション', 'コーポレーション'],
  ['不動産', 'フドウサン'],
  ['運輸', 'ウンユ'],
  ['運送', 'ウンソウ'],
  ['クリーニング', 'クリーニング'],
  ['クリーニングサービス', 'クリーニングサービス'],
  ['エンジニアリング', 'エンジニアリング'],
  ['歯科', 'シカ'],
  ['歯科クリニック', 'シカクリニック'],
  ['薬局', 'ヤッキョク'],
  ['農園', 'ノウエン'],
  ['健康保険組合', 'ケンコウホケンクミアイ'],
  ['ビューティーサロン', 'ビューティーサロン'],
  ['ヴィラ', 'ヴィラ'],
];

export type LegalFormRow = readonly [written: string, short: string, spelled: string];

export const FORMS: readonly LegalFormRow[] = [
  ['株式会社', 'カ', 'カブシキガイシヤ'],
  ['株式会社', 'カ', 'カブシキガイシヤ'],
  ['株式会社', 'カ', 'カブシキカイシヤ'],
  ['有限会社', 'ユ', 'ユウゲンガイシヤ'],
  ['合同会社', 'ド', 'ゴウドウガイシヤ'],
  ['医療法人社団', 'イ', 'イリヨウホウジンシヤダン'],
  ['一般社団法人', 'シヤ', 'シヤダンホウジン'],
  ['特定非営利活動法人', 'トクヒ', 'トクテイヒエイリカツドウホウジン'],
  ['学校法人', 'ガク', 'ガツコウホウジン'],
  ['税理士法人', 'ゼイ', 'ゼイリシホウジン'],
  ['合資会社', 'シ', 'ゴウシガイシヤ'],
];

export type Style =
  | 'plain'
  | 'no-form'
  | 'other-side'
  | 'spelled'
  | 'number'
  | 'glued-number'
  | 'branch'
  | 'bracket-branch'
  | 'office'
  | 'space'
  | 'slip'
  | 'voiceless'
  | 'small'
  | 'dash'
  | 'no-dash'
  | 'wide'
  | 'cut'
  | 'alias'
  | 'bank-word'
  | 'unseen';

export const ODD_STYLES: readonly Style[] = [
  'no-form',
  'no-form',
  'other-side',
  'spelled',
  'number',
  'glued-number',
  'branch',
  'bracket-branch',
  'office',
  'space',
  'slip',
  'slip',
  'voiceless',
  'small',
  'dash',
  'no-dash',
  'wide',
  'cut',
  'cut',
  'alias',
  'bank-word',
  'unseen',
];

/** What of a customer decides how banks write him. */
export interface WrittenParty {
  kana: string;
  form: LegalFormRow | null;
  side: 'head' | 'tail';
  style: Style;
  alias: string;
  number: string;
}

/** Half-width kana in capitals as banks write them: ー as -, no small kana. */
export function bankKana(kana: string): string {
  const large = kana
    .replace(/[ァィゥェォッャュョ]/gu, (small) => String.fromCharCode(small.charCodeAt(0) + 1))
    .replaceAll('ヴ', 'ヴ');
  return Encoding.toHankanaCase(large).replaceAll('ｰ', '-');
}

function withForm(party: WrittenParty, name: string, side: 'head' | 'tail'): string {
  if (party.form === null) return name;
  const short = bankKana(party.form[1]);
  return side === 'head' ? `${short})${name}` : `${name}(${short}`;
}

/** The payer name of one deposit, in the way this customer's name is written. */
export function payerNameOf(seed: Seeded, party: WrittenParty): string {
  const name = bankKana(party.kana);
  const plain = withForm(party, name, party.side);
  const half = Math.floor(name.length / 2);
  switch (party.style) {
    case 'no-form':
      return name;
    case 'other-side':
      return withForm(party, name, party.side === 'head' ? 'tail' : 'head');
    case 'spelled':
      return party.form === null
        ? name
        : party.side === 'head'
          ? bankKana(party.form[2]) + name
          : name + bankKana(party.form[2]);
    case 'number':
      return `${seed.whole(100, 9_999_999)} ${plain}`;
    case 'glued-number':
      return `${party.number}${plain}`;
    case 'branch':
      return `${plain} ${seed.pick(['ﾄｳｷﾖｳｼﾃﾝ', 'ｵｵｻｶｴｲｷﾞﾖｳｼﾖ', 'ﾎﾝｼﾔ'])}`;
    case 'bracket-branch':
      return party.form === null ? `${name} ｼﾃﾝ` : `${name}(${bankKana(party.form[1])})ﾄｳｷﾖｳｼﾃﾝ`;
    case 'office':
      return `${plain}${plain.includes('(') ? ')' : ' '}ﾅｺﾞﾔ(ｴｲ`;
    case 'space':
      return plain.replace(name, `${bankKana(party.kana.slice(0, 3))} ${bankKana(party.kana.slice(3))}`);
    case 'slip':
      return plain.replace(name, slip(seed, name));
    case 'voiceless':
      return plain.replace(/[ﾞﾟ]/gu, '');
    case 'small':
      return withForm(party, Encoding.toHankanaCase(party.kana), party.side);
    case 'dash':
      return plain.replaceAll('-', seed.pick(['ｰ', '‐', '−', '―', 'ー', '－']));
    case 'no-dash':
      return plain.replaceAll('-', '');
    case 'wide':
      return plain.normalize('NFKC').replace(/[!-~]/gu, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    case 'cut':
      return plain.slice(0, plain.length > 20 ? 20 : plain.length);
    case 'alias':
      return party.alias;
    case 'bank-word':
      return `${seed.pick(['ﾌﾘｺﾐ', '振込', '振込入金'])} ${plain}`;
    case 'unseen':
      return half % 2 === 0 ? 'ﾅｶﾞｲ ｱｷﾗ' : 'ﾐﾔﾓﾄ ﾖｼｺ';
    default:
      return plain;
  }
}

function slip(seed: Seeded, name: string): string {
  const at = seed.whole(1, name.length - 2);
  const kind = seed.next();
  if (kind < 0.6) return name.slice(0, at) + name.slice(at + 1);
  if (kind < 0.75) return name.slice(0, at) + name[at + 1] + name[at] + name.slice(at + 2);
  if (kind < 0.9) return name.slice(0, at) + seed.pick([...'ｱｶｻﾀﾅﾊﾏﾔﾗﾜﾝﾂﾙ']) + name.slice(at + 1);
  return name.slice(0, at) + name[at] + name.slice(at);
}
