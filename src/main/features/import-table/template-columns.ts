/** The columns of the import templates, by the names that the templates and the messages use, and what else offices call them. */
import type { ColumnSpec } from './columns.ts';

function required<F extends string>(field: F, title: string, ...synonyms: string[]): ColumnSpec<F> {
  return { field, title, synonyms, required: true };
}

function optional<F extends string>(field: F, title: string, ...synonyms: string[]): ColumnSpec<F> {
  return { field, title, synonyms, required: false };
}

const CUSTOMER_CODE = [
  '得意先CD',
  '得意先番号',
  '得意先No',
  '得意先ID',
  '顧客コード',
  '顧客CD',
  '顧客番号',
  '顧客No',
  '取引先コード',
  '取引先CD',
  '取引先番号',
  '請求先コード',
  'コード',
];

export const CUSTOMER_COLUMNS = [
  required('code', '得意先コード', ...CUSTOMER_CODE),
  required(
    'name',
    '得意先名',
    '得意先',
    '得意先名称',
    '得意先正式名称',
    '顧客名',
    '顧客名称',
    '取引先名',
    '取引先名称',
    '請求先名',
    '会社名',
    '社名',
    '名称',
    '商号',
  ),
  optional(
    'kana',
    'フリガナ',
    '得意先名フリガナ',
    '得意先名カナ',
    '得意先カナ',
    'カナ',
    'カナ名',
    '名称カナ',
    'ヨミガナ',
    '読み',
    'よみ',
  ),
  optional('honorific', '敬称'),
  optional('postalCode', '郵便番号', '〒', '郵便'),
  optional('address1', '住所1', '住所', '所在地', '住所1行目', '住所上段'),
  optional('address2', '住所2', '建物名', 'ビル名', '住所2行目', '住所下段', '建物'),
  optional('department', '部署', '部署名', '部門', '部課名'),
  optional('contactName', '担当者', '担当者名', '先方担当者', '得意先担当者', 'ご担当者'),
  optional('phone', '電話', '電話番号', 'TEL', '代表電話'),
  optional('email', 'メール', 'メールアドレス', 'E-mail', 'Eメール', 'mail'),
  optional('mailingName', '送付先名', '送付先', '送付先名称', '請求書送付先', '送り先名'),
  optional('mailingPostalCode', '送付先郵便番号', '送付先〒'),
  optional('mailingAddress1', '送付先住所1', '送付先住所'),
  optional('mailingAddress2', '送付先住所2', '送付先建物名'),
  optional('salesContact', '営業担当', '営業担当者', '自社担当', '自社担当者', '営業'),
  optional('payerNames', '振込名義', '振込名義カナ', '振込名義人', '振込人名', '振込依頼人名', '名義'),
  optional('closingDay', '締日', '締め日', '締', '請求締日'),
  optional('monthsAfter', '支払月', '支払い月', '支払サイト', '入金月', '回収月', '回収サイト'),
  optional('payDay', '支払日', '支払い日', '入金日', '回収日', '支払予定日'),
  optional('holidayShift', '休日調整', '休日', '休日処理', '銀行休業日'),
  optional('feeBearer', '手数料負担', '振込手数料', '振込手数料負担', '手数料'),
  optional('creditLimitYen', '与信限度額', '与信限度', '与信額', '与信枠', '限度額'),
  optional(
    'registrationNumber',
    '登録番号',
    'インボイス番号',
    '適格請求書発行事業者登録番号',
    'インボイス登録番号',
    'T番号',
    '事業者登録番号',
  ),
  optional('entrustmentAct', '取適法', '取適法対象', '取適法の対象', '下請法'),
  optional('discountBasisPoints', '早期値引率', '早期支払値引率', '早払割引率', '現金割引率'),
  optional('discountDays', '早期値引日数', '早期支払値引日数', '早払日数'),
] as const;

export const INVOICE_COLUMNS = [
  required('customerCode', '得意先コード', ...CUSTOMER_CODE),
  required('number', '請求番号', '請求書番号', '請求No', '請求書No', 'インボイスNo', '伝票番号', '伝票No', '売上番号'),
  required('issuedOn', '請求日', '請求書日付', '発行日', '請求書発行日', '請求年月日', '売上日', '日付'),
  optional(
    'dueOn',
    '支払期日',
    '支払期限',
    '期日',
    '入金期日',
    'お支払期限',
    'お支払期日',
    '支払予定日',
    '入金予定日',
    '回収予定日',
  ),
  required('description', '品名', '商品名', '摘要', '内容', '品目', '項目', '品名・摘要', '件名'),
  required('quantity', '数量', '個数', '数'),
  optional('unit', '単位'),
  required('unitPrice', '単価', '価格', '販売単価', '売上単価'),
  required('taxClass', '税率', '消費税率', '税区分', '課税区分', '消費税区分'),
  optional('suppliedOn', '取引日', '取引年月日', '納品日', '役務提供日'),
  optional('suppliedFrom', '取引期間開始', '取引開始日', '対象期間開始', '利用開始日'),
  optional('suppliedThrough', '取引期間終了', '取引終了日', '対象期間終了', '利用終了日'),
] as const;

export const OPENING_COLUMNS = [
  required('customerCode', '得意先コード', ...CUSTOMER_CODE),
  required('number', '請求番号', '請求書番号', '請求No', '請求書No', '伝票番号', '伝票No'),
  required('issuedOn', '請求日', '請求書日付', '発行日', '請求書発行日', '請求年月日', '売上日'),
  required('dueOn', '支払期日', '支払期限', '期日', '入金期日', 'お支払期限', '支払予定日', '入金予定日'),
  required('balanceYen', '残高', '未回収残高', '未収残高', '売掛残高', '期首残高', '残額', '未入金額', '売掛金残高'),
  optional('reminderStage', '督促段階', '督促', '督促回数', '段階'),
  optional('lastRemindedOn', '最終督促日', '督促日', '前回督促日'),
] as const;

export const ADVANCE_COLUMNS = [
  required('customerCode', '得意先コード', ...CUSTOMER_CODE),
  required('depositedOn', '入金日', '入金年月日', '受入日', '日付'),
  required('amountYen', '前受残高', '前受金残高', '前受金', '仮受残高', '仮受金残高', '仮受金', '前受・仮受残高'),
  optional('payerName', '振込名義', '振込名義人', '振込人名', '振込依頼人名', '名義'),
] as const;

export const DEPOSIT_COLUMNS = [
  required('bookedOn', '入金日', '入金年月日', '勘定日', '取引日', '日付', '年月日'),
  required(
    'payerName',
    '振込名義',
    '振込名義人',
    '振込依頼人',
    '振込依頼人名',
    '振込人',
    '振込人名',
    '依頼人名',
    '名義',
    '入金者',
    '入金者名',
  ),
  required('amountYen', '金額', '入金額', '入金金額', '振込金額'),
  optional('ref', '照会番号', '照会No', '明細番号', '取引番号', '番号', 'No'),
  optional('description', '摘要', '備考', 'メモ', '内容', '取引内容'),
  optional('method', '入金方法', '入金種別', '入金区分', '方法'),
] as const;

export const ITEM_COLUMNS = [
  required('code', '商品コード', '商品CD', '商品番号', '商品No', '品番', '品目コード', 'コード'),
  required('name', '品名', '商品名', '品目', '名称', '商品名称'),
  optional('kana', 'フリガナ', '商品名カナ', 'カナ', '読み'),
  optional('unit', '単位'),
  optional('unitPrice', '単価', '標準単価', '販売単価', '価格', '売単価'),
  optional('taxClass', '税率', '消費税率', '税区分', '課税区分'),
  optional('note', '備考', '摘要', 'メモ'),
] as const;

export const DELIVERY_COLUMNS = [
  required('customerCode', '得意先コード', ...CUSTOMER_CODE),
  required('number', '納品番号', '納品書番号', '納品No', '納品書No', '伝票番号', '伝票No', '売上番号', '売上伝票番号'),
  required('deliveredOn', '納品日', '納品年月日', '出荷日', '売上日', '伝票日付', '計上日', '日付'),
  optional('kind', '区分', '伝票区分', '取引区分', '売上区分'),
  optional('orderNumber', '注文番号', '注文No', '受注番号', '受注No', '発注番号', '客先注文番号'),
  optional('itemCode', '商品コード', '商品CD', '品番', '品目コード'),
  required('description', '品名', '商品名', '摘要', '内容', '品目', '品名・摘要'),
  required('quantity', '数量', '個数', '数', '納品数量', '出荷数'),
  optional('unit', '単位'),
  optional('unitPrice', '単価', '価格', '販売単価', '売上単価'),
  optional('taxClass', '税率', '消費税率', '税区分', '課税区分', '消費税区分'),
  optional('note', '備考', '明細備考'),
] as const;

export const ORDER_COLUMNS = [
  required('customerCode', '得意先コード', ...CUSTOMER_CODE),
  required('number', '受注番号', '受注No', '注文番号', '注文No', '発注番号', '伝票番号', '伝票No'),
  required('orderedOn', '受注日', '注文日', '発注日', '受注年月日', '伝票日付', '日付'),
  optional('itemCode', '商品コード', '商品CD', '品番', '品目コード'),
  required('description', '品名', '商品名', '摘要', '内容', '品目'),
  required('quantity', '数量', '受注数量', '受注数', '注文数', '個数', '数'),
  optional('unit', '単位'),
  optional('unitPrice', '単価', '受注単価', '価格', '販売単価'),
] as const;

export const STOCK_COLUMNS = [
  required('movedOn', '日付', '受払日', '入出庫日', '伝票日付', '処理日', '年月日'),
  required('itemCode', '商品コード', '商品CD', '品番', '品目コード', 'コード'),
  optional('itemName', '品名', '商品名', '品目', '名称'),
  required('kind', '区分', '受払区分', '入出庫区分', '種別', '取引区分'),
  required('quantity', '数量', '個数', '数', '受払数', '入出庫数'),
  optional('reference', '伝票番号', '伝票No', '受払番号', '番号'),
] as const;

export type OrderField = (typeof ORDER_COLUMNS)[number]['field'];
export type StockField = (typeof STOCK_COLUMNS)[number]['field'];
export type ItemField = (typeof ITEM_COLUMNS)[number]['field'];
export type DeliveryField = (typeof DELIVERY_COLUMNS)[number]['field'];
export type CustomerField = (typeof CUSTOMER_COLUMNS)[number]['field'];
export type InvoiceField = (typeof INVOICE_COLUMNS)[number]['field'];
export type OpeningField = (typeof OPENING_COLUMNS)[number]['field'];
export type AdvanceField = (typeof ADVANCE_COLUMNS)[number]['field'];
export type DepositField = (typeof DEPOSIT_COLUMNS)[number]['field'];
