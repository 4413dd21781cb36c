import { expect, test } from 'vitest';
import { foldForFind, katakanaOfRoman } from '../../src/messages/kana.ts';
import { findMatches, onlyKanaMatch } from '../../src/renderer/ui/find-text.ts';

const CLIENTS = [
  { code: '0104', name: '大橋金物株式会社', kana: 'オオハシカナモノ' },
  { code: '0110', name: '株式会社大阪紙業', kana: 'オオサカシギョウ' },
  { code: '0192', name: '株式会社ミツワ印章', kana: 'ミツワインショウ' },
  { code: '0201', name: '医療法人社団青葉会', kana: 'アオバカイ' },
  { code: '1041', name: '有限会社オオバ', kana: 'オオバ' },
];
const codes = (query: string) => findMatches(query, CLIENTS).map((client) => client.code);

test.each([
  ['おおは', ['0104']],
  ['ｵｵﾊ', ['0104']],
  ['オオ', ['0104', '0110', '1041']],
  ['ooha', ['0104']],
  ['0104', ['0104']],
  ['０１０４', ['0104']],
  ['104', ['1041']],
  ['みつわ', ['0192']],
  ['印章', ['0192']],
  ['あおば', ['0201']],
  ['金物（株）', ['0104']],
  ['見つからない', []],
])('%s finds %j', (query, expected) => {
  expect(codes(query)).toEqual(expected);
});

test('an exact code stands before a client whose kana or name begins alike', () => {
  const clients = [
    { code: '10', name: '1041商会', kana: '' },
    { code: '1041', name: '有限会社オオバ', kana: 'オオバ' },
  ];
  expect(findMatches('1041', clients)[0]?.code).toBe('1041');
});

test('two kana choose by themselves only when one client answers to them', () => {
  expect(onlyKanaMatch('ミツ', CLIENTS)?.code).toBe('0192');
  expect(onlyKanaMatch('mitu', CLIENTS)?.code).toBe('0192');
  expect(onlyKanaMatch('ミ', CLIENTS)).toBeNull();
  expect(onlyKanaMatch('オオ', CLIENTS)).toBeNull();
  expect(onlyKanaMatch('01', CLIENTS)).toBeNull();
});

test.each([
  ['ohashi', 'オハシ'],
  ['shoutenn', 'ショウテン'],
  // A last n may still become ナ: it waits.
  ['shouten', 'ショウテ'],
  ['kenchiku', 'ケンチク'],
  ['tya', 'チャ'],
  ['chotto', 'チョット'],
  ['fuji', 'フジ'],
  ['jigyou', 'ジギョウ'],
  ['honnda', 'ホンダ'],
  ['honda', 'ホンダ'],
  ['k', ''],
  ['', ''],
])('%s is typed for %s', (roman, kana) => {
  expect(katakanaOfRoman(roman)).toBe(kana);
});

test('forms, widths and kana fold to one', () => {
  expect(foldForFind('㈱ やまだ・商店')).toBe(foldForFind('株式会社ヤマダ商店'));
});
