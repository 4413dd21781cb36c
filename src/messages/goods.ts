/** 突合: invoices against orders, deliveries and the stock. */
import type { FactReader } from './refusals.ts';

/** Columns as a refusal of an import names them. */
export const goodsColumnWords = { customerCode: '得意先コード', orderNumber: '受注番号' } as const;

const item = (f: FactReader) => `「${f.text('text')}」`;

export const goodsRefusals = {
  'sales-order-unknown': () => 'この受注は登録にありません。一覧を更新してください。',
  'sales-order-cancelled': (f: FactReader) => `受注 ${f.text('number')} は ${f.date('on')} に取り消されています。`,
  'sales-order-taken': (f: FactReader) =>
    `受注番号 ${f.text('number')} はすでに登録されています。直すときは先にその受注を取り消し、別の番号で取り込んでください。`,
  'cell-stock-kind': () => '入庫・出庫・棚卸のどれかを入れてください。',
  'stock-negative': () => '数量は0以上で入れてください。減らすときは区分を出庫にします。',
  'difference-unknown': () => 'この差異はもうないか、数字が変わっています。一覧を見直してください。',
  'goods-undelivered': (f: FactReader) =>
    `${item(f)}${f.text('billed')} は受注 ${f.text('source')} にありますが、納品の記録がありません。納品を確かめてください。`,
  'goods-not-in-stock': (f: FactReader) =>
    `${item(f)}${f.text('billed')} は納品の記録がなく、在庫も ${f.text('recorded')} です。納品できるか確かめてください。`,
  'goods-not-shipped': (f: FactReader) =>
    `${item(f)}${f.text('billed')} は納品済みですが、在庫の出庫の記録は ${f.text('recorded')} しかありません。出荷と納品書を確かめてください。`,
  'goods-quantity': (f: FactReader) =>
    `${item(f)}の請求は合わせて ${f.text('billed')} で、記録(${f.text('source')})の ${f.text('recorded')} を超えています。数量を確かめてください。`,
  'goods-billed-twice': (f: FactReader) =>
    `${item(f)}の納品 ${f.text('recorded')} は請求書 ${f.text('source')} までで請求済みです(合わせて ${f.text('billed')})。二重の請求でないか確かめてください。`,
  'goods-returned': (f: FactReader) =>
    `${item(f)}は返品 ${f.text('source')} を除くと ${f.text('recorded')} ですが、合わせて ${f.text('billed')} を請求しています。返品分を引いてください。`,
  'goods-price': (f: FactReader) =>
    `${item(f)}の単価 ${f.text('billed')} 円が、記録(${f.text('source')})の ${f.text('recorded')} 円と違います。単価を確かめてください。`,
  'goods-advance-paid': (f: FactReader) =>
    `この得意先から預かった前受金が ${f.yen('yen')} あります。請求に充てるか確かめてください。`,
  'goods-no-record': (f: FactReader) =>
    `${item(f)}は受注にも納品にも記録がありません。品名か得意先を確かめてください。`,
};

export const goodsWords = {
  title: '受注・納品との突合',
  sub: '請求の明細を、受注・納品・返品・在庫の記録と比べた差異',
  views: { open: '未確認', settled: '確認済', unbilled: '請求漏れ' },
  view: '表示',
  kinds: {
    undelivered: '未納品',
    'not-in-stock': '在庫不足',
    'not-shipped': '出庫なし',
    quantity: '数量違い',
    'billed-twice': '二重請求',
    returned: '返品あり',
    price: '単価違い',
    'advance-paid': '前受あり',
    'no-record': '記録なし',
  },
  papers: { draft: '下書き', invoice: '請求書', delivery: '納品書' },
  columns: {
    kind: '差異',
    customer: '得意先',
    paper: '書類',
    on: '日付',
    line: '行',
    description: '品名',
    billed: '請求',
    recorded: '記録',
    difference: '差額',
    source: '照合先',
    sentence: '内容',
    settled: '確認',
    quantity: '未請求の数量',
    number: '納品番号',
    itemCode: '商品コード',
  },
  keys: { import: '取込', settle: '確認済', unsettle: '確認取消' },
  sum: (count: number) => `計 ${count.toLocaleString('ja-JP')} 件`,
  empty: {
    open: {
      title: '差異はありません',
      text: '受注・納品・在庫の記録を F2 で取り込むと、下書きと請求書の明細を 1 行ずつ比べます。',
    },
    settled: {
      title: '確認済の差異はありません',
      text: '差異をそのままでよいと判断したら、F8 で理由とともに残します。',
    },
    unbilled: {
      title: '請求漏れはありません',
      text: '納品の記録があり、どの請求書にもまだ載っていないものがここに並びます。',
    },
  },
  settle: {
    title: (count: number) => `差異 ${count.toLocaleString('ja-JP')} 件を確認済にする`,
    text: 'そのままで正しい理由を残します。あとで数字が変わると、また未確認に戻ります。',
    reason: '理由',
    confirm: '確認済にする',
    done: (count: number) => `差異 ${count.toLocaleString('ja-JP')} 件を確認済にしました`,
    failed: '確認済にできませんでした',
  },
  unsettle: {
    done: (count: number) => `差異 ${count.toLocaleString('ja-JP')} 件を未確認に戻しました`,
  },
  import: {
    title: '受注・納品・在庫を取り込む',
    kinds: { 'sales-orders': '受注', deliveries: '納品', stock: '在庫の受払' },
    unit: { 'sales-orders': '件', deliveries: '件', stock: '行' },
    hint: {
      'sales-orders': '同じ受注番号の行が 1 件の受注になります',
      deliveries: '同じ納品番号の行が 1 件の納品になります。返品は区分を「返品」にします',
      stock: '区分は入庫・出庫・棚卸です。前に取り込んだ行は二重に数えません',
    },
    templates: { 'sales-orders': '受注のひな形', deliveries: '納品のひな形', stock: '在庫受払のひな形' },
    columns: {
      'sales-orders': { required: '得意先コード、受注番号、受注日、品名、数量', optional: '商品コード、単位、単価' },
      deliveries: {
        required: '得意先コード、納品番号、納品日、品名、数量',
        optional: '区分、注文番号、商品コード、単位、単価、税率、備考',
      },
      stock: { required: '日付、商品コード、区分、数量', optional: '品名、伝票番号' },
    },
    done: (count: number) => `${count.toLocaleString('ja-JP')} 件を取り込みました`,
  },
} as const;
