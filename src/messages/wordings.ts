/** 文面: the wordings of letters, what they may insert, and what they must not say. */
import type { PresetSet, WordingVariant } from '../domain/wording/keys.ts';
import type { RiskKind } from '../domain/wording/risks.ts';
import type { WordingProblem } from '../domain/wording/template.ts';

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

const VARIANTS: Record<WordingVariant, string> = {
  usual: '通常',
  'short-payment': '手数料差引の不足',
  'first-late': '初めての遅れ',
  'long-good': '長年の優良先',
  instalment: '分割の遅れ',
  promise: '約束の遅れ',
};

const MEANS: Record<WordingVariant, string> = {
  usual: 'ほかのどれにも当たらないとき',
  'short-payment': '残っているのが振込手数料とみられる額だけのとき',
  'first-late': '2 年以上のお取引で、この 3 年に遅れも督促状もないとき',
  'long-good': '3 年以上のお取引で、遅れが 1 割以下のとき',
  instalment: '分割の期日が入金なしに過ぎたとき',
  promise: '約束の日が入金なしに過ぎたとき',
};

const SETS: Record<PresetSet, string> = { standard: '標準', polite: '丁寧', brief: '簡潔' };

const count = (value: number) => value.toLocaleString('ja-JP');

export const wordingWords = {
  title: '文面',
  of: { office: '事務所の文面', client: (name: string) => `${name}の文面` },
  set: '文面の組',
  sets: {
    key: '文面の組',
    title: '文面の組',
    label: '文面の組の一覧',
    text: '写しを作ると、いまの言葉のまま別の組になります。どの組を使うかは「督促の方針」で、事務所・顧問先・得意先・請求書ごとに選びます。',
    columns: { name: '組', base: '元の組', places: '選んでいる方針', state: '状態' },
    preset: '最初からある組',
    retired: '使用終了',
    places: (places: number) => (places === 0 ? '—' : `${count(places)} か所`),
    name: '名前',
    nameHint: '16 字まで',
    nameMissing: '名前を入れてください。',
    add: '写しを作る',
    rename: '名前を変える',
    retire: '使用を終える',
    resume: '使用を再開する',
    keys: { add: '写し', rename: '名前変更', retire: '使用終了', resume: '再開', open: '開く' },
    added: (name: string) => `文面の組「${name}」を作りました`,
    renamed: (name: string) => `文面の組の名前を「${name}」にしました`,
    retiredDone: (name: string) => `「${name}」の使用を終えました`,
    resumed: (name: string) => `「${name}」の使用を再開しました`,
    copyName: (name: string) => `${name}の写し`.slice(0, 16),
    failed: '文面の組を変更できませんでした',
  },
  chosen: (name: string) => `方針で選んでいるのは「${name}」です`,
  variants: VARIANTS,
  means: MEANS,
  factsOnly: '事実のみ',
  factsOnlyHint: '脅す表現や条件の交渉のある文面を登録できないようにします（弁護士法72条）',
  factsOnlyAsk: {
    title: '「事実のみ」を解きますか',
    text: '脅す表現や支払条件の交渉と読める文面も、確かめれば登録できるようになります。使う前に弁護士に見てもらってください。',
    confirm: '解く',
    done: { on: '「事実のみ」にしました', off: '「事実のみ」を解きました' },
  },
  columns: { variant: '場合', title: '表題', state: '状態' },
  versionColumns: { at: '登録', place: '場所', by: '担当' },
  list: '文面の一覧',
  sources: { preset: '最初の文面', office: '事務所', client: '顧問先' },
  risks: (risks: number) => `注意 ${count(risks)}`,
  panes: { list: '一覧', editor: '編集', side: '見本' },
  editor: {
    title: '表題',
    body: '本文',
    bodyHint: '改行で段落を分けます。〔 〕の中は、差込項目に言うことがないとき、まるごと消えます。',
    insert: '差込',
    preview: '見本',
    restore: '元に戻す',
    saved: '文面を登録しました',
    failed: '文面を登録できませんでした',
    outer: { preset: '最初の文面に戻す', office: '事務所の文面に戻す', client: '' },
    locked: '「事実のみ」のため、このままでは登録できません。',
    fine: '脅す表現や交渉は見つかりません',
    letters: (length: number, most: number) => `${count(length)} / ${count(most)} 字`,
  },
  restoreAsk: {
    title: 'この文面を元に戻しますか',
    text: '次に発行する督促状から変わります。発行済みの督促状は変わりません。版は残ります。',
    confirm: '元に戻す',
    done: '文面を元に戻しました',
  },
  riskAsk: {
    title: 'このまま登録しますか',
    text: '次の言い方は、債権者の名で出す督促状には強すぎるか、事務所の仕事を超えるおそれがあります。弁護士に見てもらってから使ってください。',
    confirm: '確かめて登録する',
  },
  fields: {
    title: '差込項目',
    columns: { label: '項目', means: '内容', now: '見本では' },
    confirm: '差し込む',
    mayBeEmpty: '言うことがないときがある',
    needed: '必須',
  },
  side: {
    label: '見本と版',
    views: { page: '見本', difference: '前回との違い', versions: '版' },
    customer: '得意先',
    noCustomer: '支払期日を過ぎた得意先がありません。見本は、対象の得意先が出ると実際のデータで表示します。',
    broken: '文面を直すと、見本を表示します。',
    noLast: 'この得意先に送った督促状の文面はまだ残っていません。',
    last: (serial: string, on: string, title: string) => `前回 ${serial}（${on}）「${title}」との違い`,
    same: '前回と同じ文面です。',
    asWritten: (words: string) => `この得意先に今回出る文面：${words}`,
    noVersions: 'まだ変更していません。最初の文面のままです。',
    version: (version: number) => `第 ${count(version)} 版`,
    restored: '元に戻した',
    useVersion: '版を Enter で開くと、編集欄に入ります。',
    waiting: '見本を作っています',
  },
} as const;

/** What one of the three sets is called. */
export function presetSetName(set: PresetSet): string {
  return SETS[set];
}

export function variantWords(variant: WordingVariant): string {
  return VARIANTS[variant];
}

export function problemWords(problem: WordingProblem): string {
  switch (problem.kind) {
    case 'empty':
      return problem.part === 'title' ? '表題が空です。' : '本文が空です。';
    case 'too-long':
      return `${problem.part === 'title' ? '表題' : '本文'}は ${count(problem.most)} 字までです。`;
    case 'unknown-field':
      return `差込項目「{${problem.label}}」はありません。`;
    case 'missing-field':
      return `必須の差込項目「{${problem.label}}」がありません（〔 〕の外に入れてください）。`;
    case 'unpaired':
      return `「${problem.mark}」の相手がありません。`;
  }
}

export function riskSentence(risk: { words: string; kind: RiskKind }): string {
  return `「${risk.words}」は${riskWords(risk.kind)}と読めます。`;
}
