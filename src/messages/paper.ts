/** What pages say of paper they show. */
export const paperWords = {
  cannotDraw: 'この書面を画面に表示できません。印刷には影響しません。',
} as const;
