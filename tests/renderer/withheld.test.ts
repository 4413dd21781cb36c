import { expect, test } from 'vitest';
import { withheldDetail } from '../../src/messages/reminders.ts';

test.each([
  ['promise', '2026-12-01\t100000', '12/01 までに 100,000 円'],
  ['plan', '2026-12-31\t5000', '12/31 までに 5,000 円'],
  ['recent-letter', '2026-11-20', '前回 11/20、間隔をあける'],
  ['possible-deposit', '2026-10-20\tｶ)ﾔﾏﾀﾞ\t986700', '10/20 986,700 円　ｶ)ﾔﾏﾀﾞ'],
  ['hold', '値引の交渉中', '値引の交渉中'],
])('why no letter goes is said in words: %s', (reason, detail, words) => {
  expect(withheldDetail(reason, detail, 1)).toBe(words);
});
