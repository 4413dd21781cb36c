/** What entry fields say. */
export const fieldWords = {
  dateUnreadable: '日付として読めません（例 0731、7/31、R8.7.31、+30、末）',
  amountUnreadable: '金額として読めません（例 12,350、1.5万）',
  amountNegative: '負の金額は入れられません',
  missing: '入力してください',
  choose: '選んでください',
  noMatch: '該当する得意先がありません',
  noOption: '該当がありません',
  customerHint: '番号・かな・名前の一部',
  registration: {
    label: '登録番号',
    hint: 'T と 13 桁の数字',
    malformed: 'T と 13 桁の数字で入れてください',
    checkDigit: '検査数字が合いません。番号をもう一度確かめてください（個人事業主では合わないことがあります）',
  },
  names: {
    more: (index: number) => `振込名義 ${index}`,
    unreadable: '名義として読めません',
  },
  pickHint: { choose: '選ぶ', decide: '決めて次の欄へ' },
} as const;
