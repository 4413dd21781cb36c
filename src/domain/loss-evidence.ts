/**
 * Evidence for 貸倒損失 in sentences from the books (法人税基本通達 9-6-1, 9-6-2, 9-6-3): the tax office asks years later when trade
 * stopped, what was demanded and how, what came back and what collecting would cost. Facts only; whether they suffice is for
 * the accountant to say.
 */
import { formatLongDate, type PlainDate } from './dates.ts';
import { formatYen } from './money.ts';

export interface LossFacts {
  openYen: number;
  oldestDueOn: PlainDate;
  lastSoldOn: PlainDate | null;
  lastDepositOn: PlainDate | null;
  letters: readonly { on: PlainDate; title: string; serial: string }[];
  returned: readonly { on: PlainDate }[];
  certified: readonly { on: PlainDate; number: string; outcome: string | null }[];
  calls: number;
  brokenPromises: number;
  handedOver: { on: PlainDate; name: string } | null;
  costYen: number;
}

/** The copies of the newest letters are named; the older ones stand in the posting record. */
const NAMED_SERIALS = 5;

export function lossEvidence(facts: LossFacts): string[] {
  const lines = [
    `売掛金の残高 ${formatYen(facts.openYen)} 円。最も古い支払期日は ${formatLongDate(facts.oldestDueOn)}。`,
  ];
  if (facts.lastSoldOn) lines.push(`最後の取引（請求）は ${formatLongDate(facts.lastSoldOn)}。`);
  lines.push(facts.lastDepositOn ? `最後の入金は ${formatLongDate(facts.lastDepositOn)}。` : '入金は一度もない。');
  if (facts.letters.length > 0) {
    const [first, last] = [facts.letters[0]!, facts.letters.at(-1)!];
    const span =
      facts.letters.length === 1
        ? formatLongDate(first.on)
        : `${formatLongDate(first.on)}から${formatLongDate(last.on)}まで`;
    const serials = facts.letters.slice(-NAMED_SERIALS).map((letter) => letter.serial);
    const more = facts.letters.length > serials.length ? 'ほか' : '';
    lines.push(`督促状を ${facts.letters.length} 回送付（${span}）。控えは ${serials.join('、')}${more}。`);
  }
  for (const one of facts.certified)
    lines.push(
      `内容証明郵便を ${formatLongDate(one.on)} に差出し（引受番号 ${one.number}）${one.outcome === null ? '' : `、${OUTCOMES[one.outcome] ?? one.outcome}`}。`,
    );
  if (facts.returned.length > 0)
    lines.push(`督促状の返戻 ${facts.returned.length} 回（最後は ${formatLongDate(facts.returned.at(-1)!.on)}）。`);
  if (facts.calls > 0) lines.push(`電話・訪問などの連絡 ${facts.calls} 回。`);
  if (facts.brokenPromises > 0) lines.push(`守られていない支払約束 ${facts.brokenPromises} 件。`);
  if (facts.handedOver) lines.push(`${formatLongDate(facts.handedOver.on)} に ${facts.handedOver.name} へ引継ぎ。`);
  if (facts.costYen > 0) lines.push(`これまでの郵送料は約 ${formatYen(facts.costYen)} 円（目安）。`);
  return lines;
}

const OUTCOMES: Record<string, string> = {
  delivered: '配達済み',
  refused: '受取拒否',
  unclaimed: '保管期間経過により返戻',
  'unknown-address': '宛所不明により返戻',
};

export interface LossDecision {
  on: PlainDate;
  decidedBy: string;
  /** 9-6-1, 9-6-2, 9-6-3-1 or 9-6-3-2; null: none was named. */
  rule: string | null;
  note: string;
}

/** What the client decided, as the last of the evidence: who, when, by which rule. */
export function decisionEvidence({ on, decidedBy, rule, note }: LossDecision): string {
  const ground = rule === null ? '' : `（法人税基本通達 ${rule.replace(/^(9-6-3)-(\d)$/, '$1($2)')}）`;
  return `${formatLongDate(on)} に ${decidedBy} が貸倒処理を決定${ground}。${note}`;
}

/** What a write-off can keep of its evidence, in characters. */
const MOST_EVIDENCE = 2000;

/** The sentences as one text, a line each; where they are too many the first and the last stay. */
export function evidenceText(lines: readonly string[]): string {
  const kept = [...lines];
  while (kept.length > 2 && kept.join('\n').length > MOST_EVIDENCE) kept.splice(Math.floor(kept.length / 2), 1);
  return kept.join('\n').slice(0, MOST_EVIDENCE);
}
