import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldPayerName,
  halfWidthLength,
  looseKey,
  payerAliasKey,
  readCustomerName,
  readPayerName,
  searchKey,
} from '../../src/domain/names.ts';

describe('one payer name in every width and spelling is one key', () => {
  test.each([
    ['ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', 'カ）ヤマダショウテン'],
    ['ｶ)ﾔﾏﾀﾞ ｼﾖｳﾃﾝ', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ'],
    ['ﾃｸﾉｻ-ﾋﾞｽ', 'テクノサービス'],
    ['ﾃｸﾉｻｰﾋﾞｽ', 'テクノサ―ビス'],
    ['ﾃｸﾉｻ-ﾋﾞｽ', 'テクノサ−ビス'],
    ['ｷﾔﾉﾝ', 'キャノン'],
    ['ｻｻｵ', 'ササヲ'],
    ['ABC(ｶ', 'ａｂｃ（カ'],
    ['ﾊﾟ-ﾂ.ｻﾌﾟﾗｲ', 'パーツ・サプライ'],
    ['みなとや', 'ミナトヤ'],
  ])('%s = %s', (a, b) => expect(foldPayerName(a)).toBe(foldPayerName(b)));

  test.each([
    ['ｶ)ﾔﾏﾀﾞ', 'ﾔﾏﾀﾞ(ｶ', 'side of the legal form'],
    ['ｶ)ﾔﾏﾀﾞ', 'ﾕ)ﾔﾏﾀﾞ', 'legal form'],
    ['ｶ)ﾔﾏﾀﾞ', 'ﾔﾏﾀﾞ', 'no legal form'],
    ['ﾔﾏﾀﾞ ﾄｳｷﾖｳｼﾃﾝ', 'ﾔﾏﾀﾞ ｵｵｻｶｼﾃﾝ', 'branch'],
    ['0001 ﾔﾏﾀﾞ', '0002 ﾔﾏﾀﾞ', 'number'],
    ['ﾊ-ﾄﾃﾞﾝｷ', 'ﾊﾄﾃﾞﾝｷ', 'long vowel'],
    ['ﾊﾀﾞﾃﾞﾝｷ', 'ﾊﾀﾃﾞﾝｷ', 'voicing'],
  ])('%s and %s stay two payers: %s', (a, b) => expect(foldPayerName(a)).not.toBe(foldPayerName(b)));

  test('folding a folded name changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldPayerName(foldPayerName(text))).toBe(foldPayerName(text));
      }),
    );
  });
});

describe('a bank name taken apart', () => {
  test.each([
    ['ｶ)ﾔﾏﾀﾞ', 'ヤマダ', 'カ', 'head'],
    ['ﾔﾏﾀﾞ(ｶ', 'ヤマダ', 'カ', 'tail'],
    ['ﾔﾏﾀﾞ(ｶ)', 'ヤマダ', 'カ', 'tail'],
    ['(ｶ)ﾔﾏﾀﾞ', 'ヤマダ', 'カ', 'head'],
    ['ﾔﾏﾀﾞ ｶ)', 'ヤマダ', 'カ', 'tail'],
    ['㈱ヤマダ', 'ヤマダ', 'カ', 'head'],
    ['ヤマダ株式会社', 'ヤマダ', 'カ', 'tail'],
    ['ｶﾌﾞｼｷｶﾞｲｼﾔﾔﾏﾀﾞ', 'ヤマダ', 'カ', 'head'],
    ['ﾔﾏﾀﾞｶﾌﾞｼｷｶｲｼﾔ', 'ヤマダ', 'カ', 'tail'],
    ['ﾄｸﾋ)ﾋｶﾘ', 'ヒカリ', 'トクヒ', 'head'],
    ['ﾋｶﾘ(ﾄｸﾋ', 'ヒカリ', 'トクヒ', 'tail'],
    ['ｼﾔ)ﾋｶﾘ', 'ヒカリ', 'シヤ', 'head'],
    ['ｼ)ﾋｶﾘ', 'ヒカリ', 'シ', 'head'],
    ['ﾄ)ﾋｶﾘ', 'ヒカリ', 'ド', 'head'],
    ['ﾋｶﾘｲ', 'ヒカリイ', null, null],
    ['ﾄﾞﾘ-ﾑ', 'ドリ-ム', null, null],
    ['ｶﾄｳ', 'カトウ', null, null],
  ])('%s: name %s, form %s at the %s', (text, spelling, legalForm, side) => {
    expect(readPayerName(text)).toMatchObject({ spelling, legalForm, side });
  });

  test.each([
    ['ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳｼﾃﾝ', 'ヤマダ', 'トウキヨウシテン'],
    ['ｶ)ﾔﾏﾀﾞ ﾄｳｷﾖｳｼﾃﾝ', 'ヤマダ', 'トウキヨウシテン'],
    ['ﾔﾏﾀﾞ(ｶ)ﾄｳｷﾖｳ(ｴｲ', 'ヤマダ', 'トウキヨウ'],
    ['ｶ)ﾔﾏﾀﾞ ﾅｺﾞﾔ(ｴｲ', 'ヤマダ', 'ナゴヤ'],
    ['ﾔﾏﾀﾞ(ﾄｳｷﾖｳｼﾃﾝ)', 'ヤマダ', 'トウキヨウシテン'],
    ['ﾔﾏﾀﾞ(ｶ ｵｵｻｶｴｲｷﾞﾖｳｼﾖ', 'ヤマダ', 'オオサカエイギヨウシヨ'],
    ['ﾔﾏﾀﾞﾎﾝﾃﾝ', 'ヤマダホンテン', ''],
    ['ﾔﾏﾀﾞ ｼﾖｳﾃﾝ', 'ヤマダシヨウテン', ''],
  ])('%s: name %s, branch "%s"', (text, spelling, branch) => {
    expect(readPayerName(text)).toMatchObject({ spelling, branch });
  });

  test.each([
    ['3900 ｶ)ｻｲﾄｳ', 'サイトウ', '3900'],
    ['0123456ｶ)ABC', 'ABC', '0123456'],
    ['12345ｻｲﾄｳ', 'サイトウ', '12345'],
    ['7ｲﾚﾌﾞﾝ', '7イレブン', ''],
    ['ｻｲﾄｳ 7ｶﾞﾂﾌﾞﾝ', 'サイトウ', ''],
    ['ﾌﾘｺﾐ ｻｲﾄｳ', 'サイトウ', ''],
    ['ﾌﾘｺﾐﾔ', 'フリコミヤ', ''],
  ])('%s: name %s, number "%s"', (text, spelling, leadingNumber) => {
    expect(readPayerName(text)).toMatchObject({ spelling, leadingNumber });
  });

  test('the alias key forgets the number of the day, not the legal form', () => {
    expect(payerAliasKey('3900 ｶ)ｻｲﾄｳ')).toBe(payerAliasKey('4711 ｶ)ｻｲﾄｳ'));
    expect(payerAliasKey('ﾌﾘｺﾐ ｶ)ｻｲﾄｳ')).toBe('カ)サイトウ');
    expect(payerAliasKey('ﾕ)ｻｲﾄｳ')).not.toBe(payerAliasKey('ｶ)ｻｲﾄｳ'));
  });
});

describe('a customer as a bank would write him', () => {
  test.each([
    ['株式会社髙島電機', 'タカシマデンキ', 'タカシマデンキ', 'カ', 'head', true],
    ['渡邊商店有限会社', 'ワタナベショウテン', 'ワタナベシヨウテン', 'ユ', 'tail', true],
    ['みなとオートサービス', '', 'ミナトオ-トサ-ビス', null, null, true],
    ['株式会社ABCサービス', '', 'ABCサ-ビス', 'カ', 'head', true],
    ['佐藤サービス株式会社', '', 'サ-ビス', 'カ', 'tail', false],
    ['株式会社佐藤', 'カブシキガイシャサトウ', 'サトウ', 'カ', 'head', true],
  ])('%s (%s) reads %s', (name, kana, spelling, legalForm, side, complete) => {
    expect(readCustomerName(name, kana)).toMatchObject({ spelling, legalForm, side, complete });
  });

  test('the branch of a customer is read from the name', () => {
    expect(readCustomerName('大阪歯科株式会社　支店', 'オオサカシカ').branch).toBe('支店');
  });
});

test('keys of one name with its long vowels and voicing written in other ways', () => {
  const keys = ['ﾄｳｷﾖｳﾃﾞﾝｷ', 'ﾄｰｷﾖｰﾃﾞﾝｷ', 'ﾄｷﾖﾃﾝｷ'].map((text) => looseKey(readPayerName(text).key));
  expect(new Set(keys).size).toBe(1);
  expect(looseKey(readPayerName('ヴィーナス').key)).toBe(looseKey(readPayerName('ビーナス').key));
});

test('a field holds a voiced kana as two characters', () => {
  expect(halfWidthLength('ガ)ヤマダ')).toBe(7);
  expect(halfWidthLength('ｷﾕｳｼﾕｳﾌﾞﾂﾘﾕｳｻ-ﾋﾞｽ(ｲ')).toBe(19);
});

describe('searching finds a name by any of its writings', () => {
  test.each([
    ['株式会社髙島電機', '高島'],
    ['タカシマデンキ', 'たかしま'],
    ['キャノン商会', 'ｷﾔﾉﾝ'],
    ['サービス', 'サビス'],
    ['A-001', 'ａ００１'],
    ['(株)渡邉', '渡辺'],
  ])('%s is found by %s', (stored, typed) => expect(searchKey(stored)).toContain(searchKey(typed)));

  test('a legal form alone is still something to search for', () => expect(searchKey('株式会社')).toBe('株式会社'));
});
