/**
 * Where a wording threatens, bargains or speaks for somebody: what a creditor's reminder must not do when an office that is paid
 * for it prepares the paper (弁護士法72条: fee-earning non-lawyers handle no legal disputes; 刑法222条 for threats). A list of words, not a
 * judgement: it points at what a lawyer ought to see first.
 */
import type { ReminderStage } from '../reminder-batch.ts';
import type { WordingText } from './template.ts';

/** threat: an evil is held out · law: court action before 催告 · bargain: terms are offered · agent: the office speaks. */
export type RiskKind = 'threat' | 'law' | 'bargain' | 'agent';

export interface WordingRisk {
  kind: RiskKind;
  /** As they stand in the text. */
  words: string;
  part: 'title' | 'body';
  /** Where in that part. */
  at: number;
}

const PATTERNS: readonly { kind: RiskKind; pattern: RegExp; until?: ReminderStage }[] = [
  { kind: 'threat', pattern: /差し?押さ?え?|強制執行|仮差押/g },
  { kind: 'threat', pattern: /刑事(告訴|告発|責任|事件)?|告訴|告発|被害届|警察|詐欺|犯罪/g },
  { kind: 'threat', pattern: /信用情報|ブラックリスト|信用を(失|落と)/g },
  {
    kind: 'threat',
    pattern:
      /(勤務先|お勤め先|取引先|取引銀行|ご?家族|ご?親族|保証人|近隣)[^。]{0,12}(連絡|通知|通報|知らせ|請求|訪問)/g,
  },
  { kind: 'threat', pattern: /(公表|公開|掲示|掲載)(いた|し|する)/g },
  { kind: 'threat', pattern: /(直接|ご自宅|貴社|会社)[^。]{0,6}(お伺い|訪問|参上)/g },
  { kind: 'threat', pattern: /覚悟|後悔|思い知|容赦(し|いたし)?(な|ませ)|ただでは/g },
  { kind: 'threat', pattern: /(直ちに|ただちに|即刻|即時に?|予告なく)[^。]{0,16}(法的|訴訟|提訴|手続|措置)/g },
  {
    kind: 'threat',
    pattern:
      /(法的|裁判)[^。]{0,6}(手続|措置)[きを]?[^。]{0,6}(とります|とらせて|取ります|講じます|講じる|開始|移行|いたします)/g,
  },
  { kind: 'threat', pattern: /(出荷|納品|取引|お取引)[^。]{0,6}(停止|中止|打ち切|解消)/g },
  { kind: 'law', pattern: /法的|訴訟|提訴|裁判|支払督促|弁護士|遅延損害金|期限の利益/g, until: 3 },
  {
    kind: 'bargain',
    pattern: /分割[^。]{0,14}(応じ|承り|承知|可能|結構|構いません|かまいません|ご希望|ご相談|ご提案)/g,
  },
  {
    kind: 'bargain',
    pattern: /(支払|お支払い|返済|ご返済)(の)?(方法|条件|計画|期限|時期)[^。]{0,8}(相談|協議|交渉|提案|応じ)/g,
  },
  { kind: 'bargain', pattern: /減額|免除|値引|割引|帳消し|棒引/g },
  { kind: 'bargain', pattern: /和解|示談|調停|譲歩|妥協/g },
  { kind: 'bargain', pattern: /(支払|お支払い|期限|ご返済)[^。]{0,4}(猶予|延長|繰り延べ|先延ばし)/g },
  {
    kind: 'bargain',
    pattern: /(一部|半額|元金のみ|利息)[^。]{0,10}(結構|構いません|かまいません|いただきません|不要)/g,
  },
  { kind: 'agent', pattern: /(?<!法律)(当|弊)(会計|税理士)?事務所|弊所|会計事務所|税理士|公認会計士|行政書士/g },
  { kind: 'agent', pattern: /代理人|代理(し|いた|とし)|委任を受け|委託を受け|ご?依頼を受け|受任|債権(を)?回収/g },
];

/** In the order of the text; empty when a clerk can send it with a quiet mind. */
export function wordingRisks({ title, body }: WordingText, stage: ReminderStage): WordingRisk[] {
  const found: WordingRisk[] = [];
  for (const [part, text] of [
    ['title', title],
    ['body', body],
  ] as const)
    for (const { kind, pattern, until } of PATTERNS)
      if (until === undefined || stage <= until)
        for (const match of text.matchAll(pattern)) found.push({ kind, words: match[0], part, at: match.index });
  return found.sort((a, b) => (a.part === b.part ? a.at - b.at : a.part === 'title' ? -1 : 1)).filter(isOutermost);
}

/** 「訴訟」 inside 「直ちに訴訟」 is said once. */
function isOutermost(risk: WordingRisk, _index: number, all: readonly WordingRisk[]): boolean {
  const end = risk.at + risk.words.length;
  return !all.some(
    (other) =>
      other !== risk &&
      other.part === risk.part &&
      other.at <= risk.at &&
      other.at + other.words.length >= end &&
      other.words.length > risk.words.length,
  );
}
