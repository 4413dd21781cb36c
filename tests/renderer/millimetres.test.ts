import { expect, test } from 'vitest';
import { readMillimetres } from '../../src/renderer/ui/millimetres.ts';

test.each([
  ['0.5', 0.5],
  ['-1.2', -1.2],
  ['▲１．２', -1.2],
  ['−0.3 mm', -0.3],
  ['+2', 2],
  ['1.26', 1.3],
  ['', 0],
  ['1,5', null],
  ['半分', null],
  ['--1', null],
])('%s is read as %s', (text, mm) => {
  expect(readMillimetres(text)).toBe(mm);
});
