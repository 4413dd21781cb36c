/**
 * Record layouts of 全銀 01 (振込入金通知, Format A and B) and 03 (入出金取引明細, 普通・当座・貯蓄), 200 bytes a record, and of 91
 * (預金口座振替の結果), 120 bytes a record.
 * Source: 全国銀行協会「パーソナル・コンピュータ用標準通信プロトコル（ベーシック手順）適用業務およびレコード・フォーマット」.
 * The 全銀(CSV) form has the same fields in the same order, one cell each.
 */
export interface ZenginField {
  /** The field's name in the format's own words; clerks and banks both use it. */
  label: string;
  at: number;
  length: number;
  /** Index of the cell in the CSV form. */
  column: number;
}

export const RECORD_LENGTH = 200;
export const RECORD_LENGTH_91 = 120;

/** `-` marks filler. Throws at load when the lengths do not make a record: a wrong layout reads wrong money. */
function layout<K extends string>(
  parts: readonly (readonly [K | '-', string, number])[],
  recordLength = RECORD_LENGTH,
): Record<K, ZenginField> {
  const fields = {} as Record<K, ZenginField>;
  let at = 0;
  parts.forEach(([key, label, length], column) => {
    if (key !== '-') fields[key] = { label, at, length, column };
    at += length;
  });
  if (at !== recordLength) throw new Error(`layout of ${at} bytes`);
  return fields;
}

export const HEADER_01 = layout([
  ['kind', 'データ区分', 1],
  ['type', '種別コード', 2],
  ['coding', 'コード区分', 1],
  ['createdOn', '作成日', 6],
  ['from', '勘定日（自）', 6],
  ['through', '勘定日（至）', 6],
  ['bankCode', '銀行コード', 4],
  ['bankName', '銀行名', 15],
  ['branchCode', '支店コード', 3],
  ['branchName', '支店名', 15],
  ['accountType', '預金種目', 1],
  ['accountNumber', '口座番号', 7],
  ['holder', '口座名', 40],
  ['-', 'ダミー', 93],
]);

export const DATA_01A = layout([
  ['kind', 'データ区分', 1],
  ['ref', '照会番号', 6],
  ['bookedOn', '勘定日', 6],
  ['valueOn', '起算日', 6],
  ['amount', '金額', 10],
  ['otherBankAmount', 'うち他店券金額', 10],
  ['payerCode', '振込依頼人コード', 10],
  ['payerName', '振込依頼人名', 48],
  ['bankName', '仕向銀行名', 15],
  ['branchName', '仕向店名', 15],
  ['cancel', '取消区分', 1],
  ['ediInfo', 'EDI情報', 20],
  ['-', 'ダミー', 52],
]);

export const DATA_01B = layout([
  ['kind', 'データ区分', 1],
  ['ref', '照会番号', 6],
  ['bookedOn', '勘定日', 6],
  ['valueOn', '起算日', 6],
  ['amount', '金額', 10],
  ['otherBankAmount', 'うち他店券金額', 10],
  ['payerCode', '振込依頼人コード', 10],
  ['payerName', '振込依頼人名', 48],
  ['bankName', '仕向銀行名', 15],
  ['branchName', '仕向店名', 15],
  ['cancel', '取消区分', 1],
  ['amount2', '金額(2)', 12],
  ['otherBankAmount2', 'うち他店券金額(2)', 12],
  ['ediInfo', 'EDI情報', 20],
  ['-', 'ダミー', 28],
]);

export const TRAILER_01 = layout([
  ['kind', 'データ区分', 1],
  ['count', '振込合計件数', 6],
  ['total', '振込合計金額', 12],
  ['cancelCount', '取消合計件数', 6],
  ['cancelTotal', '取消合計金額', 12],
  ['-', 'ダミー', 163],
]);

export const HEADER_03 = layout([
  ['kind', 'データ区分', 1],
  ['type', '種別コード', 2],
  ['coding', 'コード区分', 1],
  ['createdOn', '作成日', 6],
  ['from', '勘定日（自）', 6],
  ['through', '勘定日（至）', 6],
  ['bankCode', '銀行コード', 4],
  ['bankName', '銀行名', 15],
  ['branchCode', '支店コード', 3],
  ['branchName', '支店名', 15],
  ['-', 'ダミー', 3],
  ['accountType', '預金種目', 1],
  ['accountNumber', '口座番号', 10],
  ['holder', '口座名', 40],
  ['openingSign', '貸越区分', 1],
  ['bookKind', '通帳・証書区分', 1],
  ['opening', '取引前残高', 14],
  ['-', 'ダミー', 71],
]);

export const DATA_03 = layout([
  ['kind', 'データ区分', 1],
  ['ref', '照会番号', 8],
  ['bookedOn', '勘定日', 6],
  ['valueOn', '預入・払出日', 6],
  ['direction', '入払区分', 1],
  ['transaction', '取引区分', 2],
  ['amount', '取引金額', 12],
  ['otherBankAmount', 'うち他店券金額', 12],
  ['presentedOn', '交換呈示日', 6],
  ['dishonouredOn', '不渡返還日', 6],
  ['noteKind', '手形・小切手区分', 1],
  ['noteNumber', '手形・小切手番号', 7],
  ['sisterBranch', '僚店番号', 3],
  ['payerCode', '振込依頼人コード', 10],
  ['payerName', '振込依頼人名', 48],
  ['bankName', '仕向銀行名', 15],
  ['branchName', '仕向店名', 15],
  ['description', '摘要内容', 20],
  ['ediInfo', 'EDI情報', 20],
  ['-', 'ダミー', 1],
]);

export const TRAILER_03 = layout([
  ['kind', 'データ区分', 1],
  ['inCount', '入金件数', 6],
  ['inTotal', '入金額合計', 13],
  ['outCount', '出金件数', 6],
  ['outTotal', '出金額合計', 13],
  ['closingSign', '貸越区分', 1],
  ['closing', '取引後残高', 14],
  ['records', 'データ・レコード件数', 7],
  ['-', 'ダミー', 139],
]);

export const END_03 = layout([
  ['kind', 'データ区分', 1],
  ['records', 'レコード総件数', 10],
  ['accounts', '口座数', 5],
  ['-', 'ダミー', 184],
]);

export const HEADER_91 = layout(
  [
    ['kind', 'データ区分', 1],
    ['type', '種別コード', 2],
    ['coding', 'コード区分', 1],
    ['collectorCode', '委託者コード', 10],
    ['collectorName', '委託者名', 40],
    ['debitOn', '引落日', 4],
    ['bankCode', '取引銀行番号', 4],
    ['bankName', '取引銀行名', 15],
    ['branchCode', '取引支店番号', 3],
    ['branchName', '取引支店名', 15],
    ['accountType', '預金種目（委託者）', 1],
    ['accountNumber', '口座番号（委託者）', 7],
    ['-', 'ダミー', 17],
  ],
  RECORD_LENGTH_91,
);

export const DATA_91 = layout(
  [
    ['kind', 'データ区分', 1],
    ['bankCode', '引落銀行番号', 4],
    ['bankName', '引落銀行名', 15],
    ['branchCode', '引落支店番号', 3],
    ['branchName', '引落支店名', 15],
    ['-', 'ダミー', 4],
    ['accountType', '預金種目', 1],
    ['accountNumber', '口座番号', 7],
    ['holder', '預金者名', 30],
    ['amount', '引落金額', 10],
    ['newCode', '新規コード', 1],
    ['customerNumber', '顧客番号', 20],
    ['result', '振替結果コード', 1],
    ['-', 'ダミー', 8],
  ],
  RECORD_LENGTH_91,
);

export const TRAILER_91 = layout(
  [
    ['kind', 'データ区分', 1],
    ['count', '合計件数', 6],
    ['total', '合計金額', 12],
    ['settledCount', '振替済件数', 6],
    ['settledTotal', '振替済金額', 12],
    ['failedCount', '振替不能件数', 6],
    ['failedTotal', '振替不能金額', 12],
    ['-', 'ダミー', 65],
  ],
  RECORD_LENGTH_91,
);
