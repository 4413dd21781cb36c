/** What each trade sells and to whom. Invented prices in the usual range of the trade. */
import type { TaxClass } from '../../domain/invoice-tax.ts';

/** A product: price and quantity in 1/1000, between the two ends; quantities in steps. */
export interface Product {
  description: string;
  unit: string;
  priceYen: readonly [number, number];
  /** Prices are a multiple of this many yen. */
  priceStep: number;
  quantity: readonly [number, number];
  /** Quantities are a multiple of this; 0.5 for half hours. */
  quantityStep: number;
  taxClass: TaxClass;
}

export interface Trade {
  products: readonly Product[];
  /** Second half of the customers' names and its reading. */
  customerKinds: readonly (readonly [written: string, kana: string])[];
  /** Share of customers who get the same lines every month. */
  recurring: number;
  /** Lines an invoice has at most. */
  linesAtMost: number;
  invoicesAtMost: number;
}

function product(
  description: string,
  unit: string,
  priceYen: readonly [number, number],
  quantity: readonly [number, number],
  taxClass: TaxClass = 'standard-10',
  steps: { price?: number; quantity?: number } = {},
): Product {
  return {
    description,
    unit,
    priceYen,
    quantity,
    taxClass,
    priceStep: steps.price ?? 10,
    quantityStep: steps.quantity ?? 1,
  };
}

export const TRADES = {
  hardware: {
    products: [
      product('アンカーボルト M12×120', '本', [85, 140], [100, 1200]),
      product('丁番 ステンレス 102mm', '枚', [320, 480], [10, 150]),
      product('レバーハンドル錠 一式', '組', [4800, 9600], [2, 40]),
      product('構造金物 ホールダウン 25kN', '個', [1480, 1980], [10, 120]),
      product('作業工具 レンタル', '日', [1200, 3500], [1, 12], 'standard-10', { price: 100 }),
      product('コーススレッド 65mm 徳用箱', '箱', [2100, 2900], [3, 60]),
      product('アルミ手摺 L2000', '本', [6800, 12800], [2, 30], 'standard-10', { price: 100 }),
      product('配送料', '回', [1500, 4500], [1, 4], 'standard-10', { price: 100 }),
    ],
    customerKinds: [
      ['建設', 'ケンセツ'],
      ['工務店', 'コウムテン'],
      ['建材', 'ケンザイ'],
      ['鉄工所', 'テッコウショ'],
      ['設備', 'セツビ'],
      ['住設', 'ジュウセツ'],
      ['商店', 'ショウテン'],
      ['ハウス', 'ハウス'],
      ['工業', 'コウギョウ'],
      ['塗装', 'トソウ'],
    ],
    recurring: 0.05,
    linesAtMost: 6,
    invoicesAtMost: 3,
  },
  textile: {
    products: [
      product('西陣袋帯 金襴', '本', [48000, 128000], [1, 12], 'standard-10', { price: 1000 }),
      product('名古屋帯 紬地', '本', [22000, 46000], [1, 15], 'standard-10', { price: 500 }),
      product('正絹白生地', '反', [14000, 24000], [2, 30], 'standard-10', { price: 500 }),
      product('表具裂地', 'm', [1800, 4200], [5, 60], 'standard-10', { price: 50, quantity: 0.5 }),
      product('仕立加工', '点', [8500, 18000], [1, 10], 'standard-10', { price: 500 }),
    ],
    customerKinds: [
      ['呉服店', 'ゴフクテン'],
      ['和装', 'ワソウ'],
      ['染織', 'センショク'],
      ['衣料', 'イリョウ'],
      ['織物', 'オリモノ'],
      ['商事', 'ショウジ'],
      ['きもの館', 'キモノカン'],
    ],
    recurring: 0.05,
    linesAtMost: 4,
    invoicesAtMost: 2,
  },
  food: {
    products: [
      product('業務用だし 1.8L', '本', [780, 1180], [6, 120], 'reduced-8'),
      product('冷凍うらごし野菜 1kg', '袋', [540, 860], [10, 160], 'reduced-8'),
      product('国産鶏もも肉', 'kg', [980, 1380], [8, 140], 'reduced-8', { price: 10, quantity: 0.1 }),
      product('米粉パン粉 10kg', '袋', [3600, 4800], [1, 24], 'reduced-8', { price: 50 }),
      product('調理用油 一斗缶', '缶', [5200, 6900], [1, 20], 'reduced-8', { price: 50 }),
      product('使い捨て容器 400入', '箱', [4200, 7600], [1, 15], 'standard-10', { price: 100 }),
      product('配送料', '回', [800, 1500], [2, 12], 'standard-10', { price: 100 }),
    ],
    customerKinds: [
      ['ストア', 'ストア'],
      ['食堂', 'ショクドウ'],
      ['給食', 'キュウショク'],
      ['旅館', 'リョカン'],
      ['食品', 'ショクヒン'],
      ['フーズ', 'フーズ'],
      ['ホテル', 'ホテル'],
      ['弁当', 'ベントウ'],
    ],
    recurring: 0.05,
    linesAtMost: 7,
    invoicesAtMost: 1,
  },
  glass: {
    products: [
      product('複層ガラス FL5+A12+FL5', 'm2', [9800, 14800], [2, 40], 'standard-10', { price: 100, quantity: 0.01 }),
      product('強化ガラス 10mm', 'm2', [12800, 18800], [1, 24], 'standard-10', { price: 100, quantity: 0.01 }),
      product('鏡 面取り加工', '枚', [6800, 15800], [1, 12], 'standard-10', { price: 100 }),
      product('現場取付費', '人工', [22000, 26000], [1, 8], 'standard-10', { price: 500, quantity: 0.5 }),
      product('廃材処分費', '式', [8000, 25000], [1, 1], 'standard-10', { price: 500 }),
    ],
    customerKinds: [
      ['サッシ', 'サッシ'],
      ['硝子店', 'ガラステン'],
      ['住宅', 'ジュウタク'],
      ['建装', 'ケンソウ'],
      ['リフォーム', 'リフォーム'],
      ['工芸', 'コウゲイ'],
      ['工務店', 'コウムテン'],
    ],
    recurring: 0,
    linesAtMost: 4,
    invoicesAtMost: 2,
  },
  shipyard: {
    products: [
      product('船底塗装 上架一式', '隻', [480000, 1280000], [1, 2], 'standard-10', { price: 10000 }),
      product('主機開放点検', '式', [320000, 860000], [1, 1], 'standard-10', { price: 10000 }),
      product('プロペラ研磨', '基', [90000, 180000], [1, 3], 'standard-10', { price: 5000 }),
      product('鋼板取替', 'kg', [680, 920], [120, 2400], 'standard-10', { price: 10, quantity: 0.5 }),
      product('岸壁使用料', '日', [18000, 26000], [2, 14], 'standard-10', { price: 1000 }),
    ],
    customerKinds: [
      ['海運', 'カイウン'],
      ['汽船', 'キセン'],
      ['水産', 'スイサン'],
      ['漁業', 'ギョギョウ'],
      ['港運', 'コウウン'],
      ['マリン', 'マリン'],
    ],
    recurring: 0,
    linesAtMost: 4,
    invoicesAtMost: 1,
  },
  renovation: {
    products: [
      product('内装リフォーム工事', '式', [180000, 980000], [1, 1], 'standard-10', { price: 5000 }),
      product('水まわり改修', '式', [120000, 640000], [1, 1], 'standard-10', { price: 5000 }),
      product('原状回復工事', '室', [68000, 148000], [1, 5], 'standard-10', { price: 1000 }),
      product('クロス張替', 'm2', [1100, 1600], [20, 180], 'standard-10', { price: 10, quantity: 0.5 }),
      product('火災保険申請書類作成', '件', [15000, 15000], [1, 2], 'standard-10'),
    ],
    customerKinds: [
      ['不動産', 'フドウサン'],
      ['住宅', 'ジュウタク'],
      ['地所', 'ジショ'],
      ['ホーム', 'ホーム'],
      ['エステート', 'エステート'],
      ['管理', 'カンリ'],
    ],
    recurring: 0,
    linesAtMost: 3,
    invoicesAtMost: 2,
  },
  electrical: {
    products: [
      product('VVFケーブル 2.0mm×3C', '巻', [16800, 21800], [1, 40], 'standard-10', { price: 100 }),
      product('LEDベースライト 40形', '台', [6800, 9800], [2, 60], 'standard-10', { price: 100 }),
      product('分電盤 主幹50A', '面', [18500, 34500], [1, 12], 'standard-10', { price: 500 }),
      product('配線用遮断器', '個', [2400, 5200], [4, 60], 'standard-10', { price: 50 }),
      product('PF管 22mm', '巻', [4200, 5600], [1, 25], 'standard-10', { price: 50 }),
      product('切断加工', '箇所', [150, 300], [5, 80]),
    ],
    customerKinds: [
      ['電工', 'デンコウ'],
      ['電設', 'デンセツ'],
      ['電機', 'デンキ'],
      ['電材', 'デンザイ'],
      ['設備', 'セツビ'],
      ['システム', 'システム'],
      ['計装', 'ケイソウ'],
    ],
    recurring: 0.05,
    linesAtMost: 6,
    invoicesAtMost: 3,
  },
  cleaning: {
    products: [
      product('日常清掃業務', '月', [48000, 320000], [1, 1], 'standard-10', { price: 1000 }),
      product('定期床面清掃', '回', [24000, 98000], [1, 2], 'standard-10', { price: 1000 }),
      product('貯水槽点検', '回', [35000, 68000], [1, 1], 'standard-10', { price: 1000 }),
      product('ガラス清掃', 'm2', [180, 320], [60, 800], 'standard-10', { price: 5 }),
      product('害虫防除', '回', [18000, 42000], [1, 1], 'standard-10', { price: 1000 }),
    ],
    customerKinds: [
      ['ビル', 'ビル'],
      ['不動産', 'フドウサン'],
      ['倉庫', 'ソウコ'],
      ['マンション管理組合', 'マンションカンリクミアイ'],
      ['学園', 'ガクエン'],
      ['クリニック', 'クリニック'],
      ['興産', 'コウサン'],
    ],
    recurring: 0.8,
    linesAtMost: 3,
    invoicesAtMost: 1,
  },
  noodles: {
    products: [
      product('生うどん 業務用', '玉', [58, 82], [200, 4800], 'reduced-8', { price: 1 }),
      product('中華麺 細麺', '玉', [52, 76], [200, 6000], 'reduced-8', { price: 1 }),
      product('冷凍そば 5食', '袋', [310, 420], [20, 300], 'reduced-8'),
      product('つゆ 1.8L', '本', [620, 880], [6, 90], 'reduced-8'),
      product('通い箱 洗浄料', '箱', [60, 90], [20, 300], 'standard-10', { price: 5 }),
    ],
    customerKinds: [
      ['食堂', 'ショクドウ'],
      ['麺業', 'メンギョウ'],
      ['ストア', 'ストア'],
      ['飯店', 'ハンテン'],
      ['料理店', 'リョウリテン'],
      ['給食', 'キュウショク'],
      ['フーズ', 'フーズ'],
    ],
    recurring: 0,
    linesAtMost: 5,
    invoicesAtMost: 2,
  },
  clinic: {
    products: [
      product('産業医業務', '月', [30000, 90000], [1, 1], 'standard-10', { price: 5000 }),
      product('定期健康診断', '名', [7800, 11800], [5, 160], 'standard-10', { price: 100 }),
      product('ストレスチェック', '名', [600, 1200], [20, 260], 'standard-10', { price: 50 }),
      product('予防接種', '名', [3300, 3900], [10, 120], 'standard-10', { price: 100 }),
      product('労災診療費', '件', [4800, 26000], [1, 4], 'exempt', { price: 10 }),
    ],
    customerKinds: [
      ['工業', 'コウギョウ'],
      ['製作所', 'セイサクショ'],
      ['運輸', 'ウンユ'],
      ['化学', 'カガク'],
      ['交通', 'コウツウ'],
      ['商事', 'ショウジ'],
      ['電子', 'デンシ'],
    ],
    recurring: 0.5,
    linesAtMost: 3,
    invoicesAtMost: 1,
  },
  printing: {
    products: [
      product('会社案内 A4 8頁', '部', [85, 190], [300, 3000], 'standard-10', { price: 5 }),
      product('チラシ B4 両面', '枚', [3.5, 8.5], [2000, 40000], 'standard-10', { price: 0.5 }),
      product('封筒 長3 印刷', '枚', [9, 18], [1000, 12000], 'standard-10', { price: 0.5 }),
      product('名刺', '箱', [1800, 3600], [1, 40], 'standard-10', { price: 100 }),
      product('組版・校正', '頁', [2500, 4200], [4, 64], 'standard-10', { price: 100 }),
      product('版代', '式', [12000, 36000], [1, 1], 'standard-10', { price: 1000 }),
    ],
    customerKinds: [
      ['出版', 'シュッパン'],
      ['広告', 'コウコク'],
      ['企画', 'キカク'],
      ['観光', 'カンコウ'],
      ['製薬', 'セイヤク'],
      ['教材', 'キョウザイ'],
      ['商会', 'ショウカイ'],
    ],
    recurring: 0.05,
    linesAtMost: 4,
    invoicesAtMost: 3,
  },
  design: {
    products: [
      product('ロゴ・サイン設計', '式', [80000, 280000], [1, 1], 'standard-10', { price: 5000 }),
      product('パッケージデザイン', '点', [45000, 120000], [1, 4], 'standard-10', { price: 5000 }),
      product('ウェブ保守', '月', [20000, 60000], [1, 1], 'standard-10', { price: 5000 }),
      product('打合せ・監修', '時間', [7500, 9500], [1, 20], 'standard-10', { price: 500, quantity: 0.5 }),
    ],
    customerKinds: [
      ['企画', 'キカク'],
      ['出版', 'シュッパン'],
      ['化粧品', 'ケショウヒン'],
      ['珈琲', 'コーヒー'],
      ['雑貨', 'ザッカ'],
      ['旅行', 'リョコウ'],
    ],
    recurring: 0.3,
    linesAtMost: 3,
    invoicesAtMost: 1,
  },
} as const satisfies Record<string, Trade>;

export type TradeName = keyof typeof TRADES;

export function tradeOf(name: TradeName): Trade {
  return TRADES[name];
}
