import { expect, test } from 'vitest';
import { isStale } from '../../src/renderer/api/nouns.ts';

test.each([
  // query, its input, what changed, whether the answer is stale
  ['customers.list', { clientId: 1 }, { clientId: 1, nouns: ['customers'] }, true],
  ['customers.list', { clientId: 1 }, { clientId: 2, nouns: ['customers'] }, false],
  ['aging.table', { asOf: '2026-11-24' }, { clientId: 2, nouns: ['allocations'] }, true],
  ['aging.table', { clientId: 1, asOf: '2026-11-24' }, { clientId: 2, nouns: ['allocations'] }, false],
  ['clients.list', {}, { clientId: null, nouns: ['clients'] }, true],
  ['clients.get', { clientId: 1 }, { clientId: null, nouns: ['staff'] }, true],
  ['staff.list', {}, { clientId: 1, nouns: ['invoices'] }, false],
  ['audit.list', { limit: 200 }, { clientId: 1, nouns: ['deposits'] }, true],
  ['templates.get', { kind: 'customers' }, { clientId: 1, nouns: ['customers'] }, false],
  ['desk.state', undefined, { clientId: null, nouns: ['office'] }, false],
] as const)('%s %j after %j', (query, input, change, stale) => {
  expect(isStale(query, input, change)).toBe(stale);
});
