/**
 * What is planted in the last weeks for a new clerk to find. None of it may clear by itself: the books do not say enough,
 * or say that something is wrong.
 */
import type { PlainDate } from '../../domain/dates.ts';
import type { Behaviour, PayerStyle } from './plan-types.ts';

export const TRAP_KINDS = [
  'equal-amounts',
  'double',
  'parts',
  'overpaid',
  'own-name',
  'wrong-client',
  'look-alike',
  'parent',
  'cut-name',
  'fee-deducted',
] as const;
export type TrapKind = (typeof TRAP_KINDS)[number];

/** A customer who is there because of a trap. */
export interface TrapCustomer {
  trap: TrapKind;
  clientCode: string;
  code: string;
  bareName: string;
  kana: string;
  form: readonly [written: string, short: string, side: 'head' | 'tail'];
  /** The same every month, before tax; null: as the trade brings. */
  monthlyYen: number | null;
  feeBearer: 'customer' | 'client';
  behaviour?: Behaviour;
  payer?: PayerStyle;
  /** Its last bill is settled by what is planted below, or not at all. */
  lastBillIsPlanted: boolean;
}

/** A deposit of the last weeks; `pays` is filled where it is right as it stands (the first of a double). */
export interface PlantedDeposit {
  trap: TrapKind;
  clientCode: string;
  /** Whom it concerns, in that client's books or in another's. */
  customerCodes: readonly string[];
  depositedOn: PlainDate;
  payerName: string;
  amountYen: number;
  /** The first of the double, which is right as it stands: clears the last bill of the first customer. */
  isRight?: true;
}

const KABUSHIKI_HEAD = ['株式会社', 'カ', 'head'] as const;
const YUGEN_HEAD = ['有限会社', 'ユ', 'head'] as const;

const ORDINARY = { feeBearer: 'customer', lastBillIsPlanted: true } as const;

export const TRAP_CUSTOMERS: readonly TrapCustomer[] = [
  {
    ...ORDINARY,
    trap: 'equal-amounts',
    clientCode: '0104',
    code: '2101',
    bareName: '丸福建材',
    kana: 'マルフクケンザイ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 290_000,
  },
  {
    ...ORDINARY,
    trap: 'equal-amounts',
    clientCode: '0104',
    code: '2102',
    bareName: '丸福建材',
    kana: 'マルフクケンザイ',
    form: YUGEN_HEAD,
    monthlyYen: 290_000,
  },
  {
    ...ORDINARY,
    trap: 'double',
    clientCode: '0104',
    code: '2103',
    bareName: '小林鉄工所',
    kana: 'コバヤシテッコウショ',
    form: YUGEN_HEAD,
    monthlyYen: 149_000,
  },
  {
    ...ORDINARY,
    trap: 'parts',
    clientCode: '0104',
    code: '2104',
    bareName: 'タクミハウス',
    kana: 'タクミハウス',
    form: KABUSHIKI_HEAD,
    monthlyYen: 318_000,
    behaviour: { kind: 'parts', partYen: 300_000 },
    lastBillIsPlanted: false,
  },
  {
    ...ORDINARY,
    trap: 'overpaid',
    clientCode: '0104',
    code: '2105',
    bareName: '光工芸',
    kana: 'ヒカリコウゲイ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 380_000,
  },
  {
    ...ORDINARY,
    trap: 'own-name',
    clientCode: '0104',
    code: '2106',
    bareName: '田中建具',
    kana: 'タナカタテグ',
    form: YUGEN_HEAD,
    monthlyYen: 62_000,
  },
  {
    ...ORDINARY,
    trap: 'wrong-client',
    clientCode: '0104',
    code: '2107',
    bareName: '丸岡建設',
    kana: 'マルオカケンセツ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 250_000,
  },
  {
    ...ORDINARY,
    trap: 'wrong-client',
    clientCode: '0121',
    code: '2108',
    bareName: '丸岡建設',
    kana: 'マルオカケンセツ',
    form: KABUSHIKI_HEAD,
    monthlyYen: null,
    lastBillIsPlanted: false,
  },
  {
    ...ORDINARY,
    trap: 'look-alike',
    clientCode: '0126',
    code: '2101',
    bareName: '長田電工',
    kana: 'ナガタデンコウ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 180_000,
  },
  {
    ...ORDINARY,
    trap: 'look-alike',
    clientCode: '0126',
    code: '2102',
    bareName: '中田電工',
    kana: 'ナカタデンコウ',
    form: KABUSHIKI_HEAD,
    monthlyYen: null,
    lastBillIsPlanted: false,
  },
  {
    ...ORDINARY,
    trap: 'parent',
    clientCode: '0126',
    code: '2103',
    bareName: '港南エンジニアリング',
    kana: 'コウナンエンジニアリング',
    form: KABUSHIKI_HEAD,
    monthlyYen: null,
    payer: { kind: 'parent', name: 'ｶ)ｺｳﾅﾝﾎ-ﾙﾃﾞｲﾝｸﾞｽ' },
    lastBillIsPlanted: false,
  },
  {
    ...ORDINARY,
    trap: 'parent',
    clientCode: '0126',
    code: '2104',
    bareName: '港南テクノ',
    kana: 'コウナンテクノ',
    form: KABUSHIKI_HEAD,
    monthlyYen: null,
    payer: { kind: 'parent', name: 'ｶ)ｺｳﾅﾝﾎ-ﾙﾃﾞｲﾝｸﾞｽ' },
    lastBillIsPlanted: false,
  },
  {
    ...ORDINARY,
    trap: 'cut-name',
    clientCode: '0141',
    code: '2101',
    bareName: '関西リビングサービスセンター堺',
    kana: 'カンサイリビングサービスセンターサカイ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 80_000,
  },
  {
    ...ORDINARY,
    trap: 'cut-name',
    clientCode: '0141',
    code: '2102',
    bareName: '関西リビングサービスセンター京都',
    kana: 'カンサイリビングサービスセンターキョウト',
    form: KABUSHIKI_HEAD,
    monthlyYen: 80_000,
  },
  {
    ...ORDINARY,
    trap: 'fee-deducted',
    clientCode: '0112',
    code: '2101',
    bareName: '鶴亀フーズ',
    kana: 'ツルカメフーズ',
    form: KABUSHIKI_HEAD,
    monthlyYen: 125_000,
  },
];

export const PLANTED_DEPOSITS: readonly PlantedDeposit[] = [
  {
    trap: 'equal-amounts',
    clientCode: '0104',
    customerCodes: ['2101', '2102'],
    depositedOn: '2026-11-20',
    payerName: 'ﾏﾙﾌｸｹﾝｻﾞｲ',
    amountYen: 319_000,
  },
  {
    trap: 'double',
    clientCode: '0104',
    customerCodes: ['2103'],
    depositedOn: '2026-11-20',
    payerName: 'ﾕ)ｺﾊﾞﾔｼﾃﾂｺｳｼﾖ',
    amountYen: 163_900,
    isRight: true,
  },
  {
    trap: 'double',
    clientCode: '0104',
    customerCodes: ['2103'],
    depositedOn: '2026-11-24',
    payerName: 'ﾕ)ｺﾊﾞﾔｼﾃﾂｺｳｼﾖ',
    amountYen: 163_900,
  },
  {
    trap: 'overpaid',
    clientCode: '0104',
    customerCodes: ['2105'],
    depositedOn: '2026-11-20',
    payerName: 'ｶ)ﾋｶﾘｺｳｹﾞｲ',
    amountYen: 420_000,
  },
  {
    trap: 'own-name',
    clientCode: '0104',
    customerCodes: ['2106'],
    depositedOn: '2026-11-24',
    payerName: 'ﾀﾅｶ ﾖｼｵ',
    amountYen: 68_200,
  },
  {
    trap: 'wrong-client',
    clientCode: '0121',
    customerCodes: ['2108'],
    depositedOn: '2026-11-20',
    payerName: 'ｶ)ﾏﾙｵｶｹﾝｾﾂ',
    amountYen: 275_000,
  },
  {
    trap: 'look-alike',
    clientCode: '0126',
    customerCodes: ['2101', '2102'],
    depositedOn: '2026-11-20',
    payerName: 'ｶ)ﾅｶﾀﾃﾞﾝｺｳ',
    amountYen: 198_000,
  },
  {
    trap: 'cut-name',
    clientCode: '0141',
    customerCodes: ['2101', '2102'],
    depositedOn: '2026-11-16',
    payerName: 'ｶ)ｶﾝｻｲﾘﾋﾞﾝｸﾞｻ-ﾋﾞｽｾﾝﾀ',
    amountYen: 88_000,
  },
  {
    trap: 'fee-deducted',
    clientCode: '0112',
    customerCodes: ['2101'],
    depositedOn: '2026-11-17',
    payerName: 'ｶ)ﾂﾙｶﾒﾌ-ｽﾞ',
    amountYen: 134_340,
  },
];
