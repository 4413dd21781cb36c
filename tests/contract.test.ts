/** What crosses the border: every method is there, every input is bounded, every refusal can be read. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../src/contract/contract.ts';
import { REFUSAL_CODES } from '../src/contract/refusal-codes.ts';
import { handlers } from '../src/main/core/handlers.ts';
import { refusalSentence } from '../src/messages/refusals.ts';
import { assertSentence } from './support/office.ts';

const methods = Object.entries(contract);

type Schema = { [key: string]: unknown };

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A pattern that begins and ends and repeats nothing without end says how long a text may be. */
function isBoundedPattern(pattern: unknown): boolean {
  return (
    typeof pattern === 'string' &&
    pattern.startsWith('^') &&
    pattern.endsWith('$') &&
    !/(?<!\\)[*+]|\{\d+,\}/.test(pattern)
  );
}

/** Paths of strings and arrays (and keys of free records) that have no maximum. */
function unbounded(schema: unknown, path: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one, index) => unbounded(one, `${path}[${index}]`));
  if (!isSchema(schema)) return [];
  const found: string[] = [];
  const bounded = 'maxLength' in schema || 'enum' in schema || 'const' in schema || isBoundedPattern(schema.pattern);
  if (schema.type === 'string' && !bounded) found.push(path);
  if (schema.type === 'array' && !('maxItems' in schema)) found.push(`${path}[]`);
  for (const [key, value] of Object.entries(schema)) found.push(...unbounded(value, `${path}.${key}`));
  return found;
}

function inputSchema(name: keyof typeof contract) {
  return z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' });
}

describe('the contract', () => {
  test('every method has a handler, and no handler is without a method', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(contract).sort());
  });

  test.each(methods.map(([name]) => name as keyof typeof contract))('every text and list of %s is bounded', (name) => {
    expect(unbounded(inputSchema(name), name)).toEqual([]);
  });

  test('the walk itself finds what is not bounded', () => {
    const loose = z.object({ a: z.string(), b: z.array(z.string().max(3)), c: z.string().regex(/^x+$/) });
    expect(unbounded(z.toJSONSchema(loose), 'loose')).toHaveLength(3);
  });

  test.each(
    methods.filter(([, method]) => method.kind === 'command'),
  )('command %s takes a requestId', (_name, method) => {
    expect(method.input.shape).toHaveProperty('requestId');
  });

  test.each(methods.filter(([, method]) => method.kind === 'query'))('query %s takes none', (_name, method) => {
    expect(method.input.shape).not.toHaveProperty('requestId');
  });
});

/** Facts as the core gives them, for every name a sentence reads. */
const FULL_FACTS = new Proxy<Record<string, string | number>>(
  {},
  {
    get: (_target, name) => (/Yen$/.test(String(name)) ? 1234 : /On$|Through$/.test(String(name)) ? '2026-07-31' : 'X'),
  },
);

describe('sentences', () => {
  test.each([...REFUSAL_CODES])('%s can be read with all its facts', (code) => {
    assertSentence(refusalSentence(code, FULL_FACTS));
  });

  test.each([...REFUSAL_CODES])('%s has no hole that says undefined when facts lack', (code) => {
    const sentence = refusalSentence(code, {});
    expect(sentence).toMatch(/。$/);
    expect(sentence).not.toMatch(/undefined|\[object|NaN|null/);
  });

  test('a place in a file stands before the sentence', () => {
    expect(refusalSentence('cell-date', {}, { row: 87, field: '支払期日', value: '2026/11/31' })).toMatch(
      /^87行目の支払期日「2026\/11\/31」: /,
    );
  });
});

describe('banto methods', () => {
  test('--json gives a JSON schema for the input of every method', () => {
    const run = spawnSync(process.execPath, ['src/main/hosts/cli/main.ts', 'methods', '--json'], { encoding: 'utf8' });
    expect(run.status, run.stderr).toBe(0);
    const listed = JSON.parse(run.stdout) as { name: string; kind: string; input: Schema }[];
    expect(listed.map((one) => one.name).sort()).toEqual(Object.keys(contract).sort());
    for (const { name, kind, input } of listed) {
      expect(kind, name).toBe(contract[name as keyof typeof contract].kind);
      expect(input.type, name).toBe('object');
      // A schema that can be read back is one that other tools can read.
      expect(() => z.fromJSONSchema(input as Parameters<typeof z.fromJSONSchema>[0]), name).not.toThrow();
    }
  });
});
