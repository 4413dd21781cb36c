/** Why a reminder needs a person. */
export const withheldWords: Record<string, string> = {
  'late-stage': '催告以上の段階',
  'broken-promise': '約束の日を過ぎた',
  'call-first': '先に電話',
  'contact-first': '営業担当の連絡待ち',
  approval: '顧問先の承認待ち',
  'possible-deposit': '入金候補あり',
  'no-address': '住所なし',
  'returned-mail': '返戻あり',
  'stale-bank-data': '入金データが古い',
  dispute: '争いあり',
};
