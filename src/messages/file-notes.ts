/** What an import did that a clerk should know although nothing was wrong. */
import type { FileNoteCode } from '../contract/file-notes.ts';
import type { Facts } from '../contract/reply.ts';
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';
import { accountKeyText } from './deposits.ts';

export function fileNoteSentence(note: { code: FileNoteCode; facts: Facts }): string {
  const { count, amountYen, account, from, through, encoding, row } = note.facts;
  const yen = typeof amountYen === 'number' ? `${formatYen(amountYen)}円` : '';
  switch (note.code) {
    case 'cancels':
      return `取消・訂正が ${count} 件(${yen})あり、入金から除きました。`;
    case 'withdrawals':
      return `出金 ${count} 件(${yen})は合計の確認だけに使いました。`;
    case 'time-deposit-skipped':
      return `定期性の口座 ${account} は取り込みませんでした。`;
    case 'dates-gregorian':
      return `日付の年を西暦として読みました(${formatDate(String(from))}〜${formatDate(String(through))})。`;
    case 'encoding-converted':
      return `銀行のものと違う文字コード(${encoding})で保存し直されたファイルです。`;
    case 'balance-gap':
      return `残高が前の行からつながらない行が ${count} 件あります(最初は ${row} 行目)。抜けた行がないか確かめてください。`;
    case 'zero-rows':
      return `0円の明細 ${count} 件は取り込みませんでした。`;
    case 'file-gap': {
      const { closingYen, openingYen } = note.facts;
      const balances =
        typeof closingYen === 'number' && typeof openingYen === 'number'
          ? `前回の最後の残高 ${formatYen(closingYen)}円に対し、今回の始まりは ${formatYen(openingYen)}円です。`
          : '';
      return `口座 ${accountKeyText(String(account))} は前回のファイルが ${formatDate(String(through))} まで、今回は ${formatDate(String(from))} からです。${balances}間の明細が抜けていないか確かめてください。`;
    }
    case 'taken-back':
      return `前に取り込んだ入金 ${count} 件を銀行の取消により取り消しました。消込も戻しました。`;
    case 'cancel-unknown':
      return `取消・訂正 ${count} 件は、元の入金が見つかりません。銀行の明細を確かめてください。`;
  }
}
