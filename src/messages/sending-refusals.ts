/** Refusals of mails, messages and calls that leave the office by wire, and of their history. */
import type { RefusalCode } from '../contract/refusal-codes.ts';
import type { FactReader } from './refusals.ts';
import { sendingStates } from './sendings.ts';

const stateWord = (f: FactReader, name: string) =>
  Object.hasOwn(sendingStates, f.text(name)) ? sendingStates[f.text(name) as keyof typeof sendingStates] : f.text(name);

export const sendingRefusals = {
  'sending-unknown': () => 'この送付は記録にありません。一覧を更新してください。',
  'sending-state': (f) =>
    `${f.has('label') ? `「${f.text('label')}」` : 'この送付'}は「${stateWord(f, 'state')}」のため、「${stateWord(f, 'to')}」にはできません。一覧を更新して確かめてください。`,
  'sending-ahead': (f) => `送付した日 ${f.date('on')} が今日 ${f.date('today')} より後です。日付を確かめてください。`,
  'mail-returned': () => '宛先に届かず戻りました。住所を確かめてから送り直してください。',
  'sending-interrupted': () =>
    '送信の途中でプログラムが終わったため、届いたかどうか分かりません。相手先か送信サーバーの記録で確かめ、結果を記録してください。',
  'print-failed': (f) =>
    f.text('state') === 'cancelled'
      ? `${f.text('printer')} での印刷を取り消しました。`
      : `${f.text('printer')} で印刷できませんでした。書類は保存されています。プリンターを確かめて、もう一度印刷してください。`,
  'paper-not-printed': (f) =>
    `「${f.text('label')}」には印刷した書類の記録がありません。書類を印刷してから記録してください。`,
  'resend-paper': (f) => `「${f.text('label')}」は紙で送付しています。再送するには書類を開いて印刷してください。`,
  'consent-withdrawn': (f) => `「${f.text('label')}」は、得意先の同意がなくなったため送りませんでした。`,
  'letter-paid': (f) => `「${f.text('label')}」は、送る前に入金があったため送りませんでした。`,
  'mail-not-set': (f) =>
    `${f.has('client') ? `${f.text('client')} の` : ''}送信サーバーか差出人が設定されていません。設定の「メール・SMS」で登録してください。`,
  'mail-unreachable': (f) =>
    `送信サーバー ${f.text('host')}（ポート ${f.text('port')}）に接続できません（${f.text('detail')}）。まだ何も送っていません。サーバー名とポート、ネットワークを確かめてください。`,
  'mail-tls-refused': (f) =>
    `送信サーバー ${f.text('host')} と安全な接続ができません（${f.text('detail')}）。証明書を確かめられない相手には送りません。接続方式か証明書の設定を確かめてください。`,
  'mail-timeout': (f) =>
    `送信サーバー ${f.text('host')} が ${f.text('seconds')} 秒待っても応答しません。まだ送っていません。しばらくしてから続きを送ってください。`,
  'mail-login-refused': (f) =>
    `送信サーバー ${f.text('host')} が「${f.text('user')}」でのログインを認めませんでした（${f.text('detail')}）。ユーザー名とパスワードを確かめてください。`,
  'mail-sender-refused': (f) =>
    `送信サーバー ${f.text('host')} が差出人のアドレスを認めませんでした（${f.text('detail')}）。設定の差出人を確かめてください。`,
  'mail-recipient-refused': (f) =>
    `送信サーバーが宛先「${f.text('recipient')}」を受け付けませんでした（${f.text('detail')}）。得意先のメールアドレスを確かめてください。`,
  'mail-message-refused': (f) =>
    `送信サーバーが「${f.text('recipient')}」宛のメールを受け付けませんでした（${f.text('detail')}）。添付の大きさや内容の制限を確かめてください。`,
  'mail-connection-lost': (f) =>
    `送信サーバー ${f.text('host')} との接続が切れました（${f.text('detail')}）。このメールは渡っていません。続きを送ってください。`,
  'mail-later': (f) =>
    `送信サーバーが「後でもう一度」と答えました（${f.text('detail')}）。送信待ちに残してあります。時間をおいて続きを送ってください。`,
  'mail-unknown': (f) =>
    `「${f.text('recipient')}」宛のメールを渡し終えたところで接続が切れ、届いたかどうか分かりません（${f.text('detail')}）。二重に送らないよう止めてあります。確かめて結果を記録してください。`,
  'mail-bounced': (f) =>
    `「${f.text('recipient')}」に届かず戻りました${f.has('note') ? `（${f.text('note')}）` : ''}。メールアドレスを確かめてください。`,
  'mail-plain-login': (f) =>
    `「${f.text('host')}」へは暗号化なしでは送れません。接続方式を STARTTLS か TLS にしてください。`,
  'mail-address-invalid': (f) =>
    `「${f.text('address')}」はメールアドレスとして使えません。1件だけを半角で入れてください。`,
  'wording-empty': () => '件名か本文が空です。文面を入れるか、標準の文面に戻してください。',
  'wording-field-unknown': (f) =>
    f.text('field') === '{{'
      ? '文面の {{ と }} の数が合いません。差し込み項目は {{顧問先}} のように書いてください。'
      : `文面の差し込み項目 {{${f.text('field')}}} は、この文面では使えません。使える項目から選んでください。`,
  'number-invalid': (f) => `「${f.text('number')}」は電話番号として使えません。市外局番から入れてください。`,
  'gateway-not-set': () => 'SMS・音声の接続先か発信番号が設定されていません。設定の「メール・SMS」で登録してください。',
  'gateway-plain': (f) => `「${f.text('url')}」は暗号化されていません。https で始まる接続先を入れてください。`,
  'gateway-quiet': (f) =>
    f.text('why') === 'holiday'
      ? '今日は休日のため、SMSと音声は送りません。送信待ちに残してあります。次の営業日に続きを送ってください。'
      : `${f.text('from')} から ${f.text('until')} までは、SMSと音声を送りません。送信待ちに残してあります。時間になったら続きを送ってください。`,
  'gateway-unreachable': (f) =>
    `SMS・音声の接続先につながりません（${f.text('detail')}）。まだ送っていません。接続先とネットワークを確かめてください。`,
  'gateway-timeout': (f) =>
    `SMS・音声の接続先が応答しません（${f.text('detail')}）。しばらくしてから確かめてください。`,
  'gateway-login-refused': (f) =>
    `SMS・音声の接続先がログインを認めませんでした（${f.text('detail')}）。アカウントと認証トークンを確かめてください。`,
  'gateway-refused': (f) =>
    `SMS・音声の接続先が${f.has('recipient') ? `「${f.text('recipient')}」宛を` : ''}受け付けませんでした（${f.text('detail')}）。番号と設定を確かめてください。`,
  'gateway-busy': (f) =>
    `SMS・音声の接続先が混み合っています（${f.text('detail')}）。送信待ちに残してあります。時間をおいて続きを送ってください。`,
  'gateway-answer': (f) =>
    `SMS・音声の接続先の答えを読み取れません（${f.text('detail')}）。接続先の設定を確かめてください。`,
  'gateway-unknown': (f) =>
    `「${f.text('recipient')}」宛を渡したところで答えが途絶え、届いたかどうか分かりません（${f.text('detail')}）。二重に送らないよう止めてあります。接続先の記録で確かめ、結果を記録してください。`,
  'gateway-undelivered': (f) => `相手に届きませんでした（${f.text('detail')}）。番号を確かめてください。`,
  'secrets-locked': () => '保管したパスワードを使うには、合言葉を入れてください。',
  'secrets-passphrase-missing': () =>
    'このパソコンではパスワードを安全に保管できないため、合言葉が要ります。先に合言葉を決めてください。',
  'secrets-passphrase-wrong': () => '合言葉が違います。もう一度入れてください。',
  'secrets-passphrase-short': (f) => `合言葉が短すぎます。${f.text('least')} 文字以上にしてください。`,
  'secrets-other-machine': () =>
    'パスワードは別のパソコンか別の利用者で保管されたため、ここでは読めません。設定の「メール・SMS」でもう一度入れてください。',
  'secrets-unreadable': () => '保管したパスワードを読み取れません。設定の「メール・SMS」でもう一度入れてください。',
} as const satisfies Partial<Record<RefusalCode, (f: FactReader) => string>>;
