/** The practice worlds once more, every payer name written in another way: as other banks, spreadsheets and people write it. */
import { expect, test } from 'vitest';
import { proposeAllocations } from '../../src/domain/matching/propose-allocations.ts';
import { judge, readWorld } from '../support/matching-judge.ts';

const WORLDS = `${import.meta.dirname}/../fixtures/worlds`;
const trapped = readWorld(`${WORLDS}/trapped`);
const calm = readWorld(`${WORLDS}/calm`);

const small = (name: string) => name.replace(/[ﾔﾕﾖﾂ]/g, (kana) => 'ｬｭｮｯ'['ﾔﾕﾖﾂ'.indexOf(kana)]!);
const hiragana = (name: string) =>
  name.normalize('NFKC').replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

const STYLES: [what: string, write: (name: string) => string][] = [
  ['full width', (name) => name.normalize('NFKC')],
  ['hiragana', hiragana],
  ['voicing marks standing apart', (name) => name.replaceAll('ﾞ', '゛').replaceAll('ﾟ', '゜')],
  ['voicing marks lost', (name) => name.replace(/[ﾞﾟ]/g, '')],
  ['small kana', small],
  ['long vowels left out', (name) => name.replaceAll('-', '')],
  ['long vowels as －', (name) => name.replaceAll('-', '－')],
  ['long vowels as ―', (name) => name.replaceAll('-', '―')],
  ['long vowels as ~', (name) => name.replaceAll('-', '~')],
  ['full-width brackets', (name) => name.replace(')', '）').replace('(', '（')],
  ['(ｶ) instead of ｶ)', (name) => name.replace(/^(..?)\)/, '($1)')],
  ['blanks beside the legal form', (name) => name.replace(')', ') ').replace('(', ' (')],
  ['ｶﾌﾞｼｷｶﾞｲｼﾔ in full', (name) => name.replace(/^ｶ\)/, 'ｶﾌﾞｼｷｶﾞｲｼﾔ ').replace(/\(ｶ$/, ' ｶﾌﾞｼｷｶﾞｲｼﾔ')],
  ['ｶﾌﾞｼｷｶｲｼﾔ without a blank', (name) => name.replace(/^ｶ\)/, 'ｶﾌﾞｼｷｶｲｼﾔ').replace(/\(ｶ$/, 'ｶﾌﾞｼｷｶｲｼﾔ')],
  ['the bank’s word', (name) => `ﾌﾘｺﾐ ${name}`],
  ['the bank’s word in kanji', (name) => `振込　${name}`],
  ['the bank’s word and a star', (name) => `フリコミ＊${name}`],
  ['a number', (name) => `0012345 ${name}`],
  ['a number without a blank', (name) => `123456${name}`],
  ['a month', (name) => `${name} 7ｶﾞﾂﾌﾞﾝ`],
  ['a branch', (name) => `${name} ｵｵｻｶｼﾃﾝ`],
  ['a branch in brackets', (name) => `${name}(ｵｵｻｶｼﾃﾝ)`],
  ['an office', (name) => name.replace(/\(ｶ$/, '(ｶ)ｵｵｻｶ(ｴｲ')],
  ['a department', (name) => `${name} ｹｲﾘﾌﾞ`],
  ['the president', (name) => `${name} ﾀﾞｲﾋﾖｳﾄﾘｼﾏﾘﾔｸ ｻﾄｳ ﾀﾛｳ`],
  ['dots for blanks', (name) => name.replaceAll(' ', '.')],
  ['a dot at the end', (name) => `${name}.`],
  ['a stroke at the end', (name) => `${name}/`],
  ['cut at 20', (name) => name.slice(0, 20)],
  ['cut at 26', (name) => name.slice(0, 26)],
  ['cut at 20 behind a number', (name) => `1234 ${name.slice(0, 20)}`],
];

test.each(STYLES)('%s', (_, write) => {
  for (const world of [calm, trapped]) {
    const kinds = new Map(world.truth.map((one) => [one.ref, one]));
    const deposits = world.input.deposits.map((deposit) => {
      const { customerCode, kind } = kinds.get(deposit.ref)!;
      const says = customerCode !== null && !kind.endsWith('unseen');
      return says ? { ...deposit, payerName: write(deposit.payerName) } : deposit;
    });
    const verdict = judge(world, proposeAllocations({ ...world.input, deposits }));
    expect(verdict.falseMatches).toEqual([]);
    expect(verdict.cleared / verdict.must).toBeGreaterThanOrEqual(0.975);
    expect(verdict.rightFirst / verdict.must).toBeGreaterThanOrEqual(0.99);
  }
});
