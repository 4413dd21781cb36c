/** The engine's reasons in words: a short label and one sentence each, as the 消込 screen and the command line show them. */
import { formatDate } from '../domain/dates.ts';
import { formatYen } from '../domain/money.ts';

type Facts = Record<string, string | number | boolean>;

export interface ReasonText {
  /** 名義, 金額, 期日, 実績, 番号 speak for the answer; 注意 says why a person should look. */
  label: string;
  sentence: string;
  /** A reason against clearing by itself, shown apart from those that speak for the answer. */
  isDoubt: boolean;
}

/** One reason of a proposal as label and sentence. An unknown kind gives its name: a newer engine must not break an older screen. */
export function reasonSentence(reason: { kind: string; facts: Facts }): ReasonText {
  const { kind, facts } = reason;
  switch (kind) {
    case 'name':
      return { label: '名義', sentence: nameSentence(facts), isDoubt: false };
    case 'amount':
      return { label: '金額', sentence: amountSentence(facts), isDoubt: false };
    case 'due':
      return { label: '期日', sentence: dueSentence(facts), isDoubt: false };
    case 'habit':
      return { label: '実績', sentence: habitSentence(facts), isDoubt: false };
    case 'direct-debit':
      return { label: '口座振替', sentence: debitSentence(facts), isDoubt: false };
    case 'reference':
      return { label: '番号', sentence: `入金に請求番号の記載あり（${text(facts.count)} 件）`, isDoubt: false };
    default:
      return { label: '注意', sentence: cautionSentence(kind, facts), isDoubt: true };
  }
}

function habitSentence(facts: Facts): string {
  return `この得意先はこれまで ${text(facts.count)} 回、${yen(facts.feeYen)} 円を差引`;
}

function debitSentence(facts: Facts): string {
  const left = Number(facts.leftYen) > 0 ? `。得意先か請求の分からない ${yen(facts.leftYen)} 円は残る` : '';
  return `${formatDate(text(facts.debitOn))} 引落の振替済 ${text(facts.count)} 件の合計と一致${left}`;
}

function text(value: Facts[string] | undefined): string {
  return value === undefined ? '' : String(value);
}

function yen(value: Facts[string] | undefined): string {
  return formatYen(typeof value === 'number' ? Math.abs(value) : 0);
}

function nameSentence(facts: Facts): string {
  const [payer, customer] = [text(facts.payer), text(facts.customer)];
  switch (facts.level) {
    case 'fixed':
      return `得意先は指定済み（${customer}）`;
    case 'alias': {
      const count = Number(facts.confirmations ?? 0);
      return count > 0 ? `これまで ${count} 回確認した振込名義` : '得意先に登録した振込名義と一致';
    }
    case 'unconfirmed':
      return '以前に使われた振込名義だが、まだ確認されていない';
    case 'none':
      return '名義からは分からない。残高と金額だけが合う得意先';
    default:
      return `${removedFromName(facts)}${likenessOfNames(text(facts.level), payer, customer)}${formRemark(facts)}`;
  }
}

/** 番号「3900」と株式会社の略「カ)」を除き、 */
function removedFromName(facts: Facts): string {
  const removed: string[] = [];
  if (facts.number) removed.push(`番号「${text(facts.number)}」`);
  if (facts.legalForm) {
    const form = text(facts.legalForm);
    removed.push(`${text(facts.legalFormName)}の略「${facts.side === 'head' ? `${form})` : `(${form}`}」`);
  }
  if (facts.branch) removed.push(`支店名「${text(facts.branch)}」`);
  return removed.length === 0 ? '' : `${removed.join('と')}を除き、`;
}

function likenessOfNames(level: string, payer: string, customer: string): string {
  switch (level) {
    case 'dash':
      return `長音のほかは ${payer}＝${customer}`;
    case 'loose':
      return `濁点と長音の書き方のほかは ${payer}＝${customer}`;
    case 'slip':
      return `${payer} は ${customer} と 1 文字違い`;
    case 'cut':
      return `${payer} は ${customer} が桁数で切れたもの`;
    case 'beginning':
      return `${payer} は ${customer} の初めの部分`;
    case 'extended':
      return `${payer} は ${customer} のあとに続きがある`;
    case 'related':
      return `${payer} は ${customer} と初めが同じ`;
    default:
      return `${payer}＝${customer}`;
  }
}

function formRemark(facts: Facts): string {
  switch (facts.legal) {
    case 'otherSide':
      return '（法人格の前後が得意先と逆）';
    case 'leftOut':
      return '（法人格の記載なし）';
    case 'unknown':
      return '（得意先に法人格の登録なし）';
    default:
      return '';
  }
}

function amountSentence(facts: Facts): string {
  const target = invoicesPhrase(facts);
  const difference = yen(facts.differenceYen);
  switch (facts.fit) {
    case 'exact':
      return `${target} ${yen(facts.totalYen)} 円と一致`;
    case 'fee':
      return `${target}より ${difference} 円少ない。振込手数料の差引とみられる`;
    case 'rounding':
      return `${target}より ${difference} 円${Number(facts.differenceYen) > 0 ? '少ない' : '多い'}。端数の違いとみられる`;
    case 'withholding':
      return `${target}から源泉徴収税 ${yen(facts.taxYen)} 円を引いた額と一致`;
    case 'withholding-fee':
      return `${target}から源泉徴収税 ${yen(facts.taxYen)} 円と手数料 ${yen(facts.feeYen)} 円を引いた額と一致`;
    case 'discount':
      return `${target}から約定の値引 ${yen(facts.discountYen)} 円を引いた額と一致`;
    case 'discount-fee':
      return `${target}から約定の値引 ${yen(facts.discountYen)} 円と手数料 ${yen(facts.feeYen)} 円を引いた額と一致`;
    case 'offset':
      return `${target}より ${difference} 円少ない。差額を相殺とみた案`;
    case 'completing':
      return `先の入金と合わせて、${target}と一致`;
    case 'half':
      return `${target} ${yen(facts.totalYen)} 円のちょうど半分`;
    case 'third':
      return `${target} ${yen(facts.totalYen)} 円のちょうど 3 分の 1`;
    case 'over':
      return `${target}より ${difference} 円多い`;
    default:
      return `${target} ${yen(facts.totalYen)} 円には足りない。古い順に充てた案`;
  }
}

function invoicesPhrase(facts: Facts): string {
  const count = Number(facts.count ?? 0);
  if (facts.fit === 'part') return `未回収の請求 ${count} 件の合計`;
  if (count === 1) return `請求 ${text(facts.invoice)} の残高`;
  switch (facts.set) {
    case 'dueTogether':
      return `同じ期日の請求 ${count} 件の合計`;
    case 'upTo':
      return `期日の過ぎた分を含む請求 ${count} 件の合計`;
    case 'subset':
      return `同じ期日の請求のうち ${count} 件の合計`;
    case 'oldestFirst':
      return `古い順に請求 ${count} 件の合計`;
    case 'several':
      return `複数の得意先の請求 ${count} 件の合計`;
    case 'referenced':
      return `記載のある請求 ${count} 件の合計`;
    default:
      return `請求 ${count} 件の合計`;
  }
}

function dueSentence(facts: Facts): string {
  const days = Number(facts.days ?? 0);
  const date = formatDate(text(facts.dueOn)).slice(5);
  if (days === 0) return `支払期日 ${date} 当日の入金`;
  return days < 0 ? `支払期日 ${date} の ${-days} 日前の入金` : `支払期日 ${date} から ${days} 日後の入金`;
}

function cautionSentence(kind: string, facts: Facts): string {
  const difference = yen(facts.differenceYen);
  switch (kind) {
    case 'tie':
      return `ほかにも合う請求がある（${text(facts.customer)} ${text(facts.invoice)}${Number(facts.count) > 1 ? ` ほか計 ${text(facts.count)} 件` : ''}）`;
    case 'double':
      return '同じ名義・同じ金額の入金が直前にあり、二重の疑い';
    case 'contested':
      return '同じ日の別の入金も同じ請求に合う';
    case 'claimed':
      return `請求 ${text(facts.invoice)} には、確認待ちの入金が先にある`;
    case 'rounding':
      return `${difference} 円の端数を調整してよいか確認が必要`;
    case 'half':
    case 'third':
    case 'part':
      return '一部入金とみられる。残りは未回収のまま';
    case 'over':
      return `${difference} 円の過入金。前受・返金などの扱いを決める`;
    case 'fee-not-agreed':
      return `手数料 ${yen(facts.feeYen)} 円の差引は先方負担の約束と合わない`;
    case 'fee-forbidden':
      return `取適法の対象となる取引先が手数料 ${yen(facts.feeYen)} 円を差し引いている。減額にあたるおそれがあり、先方への確認が必要`;
    case 'discount-late':
      return `早期支払値引の期限（請求日から ${text(facts.days)} 日）を過ぎている`;
    case 'offset':
      return `${difference} 円を相殺してよいか、相殺の通知を確かめる`;
    case 'completing':
      return `${formatDate(text(facts.on)).slice(5)} の入金など ${yen(facts.beforeYen)} 円と合わせて ${text(facts.count)} 回の分割払いとみられる`;
    case 'several-customers':
      return `${text(facts.count)} 社分をまとめた入金とみられる（${text(facts.customers)}）`;
    case 'other-number':
      return `入金に別の請求番号（${text(facts.invoice)}）の記載がある`;
    case 'scattered':
      return '期日の違う請求の寄せ集めで、偶然の一致かもしれない';
    case 'search-stopped':
      return '請求の組合せが多く、途中までしか調べていない';
    case 'not-yet-issued':
      return `請求日 ${formatDate(text(facts.issuedOn))} より前の入金（前払い）`;
    default:
      return nameCaution(kind, facts);
  }
}

function nameCaution(kind: string, facts: Facts): string {
  switch (kind) {
    case 'near-names':
      return `名義の似た得意先がほかにもある（${text(facts.customers)}）`;
    case 'name-unlike':
      return '名義が得意先と一致しない';
    case 'unconfirmed-alias':
      return 'この名義はまだ確認されていない';
    case 'other-legal-form':
      return `法人格が得意先（${text(facts.customer)}）と違う。別会社の可能性`;
    case 'other-branch':
      return `支店（${text(facts.branch)}）が得意先（${text(facts.customer)}）と違う`;
    case 'other-payer':
      return `名義は別の得意先（${text(facts.payer)}）`;
    case 'nothing-open':
      return 'この得意先に未回収の請求がない（前受または仮受）';
    case 'unknown-payer':
      return '該当する得意先が見つからない';
    case 'unsure':
      return '確実とまでは言えない';
    default:
      return kind;
  }
}

/** The few characters of the 提案 column: 一致 2件, 手数料差 440, 一部入金 … */
export function proposalBadge(proposal: {
  status: string;
  allocations: readonly unknown[];
  reasons: readonly { kind: string; facts: Facts }[];
}): string {
  const kinds = new Set(proposal.reasons.map((reason) => reason.kind));
  if (kinds.has('double')) return '二重の疑い';
  if (proposal.status === 'none') return kinds.has('unknown-payer') ? '不明' : '請求なし';
  const amount = proposal.reasons.find((reason) => reason.kind === 'amount')?.facts ?? {};
  if (kinds.has('name-unlike') || kinds.has('near-names') || kinds.has('other-legal-form')) return '名義の候補';
  if (kinds.has('tie')) return '候補が複数';
  if (kinds.has('several-customers')) return '複数社分';
  switch (amount.fit) {
    case 'fee':
      return `手数料差 ${yen(amount.feeYen)}`;
    case 'rounding':
      return `端数差 ${yen(amount.differenceYen)}`;
    case 'withholding':
    case 'withholding-fee':
      return '源泉徴収';
    case 'over':
      return `過入金 ${yen(amount.differenceYen)}`;
    case 'offset':
      return '相殺の候補';
    case 'discount':
    case 'discount-fee':
      return `値引 ${yen(amount.discountYen)}`;
    case 'completing':
      return '分割の残り';
    case 'half':
    case 'third':
    case 'part':
      return '一部入金';
    default:
      return `一致 ${proposal.allocations.length}件`;
  }
}
