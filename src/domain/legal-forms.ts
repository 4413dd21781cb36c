/**
 * Legal forms and organisation words as names and bank records write them.
 * Source: 全銀協 口座名義の略語 (法人略語・営業所略語・事業略語) as transcribed in the project's domain notes §7.
 * Kana here is already folded as names.ts folds it: full-width, small kana enlarged, ー as '-'.
 */

export interface LegalForm {
  /** What a sentence calls it. */
  name: string;
  /** The bank's abbreviation; it only counts at a bracket: カ) head, (カ tail, (カ) middle. */
  abbreviation: string;
  /** As written in a name. Longest first where one contains the other. */
  written: readonly string[];
  /** Spelled-out readings that payers write instead of the abbreviation. */
  readings: readonly string[];
}

export const LEGAL_FORMS: readonly LegalForm[] = [
  {
    name: '株式会社',
    abbreviation: 'カ',
    written: ['株式会社', '(株)'],
    readings: ['カブシキガイシヤ', 'カブシキカイシヤ'],
  },
  {
    name: '有限会社',
    abbreviation: 'ユ',
    written: ['有限会社', '(有)'],
    readings: ['ユウゲンガイシヤ', 'ユウゲンカイシヤ'],
  },
  {
    name: '合同会社',
    abbreviation: 'ド',
    written: ['合同会社', '(同)'],
    readings: ['ゴウドウガイシヤ', 'ゴウドウカイシヤ'],
  },
  {
    name: '合名会社',
    abbreviation: 'メ',
    written: ['合名会社', '(名)'],
    readings: ['ゴウメイガイシヤ', 'ゴウメイカイシヤ'],
  },
  {
    name: '合資会社',
    abbreviation: 'シ',
    written: ['合資会社', '(資)'],
    readings: ['ゴウシガイシヤ', 'ゴウシカイシヤ'],
  },
  {
    name: '相互会社',
    abbreviation: 'ソ',
    written: ['相互会社', '(相)'],
    readings: ['ソウゴガイシヤ', 'ソウゴカイシヤ'],
  },
  {
    name: '医療法人',
    abbreviation: 'イ',
    written: [
      '医療法人社団',
      '医療法人財団',
      '社会医療法人財団',
      '社会医療法人社団',
      '社会医療法人',
      '医療法人',
      '(医)',
    ],
    readings: ['イリヨウホウジンシヤダン', 'イリヨウホウジンザイダン', 'シヤカイイリヨウホウジン', 'イリヨウホウジン'],
  },
  {
    name: '財団法人',
    abbreviation: 'ザイ',
    written: ['一般財団法人', '公益財団法人', '財団法人', '(一財)', '(公財)', '(財)'],
    readings: ['イツパンザイダンホウジン', 'コウエキザイダンホウジン', 'ザイダンホウジン'],
  },
  {
    name: '社団法人',
    abbreviation: 'シヤ',
    written: ['一般社団法人', '公益社団法人', '社団法人', '(一社)', '(公社)', '(社)'],
    readings: ['イツパンシヤダンホウジン', 'コウエキシヤダンホウジン', 'シヤダンホウジン'],
  },
  { name: '宗教法人', abbreviation: 'シユウ', written: ['宗教法人', '(宗)'], readings: ['シユウキヨウホウジン'] },
  { name: '学校法人', abbreviation: 'ガク', written: ['学校法人', '(学)'], readings: ['ガツコウホウジン'] },
  {
    name: '社会福祉法人',
    abbreviation: 'フク',
    written: ['社会福祉法人', '(福)', '(社福)'],
    readings: ['シヤカイフクシホウジン'],
  },
  { name: '更生保護法人', abbreviation: 'ホゴ', written: ['更生保護法人'], readings: ['コウセイホゴホウジン'] },
  {
    name: '特定非営利活動法人',
    abbreviation: 'トクヒ',
    written: ['認定特定非営利活動法人', '特定非営利活動法人', 'NPO法人', '(特非)'],
    readings: ['トクテイヒエイリカツドウホウジン', 'エヌピ-オ-ホウジン', 'NPOホウジン'],
  },
  {
    name: '地方独立行政法人',
    abbreviation: 'チドク',
    written: ['地方独立行政法人', '(地独)'],
    readings: ['チホウドクリツギヨウセイホウジン'],
  },
  {
    name: '独立行政法人',
    abbreviation: 'ドク',
    written: ['独立行政法人', '(独)'],
    readings: ['ドクリツギヨウセイホウジン'],
  },
  {
    name: '中期目標管理法人',
    abbreviation: 'モク',
    written: ['中期目標管理法人'],
    readings: ['チユウキモクヒヨウカンリホウジン'],
  },
  {
    name: '国立研究開発法人',
    abbreviation: 'ケン',
    written: ['国立研究開発法人', '(研)'],
    readings: ['コクリツケンキユウカイハツホウジン'],
  },
  { name: '行政執行法人', abbreviation: 'シツ', written: ['行政執行法人'], readings: ['ギヨウセイシツコウホウジン'] },
  { name: '弁護士法人', abbreviation: 'ベン', written: ['弁護士法人', '(弁)'], readings: ['ベンゴシホウジン'] },
  {
    name: '中間法人',
    abbreviation: 'チユウ',
    written: ['有限責任中間法人', '無限責任中間法人', '中間法人'],
    readings: ['チユウカンホウジン'],
  },
  { name: '行政書士法人', abbreviation: 'ギヨ', written: ['行政書士法人'], readings: ['ギヨウセイシヨシホウジン'] },
  { name: '司法書士法人', abbreviation: 'シホウ', written: ['司法書士法人'], readings: ['シホウシヨシホウジン'] },
  { name: '税理士法人', abbreviation: 'ゼイ', written: ['税理士法人', '(税)'], readings: ['ゼイリシホウジン'] },
  {
    name: '社会保険労務士法人',
    abbreviation: 'ロウム',
    written: ['社会保険労務士法人', '社労士法人'],
    readings: ['シヤカイホケンロウムシホウジン', 'シヤロウシホウジン'],
  },
  {
    name: '国公立大学法人',
    abbreviation: 'ダイ',
    written: ['国立大学法人', '公立大学法人', '(大)'],
    readings: ['コクリツダイガクホウジン', 'コウリツダイガクホウジン'],
  },
  {
    name: '農事組合法人',
    abbreviation: 'ノウ',
    written: ['農事組合法人', '(農)'],
    readings: ['ノウジクミアイホウジン'],
  },
  { name: '管理組合法人', abbreviation: 'カンリ', written: ['管理組合法人'], readings: ['カンリクミアイホウジン'] },
];

/** 営業所略語, written at a bracket like a legal form: (エイ, (シユツ. They tell nothing about who pays. */
export const OFFICE_ABBREVIATIONS: readonly string[] = ['シユツ', 'エイ'];

/** The last word of a branch or department: what ends so after a space or a legal form is not part of the company's name. */
export const BRANCH_WORDS: readonly string[] = [
  'シテン',
  'シシヤ',
  'シシヨ',
  'ホンシヤ',
  'ホンテン',
  'ホンブ',
  'エイギヨウシヨ',
  'エイギヨウブ',
  'シユツチヨウシヨ',
  'ジギヨウシヨ',
  'ジギヨウブ',
  'ジムシヨ',
  'コウジヨウ',
  'ケイリブ',
  'ケイリカ',
  'ソウムブ',
  'センタ-',
  '支店',
  '支社',
  '支所',
  '本社',
  '本店',
  '本部',
  '営業所',
  '営業部',
  '出張所',
  '事業所',
  '事業部',
  '事務所',
  '工場',
];

/**
 * 事業略語: written without brackets, so they are compared, never removed: a name is known under both forms.
 * The readings are keys of names.ts: without ー.
 * 社会福祉協議会 シヤキヨウ is left out: banks gave it up because it caused wrong payee names.
 */
export const BUSINESS_WORDS: readonly (readonly [reading: string, short: string])[] = [
  ['コクミンケンコウホケンダンタイレンゴウカイ', 'コクホレン'],
  ['コツカコウムインキヨウサイクミアイレンゴウカイ', 'コクキヨウレン'],
  ['ノウギヨウキヨウドウクミアイレンゴウカイ', 'ノウキヨウレン'],
  ['ギヨギヨウキヨウドウクミアイレンゴウカイ', 'ギヨレン'],
  ['シヨクリヨウハンバイキヨウドウクミアイ', 'シヨクハンキヨウ'],
  ['コクミンケンコウホケンクミアイ', 'コクホ'],
  ['コウキヨウシヨクギヨウアンテイシヨ', 'シヨクアン'],
  ['トクベツヨウゴロウジンホム', 'トクヨウ'],
  ['ユウゲンセキニンジギヨウクミアイ', 'ユウクミ'],
  ['セイカツキヨウドウクミアイ', 'セイキヨウ'],
  ['ギヨギヨウキヨウドウクミアイ', 'ギヨキヨウ'],
  ['コウセイネンキンキキン', 'コウネン'],
  ['カイジヨウカサイホケン', 'カイジヨウ'],
  ['カサイカイジヨウホケン', 'カサイ'],
  ['ケンコウホケンクミアイ', 'ケンポ'],
  ['ジユウギヨウインクミアイ', 'ジユウクミ'],
  ['キヨウドウクミアイ', 'キヨウクミ'],
  ['キヨウサイクミアイ', 'キヨウサイ'],
  ['ロウドウクミアイ', 'ロウクミ'],
  ['セイメイホケン', 'セイメイ'],
  ['レンゴウカイ', 'レン'],
];

/** Kanji that one family writes in several ways; folded for searching and for names without a reading. */
export const KANJI_VARIANTS: ReadonlyMap<string, string> = new Map(
  [
    '高髙',
    '崎﨑嵜碕',
    '辺邊邉',
    '斉齋斎齊',
    '浜濵濱',
    '島嶋嶌',
    '沢澤',
    '広廣',
    '真眞',
    '恵惠',
    '国國',
    '桜櫻',
    '竜龍',
    '蔵藏',
    '徳德',
    '瀬瀨',
    '吉𠮷',
    '黒黑',
    '関關',
    '宝寶',
    '鉄鐵',
    '寿壽',
    '富冨',
    '会會',
    '万萬',
    '与與',
    '栄榮',
    '槙槇',
    '曽曾',
    '兎兔',
    '穂穗',
    '礼禮',
    '静靜',
    '藤籐',
  ].flatMap((family) => {
    const [usual, ...variants] = family;
    return variants.map((variant): [string, string] => [variant, usual!]);
  }),
);
