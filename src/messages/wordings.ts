/** 文面: the wordings of letters, what they may insert, and what they must not say. */
import type { RiskKind } from '../domain/wording/risks.ts';

const RISKS: Record<RiskKind, string> = {
  threat: '相手を脅す表現',
  law: '催告より前に法的手続を持ち出す表現',
  bargain: '支払条件の交渉や譲歩',
  agent: '事務所が代わって請求する表現',
};

/** What a wording does where it goes too far, as the end of 「…」は〜と読めます. */
export function riskWords(kind: string): string {
  return RISKS[kind as RiskKind] ?? RISKS.threat;
}
