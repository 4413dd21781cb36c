import type { RefusalCode } from '../../../contract/refusal-codes.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { AppError } from '../../core/errors.ts';
import type { FileProblem } from './file-problem.ts';

/** About the file as a whole, not about a row: nothing of it can be taken. */
const WHOLE_FILE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'file-empty',
  'file-kind',
  'file-encoding',
  'file-corrupt',
  'file-too-large',
  'column-missing',
  'column-twice',
  'no-rows',
]);

/** Faulty cells with their sentences, in the order of the file. A file that cannot be read at all is a refusal. */
export function rejectedCells(problems: readonly FileProblem[]) {
  const whole = problems.filter((problem) => WHOLE_FILE.has(problem.code));
  if (whole.length > 0) throw refuseFile(whole);
  return [...problems]
    .sort((a, b) => a.row - b.row)
    .map((problem) => ({
      ...placeOf(problem),
      code: problem.code,
      sentence: refusalSentence(problem.code, problem.facts, problem),
      reason: refusalSentence(problem.code, problem.facts),
    }));
}

function placeOf({ row, field, value }: FileProblem) {
  return { row, ...(field === undefined ? {} : { field }), ...(value === undefined ? {} : { value }) };
}

const LISTED = 50;

/**
 * A file refused whole: the code of its first problem, and all of them (the first 50) in words; `rows`, `fields`,
 * `values` and `reasons` say the same in parts, one entry a problem, for a screen to set as a table.
 */
export function refuseFile(problems: readonly FileProblem[]): AppError {
  const first = problems[0]!;
  const listed = problems.slice(0, LISTED);
  const place = WHOLE_FILE.has(first.code) ? {} : { ...placeOf(first) };
  return new AppError(
    first.code,
    {
      ...first.facts,
      ...place,
      problems: problems.length,
      sentences: listed.map((problem) =>
        refusalSentence(problem.code, problem.facts, WHOLE_FILE.has(problem.code) ? {} : problem),
      ),
      rows: listed.map((problem) => (WHOLE_FILE.has(problem.code) ? 0 : problem.row)),
      fields: listed.map((problem) => problem.field ?? ''),
      values: listed.map((problem) => problem.value ?? ''),
      reasons: listed.map((problem) => refusalSentence(problem.code, problem.facts)),
    },
    first.field ?? 'file',
  );
}
