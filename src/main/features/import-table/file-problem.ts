import type { RefusalCode } from '../../../contract/refusal-codes.ts';
import type { Facts } from '../../../contract/reply.ts';

/**
 * One thing wrong with a file that came in. `row` is the row as Excel shows it (header = 1) or, in fixed-length files,
 * the record's number; `field` is the column or record field by its Japanese name; `value` what stood there.
 */
export interface FileProblem {
  row: number;
  field?: string;
  value?: string;
  code: RefusalCode;
  facts: Facts;
}

/** Problems listed of a file that is refused whole: enough to see the pattern, bounded for the screen. */
export const PROBLEM_LIMIT = 200;

const VALUE_LIMIT = 200;

/** Makes a problem; the value is cut to what the contract lets through. */
export function fileProblem(
  row: number,
  code: RefusalCode,
  facts: Facts = {},
  field?: string,
  value?: string,
): FileProblem {
  const problem: FileProblem = { row, code, facts };
  if (field !== undefined) problem.field = field;
  if (value !== undefined) problem.value = value.length > VALUE_LIMIT ? `${value.slice(0, VALUE_LIMIT - 1)}…` : value;
  return problem;
}
