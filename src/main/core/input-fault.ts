/** What is wrong with a call's input, in facts that messages/refusals.ts has words for. */
import type { z } from 'zod';
import { SECRET_FIELDS } from '../../contract/method.ts';
import type { Facts } from '../../contract/reply.ts';

const SHOWN_VALUE = 40;

/** {path, wants, limit?, allowed?, value?} of the first thing zod found; its own English sentences reach nobody. */
export function inputFault(issue: z.core.$ZodIssue | undefined, input: unknown): Facts & { path: string } {
  const path = issue?.path.map(String).join('.') ?? '';
  const value = issue?.path.reduce<unknown>(memberOf, input);
  const isShown = (typeof value === 'string' || typeof value === 'number') && !SECRET_FIELDS.includes(path);
  const shown = isShown ? String(value).slice(0, SHOWN_VALUE) : '';
  return { path, ...wanted(issue, value), ...(shown === '' ? {} : { value: shown }) };
}

function memberOf(holder: unknown, key: PropertyKey): unknown {
  return holder !== null && typeof holder === 'object' ? Reflect.get(holder, key) : undefined;
}

function wanted(issue: z.core.$ZodIssue | undefined, value: unknown): Facts {
  if (value === undefined && issue?.code !== 'custom') return { wants: 'something' };
  switch (issue?.code) {
    case 'invalid_type':
      return { wants: issue.expected };
    case 'too_big':
      return { wants: `${issue.origin}-at-most`, limit: Number(issue.maximum) };
    case 'too_small':
      return { wants: `${issue.origin}-at-least`, limit: Number(issue.minimum), strictly: issue.inclusive === false };
    case 'invalid_format':
      return { wants: issue.format };
    case 'invalid_value':
      return { wants: 'choice', allowed: issue.values.map(String) };
    case 'custom':
      return { wants: 'file' };
    default:
      return { wants: 'other' };
  }
}
