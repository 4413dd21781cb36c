/** What a mail says, how many messages a text takes, which numbers and addresses can be used, and when it is quiet. */
import { describe, expect, test } from 'vitest';
import {
  attachmentName,
  DEFAULT_WORDINGS,
  fillWording,
  mailFields,
  messageParts,
  strangeFields,
  WORDING_KEYS,
} from '../../src/domain/mail-letter.ts';
import { DEFAULT_QUIET, quietReason } from '../../src/domain/quiet-hours.ts';
import { internationalNumber, mailAddress, messageNumber } from '../../src/domain/wire-address.ts';

const FACTS = {
  clientName: '大橋金物株式会社',
  clientContact: '',
  clientPhone: '06-1234-5678',
  accounts: [],
  customer: { name: '有限会社北野内装', honorific: '', department: '経理部', contactName: '北野' },
  label: '2610-0101',
  fileName: '請求書_2610-0101.pdf',
  amountYen: 1_234_567,
  dueOn: '2026-11-30',
  deadlineOn: '2026-12-10',
  count: 2,
};

test.each(WORDING_KEYS)('the preset of %s uses only fields it can fill, and leaves no hole', (key) => {
  expect(strangeFields(key, DEFAULT_WORDINGS[key])).toEqual([]);
  const { subject, body } = fillWording(DEFAULT_WORDINGS[key], mailFields(key, FACTS));
  expect(`${subject}${body}`).not.toMatch(/\{\{|\}\}|undefined/);
  if (key.startsWith('sms-')) expect(messageParts(body)).toBe(1);
});

test('a line whose fields are all empty is left out, and a person is named before his firm is', () => {
  const { body } = fillWording(DEFAULT_WORDINGS.invoice, mailFields('invoice', FACTS));
  expect(body).toContain('有限会社北野内装\n経理部　北野 様\n');
  expect(body).toContain('1,234,567円');
  expect(body).not.toMatch(/大橋金物株式会社\n\n電話/);
});

test.each([
  ['あ'.repeat(70), 1],
  ['あ'.repeat(71), 2],
  ['あ'.repeat(134), 2],
  ['あ'.repeat(135), 3],
  ['', 1],
])('%s takes %i messages', (text, parts) => {
  expect(messageParts(text)).toBe(parts);
});

test('a file’s name has nothing in it that a file system refuses', () => {
  expect(attachmentName('invoice', 'A/B:1', '.pdf')).toBe('請求書_A_B_1.pdf');
});

describe('addresses and numbers', () => {
  test.each([
    ['keiri@example.jp', 'keiri@example.jp'],
    [' ｋｅｉｒｉ＠ｅｘａｍｐｌｅ．ｊｐ ', 'keiri@example.jp'],
    ['a@example.jp; b@example.jp', null],
    ['経理 <a@example.jp>', null],
    ['a@example', null],
    ['', null],
  ])('mail address %s → %s', (text, address) => {
    expect(mailAddress(text)).toBe(address);
  });

  test.each([
    ['090-1234-5678', '+819012345678', '+819012345678'],
    ['０９０ー１２３４ー５６７８', '+819012345678', '+819012345678'],
    ['03-1234-5678', '+81312345678', null],
    ['+81 90 1234 5678', '+819012345678', '+819012345678'],
    ['110', null, null],
  ])('number %s', (text, number, mobile) => {
    expect(internationalNumber(text)).toBe(number);
    expect(messageNumber('sms', text)).toBe(mobile);
  });
});

test.each([
  ['2026-11-24', '20:59', null],
  ['2026-11-24', '21:00', 'night'],
  ['2026-11-24', '07:59', 'night'],
  ['2026-11-24', '08:00', null],
  ['2026-11-28', '10:00', 'holiday'],
  ['2026-12-31', '10:00', 'holiday'],
])('%s %s: %s', (day, time, why) => {
  expect(quietReason(DEFAULT_QUIET, day, time)).toBe(why);
});
