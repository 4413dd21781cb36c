import { expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import { proposalBadge, reasonSentence } from '../../src/messages/matching.ts';
import { makeWorld } from '../support/world.ts';

const proposals = [11, 12, 13].flatMap((seed) =>
  proposeAllocations(makeWorld({ seed, customers: 120, months: 3, oddNames: 0.9, trouble: 0.6 }).input),
);

test('every reason the engine gives has its words, with nothing missing in them', () => {
  const sentences = new Map(
    proposals.flatMap((proposal) => proposal.reasons).map((reason) => [reason.kind, reasonSentence(reason).sentence]),
  );
  expect(sentences.size).toBeGreaterThan(12);
  for (const [kind, sentence] of sentences) {
    expect(sentence, kind).toMatch(/[ぁ-んァ-ヶ一-龠]/u);
    expect(sentence, kind).not.toMatch(/undefined|NaN|（）|「」/u);
  }
});

test('a proposal that needs a person says why, and one that does not has no doubt', () => {
  for (const proposal of proposals) {
    const doubts = proposal.reasons.filter((reason) => reasonSentence(reason).isDoubt);
    expect(doubts.length > 0, `${proposal.payerName} ${proposal.amountYen}`).toBe(proposal.status !== 'auto');
    expect(proposalBadge(proposal)).not.toBe('');
  }
});

test.each([
  [
    {
      kind: 'name',
      facts: {
        level: 'exact',
        payer: 'ヤマダシヨウテン',
        customer: 'ヤマダショウテン',
        legalForm: 'カ',
        legalFormName: '株式会社',
        side: 'head',
        branch: 'トウキヨウシテン',
        number: '3900',
        legal: 'same',
      },
    },
    '番号「3900」と株式会社の略「カ)」と支店名「トウキヨウシテン」を除き、ヤマダシヨウテン＝ヤマダショウテン',
  ],
  [
    {
      kind: 'amount',
      facts: {
        fit: 'fee',
        set: 'dueTogether',
        count: 2,
        invoice: 'A',
        totalYen: 1_284_700,
        differenceYen: 440,
        feeYen: 440,
        taxYen: 0,
      },
    },
    '同じ期日の請求 2 件の合計より 440 円少ない。振込手数料の差引とみられる',
  ],
  [{ kind: 'due', facts: { dueOn: '2026-11-20', days: 0 } }, '支払期日 11/20 当日の入金'],
  [{ kind: 'due', facts: { dueOn: '2026-11-20', days: -3 } }, '支払期日 11/20 の 3 日前の入金'],
  [{ kind: 'habit', facts: { feeYen: 440, count: 3 } }, 'この得意先はこれまで 3 回、440 円を差引'],
])('the words of %o', (reason, sentence) => expect(reasonSentence(reason).sentence).toBe(sentence));
