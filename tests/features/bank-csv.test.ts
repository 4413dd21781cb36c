import Encoding from 'encoding-japanese';
import { describe, expect, it } from 'vitest';
import { decodeBankFile } from '../../src/main/features/deposits/bank-file.ts';

const cp932 = (text: string) =>
  Uint8Array.from(
    Encoding.convert(Encoding.stringToCode(text.replaceAll('\n', '\r\n')), { from: 'UNICODE', to: 'SJIS' }),
  );

function decode(text: string, format = 'auto') {
  return decodeBankFile(cp932(text), { name: 'x.csv', format, today: '2026-11-22' });
}

async function good(text: string, format = 'auto') {
  const decoded = await decode(text, format);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
  return decoded.file;
}

async function problemsOf(text: string, format = 'auto') {
  const decoded = await decode(text, format);
  return decoded.ok ? [] : decoded.problems;
}

type Expected = readonly [bookedOn: string, amountYen: number, payerName: string, row: number];

/** Each export as the bank writes it: preamble, order, quoting and footers included. */
const EXPORTS: readonly (readonly [format: string, text: string, deposits: readonly Expected[]])[] = [
  [
    'mufg-direct',
    '"日付","摘要","摘要内容","支払い金額","預かり金額","差引残高","メモ","未資金化区分","入払区分"\n"2026/9/1","振込１","ｶ)ｱｵｲ","","43,989","1,043,989","","","入金"\n"2026/9/2","手数料","","220","","1,043,769","","","出金"\n',
    [['2026-09-01', 43_989, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'smbc-direct',
    '年月日,お引出し,お預入れ,お取り扱い内容,残高,メモ,ラベル\n2026/4/3,,"5,000",振込　ﾐﾄﾞﾘｼﾖｳﾃﾝ,"14,780","",""\n2026/4/2,220,,手数料,"9,780","",""\n',
    [['2026-04-03', 5000, 'ﾐﾄﾞﾘｼﾖｳﾃﾝ', 2]],
  ],
  [
    'mizuho-direct',
    '口座情報,\n支店名,本店\n口座番号,1234567\n\n明細通番,日付,お引出金額,お預入金額,残高,お取引内容\n1,2026.07.17,,"10,000","110,000",ﾌﾘｺﾐ ｱｵｲ(ｶ\n2,2026.07.18,110,,"109,890",ﾃｽｳﾘﾖｳ\n※ご注意ください\n',
    [['2026-07-17', 10_000, 'ｱｵｲ(ｶ', 6]],
  ],
  [
    'anser',
    '"照会口座","番号","勘定日","(起算日)","出金(円)","入金(円)","小切手区分","残高(円)","取引区分","明細区分","金融機関名","支店名","摘要"\n"本店 普通 1234567","1","2026/07/17","2026/07/17","","1,000","","1,000","振込","明細","ﾐｽﾞﾎ","ｷﾞﾝｻﾞ","ｶ)ｱｵｲ"\n"","2","2026/07/18","","","500","","1,500","振込","取消","","","ﾐﾄﾞﾘ"\n"","3","2026/07/18","","","","","1,500","","欠番","","",""\n',
    [
      ['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2],
      ['2026-07-18', -500, 'ﾐﾄﾞﾘ', 3],
    ],
  ],
  [
    'yucho',
    'お客さま口座情報,\n現在高,"1,500円"\n出力日時：令和8年7月20日\n\n取引日,入出金明細ＩＤ,受入金額（円）,払出金額（円）,詳細１,詳細２,現在（貸付）高,\n20260717,202607170000001,1000,,受取,ｶ)ｱｵｲ,1000,\n20260718,202607180000001,,200,払出,ｶｰﾄﾞ,800,\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 6]],
  ],
  [
    'sbi-net',
    '"日付","内容","出金金額(円)","入金金額(円)","残高(円)","メモ"\n"2026/07/18","ATM","1,000","","9,000","-"\n"2026/07/17","振込＊ｱｵｲ ﾀﾛｳ","","10,000","10,000","-"\n',
    [['2026-07-17', 10_000, 'ｱｵｲ ﾀﾛｳ', 3]],
  ],
  [
    'gmo-aozora',
    '"日付","摘要","入金金額","出金金額","残高","メモ"\n"20260717","振込  ｱｵｲ(ｶ","1000","","1000",""\n"20260718","振込手数料","","145","855",""\n',
    [['2026-07-17', 1000, 'ｱｵｲ(ｶ', 2]],
  ],
  [
    'rakuten',
    '取引日,入出金(円),取引後残高(円),入出金内容\n20260717,1000,1000,ｶ)ｱｵｲ\n20260718,-145,855,振込手数料\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'paypay',
    '"操作日(年)","操作日(月)","操作日(日)","操作時刻(時)","操作時刻(分)","操作時刻(秒)","取引順番号","摘要","お支払金額","お預り金額","残高","メモ"\n"2026","7","17","10","0","0","00101","振込 ｶ)ｱｵｲ","","1000","1000",""\n"2026","7","17","10","5","0","00102","手数料","145","","855",""\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'bank-csv',
    '北の銀行 入出金明細\nお取引日,お取引の内容,お引出額,お預入額,差引残高\n2026年7月17日,ｱｵｲ,,"\\1,000","\\1,000"\n2026年7月18日,ﾃｽｳﾘﾖｳ,\\145,,\\855\n合計,,145,"1,000",\n',
    [['2026-07-17', 1000, 'ｱｵｲ', 3]],
  ],
  [
    'mufg-all',
    '1,0005,ミツビシUFJ,001,ホンテン,10,1234567,ｶ)ｻﾝﾌﾟﾙ,2026.7.1,2026.7.31,,,,,\n2,2026.7.17,振込,ｶ)ｱｵｲ,,"1,000","11,000"\n2,2026.7.18,振込,手数料,220,,"10,780"\n8,,,,,,,\n9,1,220,1,1000,10000,10780,\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
];

/** Names and shapes that a bank had before or has elsewhere: the same preset reads them. */
const OTHER_SHAPES: readonly (readonly [format: string, text: string, deposits: readonly Expected[]])[] = [
  [
    'mufg-direct',
    '"日付","摘要","摘要内容","支払い金額","預かり金額","差引残高"\n"2026/9/1","振込１","ｶ)ｱｵｲ","","43,989","1,043,989"\n',
    [['2026-09-01', 43_989, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'smbc-direct',
    '年月日,お引出し,お預入れ,お取り扱い内容,残高\nR8.4.2,,"5,000",振込　ﾐﾄﾞﾘｼﾖｳﾃﾝ,"14,780"\n',
    [['2026-04-02', 5000, 'ﾐﾄﾞﾘｼﾖｳﾃﾝ', 2]],
  ],
  [
    'anser',
    '照会口座,番号,勘定日,起算日,出金金額(円),入金金額(円),小切手区分,残高(円),取引区分,明細区分,金融機関名,支店名,摘要\n本店 普通 1234567,1,令和8年7月17日,,,"1,000",,"1,000",振込,明細,ﾐｽﾞﾎ,ｷﾞﾝｻﾞ,ｶ)ｱｵｲ\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'yucho',
    '日付,入出金明細ID,詳細1,詳細2,払出し金額,預入れ金額,小切手区分,残高,メモ\n20260717,202607170000001,受取,ｶ)ｱｵｲ,,"1,000",,"1,000",\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
  [
    'rakuten',
    '取引日,入出金(円),残高(円),入出金先内容\n20260717,1000,1000,ｶ)ｱｵｲ\n20260718,-145,855,振込手数料\n',
    [['2026-07-17', 1000, 'ｶ)ｱｵｲ', 2]],
  ],
];

const BIZSTATION_HEADER =
  '"金融機関コード","金融機関名","支店コード","支店名","科目","口座番号","口座名","取引日","入払区分","取引区分","取引金額","内他店券金額","手形・小切手区分","手形・小切手番号","振込依頼人番号","振込依頼人名","仕向金融機関名","仕向支店名","摘要","EDI情報"\n';
const bizstation = (account: string, date: string, direction: string, kind: string, amount: string, payer: string) =>
  `"0005","ミツビシUFJ","001","ホンテン","普通","${account}","ｶ)ｻﾝﾌﾟﾙ","${date}","${direction}","${kind}","${amount}","","","","0000000000","${payer}","ﾐｽﾞﾎ","ｷﾞﾝｻﾞ","ﾌﾘｺﾐ","S-1"\n`;

describe('exports of banks', () => {
  it.each(EXPORTS)('%s is known by its columns', async (format, text, deposits) => {
    for (const wanted of ['auto', format]) {
      const file = await good(text, wanted);
      expect(file.format).toBe(format);
      expect(file.accounts).toHaveLength(1);
      expect(
        file.accounts[0]!.rows.map(({ bookedOn, amountYen, payerName, row, cancels }) => [
          bookedOn,
          cancels ? -amountYen : amountYen,
          payerName,
          row,
        ]),
      ).toEqual(deposits);
      expect(file.notes.map(({ code }) => code)).not.toContain('balance-gap');
    }
  });

  it.each(OTHER_SHAPES)('%s is known in its other shape', async (format, text, deposits) => {
    for (const bytes of [cp932(text), new TextEncoder().encode(text), new TextEncoder().encode(`\ufeff${text}`)]) {
      const decoded = await decodeBankFile(bytes, { name: 'x', format: 'auto', today: '2026-11-22' });
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems));
      expect(decoded.file.format).toBe(format);
      expect(
        decoded.file.accounts[0]!.rows.map(({ bookedOn, amountYen, payerName, row }) => [
          bookedOn,
          amountYen,
          payerName,
          row,
        ]),
      ).toEqual(deposits);
    }
  });

  it('says what the account held before and after, whichever way the rows run', async () => {
    const header = '日付,摘要,入金金額,出金金額,残高,メモ\n';
    const rows = ['20260717,ｱ,1000,,1500,', '20260718,ｲ,,300,1200,', '20260719,ｳ,50,,1250,'];
    for (const list of [rows, rows.toReversed()])
      expect((await good(`${header}${list.join('\n')}\n`)).accounts[0]).toMatchObject({
        openingYen: 500,
        closingYen: 1250,
      });
    expect((await good(`${header}${rows.toSpliced(1, 1).join('\n')}\n`)).accounts[0]).toMatchObject({
      openingYen: null,
      closingYen: null,
    });
  });

  it('takes only numbers that the bank never gives twice for 照会番号', async () => {
    const refs = await Promise.all(
      EXPORTS.map(async ([format, text]) => [format, (await good(text)).accounts[0]!.rows[0]!.hasRef]),
    );
    expect(refs.filter(([, hasRef]) => hasRef).map(([format]) => format)).toEqual(['yucho', 'paypay']);
  });

  it('BizSTATION names its accounts and writes 和暦; its withdrawals are no deposits', async () => {
    const file = await good(
      BIZSTATION_HEADER +
        bizstation('1234567', '080717', '1', '11', '000000043989', 'ｶ)ｱｵｲ') +
        bizstation('1234567', '080718', '2', '11', '000000000500', 'ﾐﾄﾞﾘ') +
        bizstation('0000099', '080719', '1', '10', '000000000700', ''),
    );
    expect(file.accounts).toMatchObject([
      {
        bankCode: '0005',
        branchCode: '001',
        type: '1',
        number: '1234567',
        holderKana: 'ｶ)ｻﾝﾌﾟﾙ',
        from: '2026-07-17',
        through: '2026-07-18',
      },
      { number: '99' },
    ]);
    expect(file.accounts[0]!.rows).toMatchObject([
      {
        row: 2,
        amountYen: 43_989,
        payerName: 'ｶ)ｱｵｲ',
        ediInfo: 'S-1',
        bankName: 'ﾐｽﾞﾎ',
        payerCode: '',
        method: 'transfer',
        description: 'ﾌﾘｺﾐ',
      },
    ]);
    expect(file.accounts[1]!.rows).toMatchObject([{ amountYen: 700, method: 'cash' }]);
    expect(file.notes).toEqual([{ code: 'withdrawals', facts: { count: 1, amountYen: 500 } }]);
  });

  it('BizSTATION: 訂正 of a deposit takes it back, 訂正 of a withdrawal is no deposit', async () => {
    const file = await good(
      BIZSTATION_HEADER +
        bizstation('1', '080717', '1', '11', '500', 'ｱ') +
        bizstation('1', '080718', '2', '19', '500', 'ｱ') +
        bizstation('1', '080718', '1', '19', '220', ''),
    );
    expect(file.accounts[0]!.rows.map(({ amountYen, cancels }) => [amountYen, cancels])).toEqual([
      [500, false],
      [500, true],
    ]);
  });

  it('refuses every faulty cell, and the whole file with it', async () => {
    const text =
      '日付,内容,出金金額(円),入金金額(円),残高(円),メモ\n2026/02/30,ｱ,,100,100,\n2026/07/17,ｲ,,1.5,100,\n2026/07/17,ｳ,,abc,100,\n2026/07/17,ｴ,,100,100,\n';
    expect((await problemsOf(text)).map(({ row, field, value, code }) => [row, field, value, code])).toEqual([
      [2, '日付', '2026/02/30', 'cell-date'],
      [3, '入金金額(円)', '1.5', 'cell-number'],
      [4, '入金金額(円)', 'abc', 'cell-number'],
    ]);
    expect(await problemsOf(BIZSTATION_HEADER + bizstation('12X', '080717', '1', '11', '1', 'ｱ'))).toMatchObject([
      { row: 2, field: '口座番号', code: 'bank-field' },
    ]);
  });

  it('sees a last row that was cut off, here and in the template', async () => {
    expect(
      await problemsOf('日付,摘要,入金金額,出金金額,残高,メモ\n20260717,ｱ,1000,,1000,\n20260718,ｲ,20'),
    ).toMatchObject([{ row: 3, code: 'file-corrupt' }]);
    expect(await problemsOf('入金日,振込名義,金額,照会番号\n2026/7/17,ｱ,1000,1\n2026/7/18,ｲ,20')).toMatchObject([
      { row: 3, code: 'file-corrupt' },
    ]);
  });

  it('says where the balance does not follow, forwards or backwards', async () => {
    const rows = ['20260717,ｱ,1000,,1000,', '20260718,ｲ,,300,700,', '20260719,ｳ,50,,760,', '20260720,ｴ,40,,800,'];
    const header = '日付,摘要,入金金額,出金金額,残高,メモ\n';
    expect((await good(`${header}${rows.join('\n')}\n`)).notes).toContainEqual({
      code: 'balance-gap',
      facts: { count: 1, row: 4 },
    });
    expect((await good(`${header}${rows.toReversed().join('\n')}\n`)).notes).toContainEqual({
      code: 'balance-gap',
      facts: { count: 1, row: 3 },
    });
    expect(
      (await good(`${header}${rows.with(2, '20260719,ｳ,60,,760,').join('\n')}\n`)).notes.map(({ code }) => code),
    ).toEqual(['withdrawals']);
  });

  it('takes a negative deposit for the taking back of one', async () => {
    const file = await good('日付,摘要,入金金額,出金金額,残高,メモ\n20260717,ｱ,1000,,1000,\n20260718,ｱ,▲1000,,0,\n');
    expect(file.accounts[0]!.rows.map(({ amountYen, cancels }) => [amountYen, cancels])).toEqual([
      [1000, false],
      [1000, true],
    ]);
  });

  it('refuses a preset that the file is not, and a file without bookings', async () => {
    expect(await problemsOf(EXPORTS[0]![1], 'rakuten')).toMatchObject([
      { row: 1, code: 'bank-format-unknown', facts: { format: 'rakuten' } },
    ]);
    expect(await problemsOf('日付,摘要,入金金額,出金金額,残高,メモ\n')).toMatchObject([{ row: 1, code: 'no-rows' }]);
  });
});
