/** Kana and names in one form: for finding by any width, by hiragana or katakana, or by Roman letters with the IME off. */
const COMPANY_FORMS =
  /株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|医療法人社団|医療法人|社会福祉法人|\(株\)|\(有\)|\(同\)/g;

/** One form for comparing: NFKC, katakana, lower case, no spaces, dots or legal form. */
export function foldForFind(text: string): string {
  return text
    .normalize('NFKC')
    .replace(COMPANY_FORMS, '')
    .toLowerCase()
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[\s・.,'’-]/g, '');
}

const LARGE_KANA: Record<string, string> = {
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
  ヵ: 'カ',
  ヶ: 'ケ',
  ヲ: 'オ',
  ヂ: 'ジ',
  ヅ: 'ズ',
};

/** Kana compared by sound: small letters large, long marks and voicing of ヂヅ as usually typed. */
export function foldKana(text: string): string {
  return text.replace(/[ァィゥェォッャュョヮヵヶヲヂヅ]/g, (kana) => LARGE_KANA[kana] ?? kana);
}

const VOWELS = 'aiueo';
const ROWS: Record<string, string> = {
  '': 'アイウエオ',
  k: 'カキクケコ',
  s: 'サシスセソ',
  t: 'タチツテト',
  n: 'ナニヌネノ',
  h: 'ハヒフヘホ',
  m: 'マミムメモ',
  r: 'ラリルレロ',
  g: 'ガギグゲゴ',
  z: 'ザジズゼゾ',
  d: 'ダヂヅデド',
  b: 'バビブベボ',
  p: 'パピプペポ',
  y: 'ヤ*ユ*ヨ',
  w: 'ワ***ヲ',
  j: '*ジ***',
  f: '**フ**',
  v: '**ヴ**',
  c: 'カキクケコ',
  l: 'ラリルレロ',
};
const SYLLABLES: Record<string, string> = {
  shi: 'シ',
  chi: 'チ',
  tsu: 'ツ',
  fu: 'フ',
  ji: 'ジ',
  ja: 'ジャ',
  ju: 'ジュ',
  jo: 'ジョ',
  fa: 'ファ',
  fi: 'フィ',
  fe: 'フェ',
  fo: 'フォ',
  va: 'ヴァ',
  vi: 'ヴィ',
  ve: 'ヴェ',
  vo: 'ヴォ',
  thi: 'ティ',
  dhi: 'ディ',
};
const SMALL_Y: Record<string, string> = { a: 'ャ', u: 'ュ', o: 'ョ' };

/** ohashi → オハシ; a consonant still without its vowel is left out, so that typing narrows step by step. */
export function katakanaOfRoman(roman: string): string {
  let rest = roman;
  let kana = '';
  while (rest !== '') {
    const [syllable, taken] = nextSyllable(rest);
    kana += syllable;
    rest = rest.slice(taken);
  }
  return kana;
}

function nextSyllable(rest: string): [string, number] {
  const special = [3, 2].map((length) => rest.slice(0, length)).find((head) => head in SYLLABLES);
  if (special) return [SYLLABLES[special]!, special.length];
  if (/^nn(?![aiueoy])/.test(rest)) return ['ン', 2];
  if (/^n(?![aiueoy]|$)/.test(rest)) return ['ン', 1];
  if (/^([^aiueon])\1/.test(rest)) return ['ッ', 1];
  const combined = /^(sh|ch|[kstnhmrgzdbp]y)([auo])/.exec(rest);
  if (combined) {
    const row = combined[1] === 'sh' ? 's' : combined[1] === 'ch' ? 't' : combined[1]![0]!;
    return [`${ROWS[row]![1]!}${SMALL_Y[combined[2]!]!}`, combined[0].length];
  }
  const plain = /^([a-z]?)([aiueo])/.exec(rest);
  if (plain) {
    const consonant = VOWELS.includes(plain[1]!) ? '' : plain[1]!;
    const length = consonant === '' ? 1 : 2;
    const vowel = consonant === '' ? rest[0]! : plain[2]!;
    return [ROWS[consonant]?.[VOWELS.indexOf(vowel)]?.replace('*', '') ?? '', length];
  }
  return ['', 1];
}

/** The character the core puts on a client's seal where none is given: the first of the name without its legal form. */
export function sealOf(name: string): string {
  const bare = name.replace(
    /(株式|有限|合同|合名|合資)会社|(一般|公益)?(社団|財団)法人|医療法人(社団|財団)?|[㈱㈲\s　]/g,
    '',
  );
  return [...bare][0] ?? '';
}

/** True for two or more katakana: what a client is chosen by. */
export function isKatakana(text: string): boolean {
  return /^[ァ-ヶー]{2,}$/.test(text);
}
