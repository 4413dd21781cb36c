/** The steps of importing a table: choose, dry run, map columns where one is missing, report, commit. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ShownFailure } from '../../messages/failures.ts';
import type { GivenFile } from './file-drop.tsx';
import type { RejectedCell } from './import-report.tsx';

/** Head of a column of the file → the template's name for it. */
export type ColumnMapping = Readonly<Record<string, string>>;

export interface ImportOutcome {
  accepted: number;
  rejected: readonly RejectedCell[];
}

export type ImportReply = { ok: true; value: ImportOutcome } | { ok: false; error: ShownFailure };

export type ImportStep =
  | { at: 'choose' }
  | { at: 'working'; committing: boolean }
  | { at: 'mapping'; missing: readonly string[]; heads: readonly string[] }
  | { at: 'refused'; failure: ShownFailure }
  | { at: 'report'; outcome: ImportOutcome }
  | { at: 'done'; outcome: ImportOutcome };

export interface ImportFlowOptions {
  run: (file: GivenFile, options: { dryRun: boolean; columns?: Record<string, string> }) => Promise<ImportReply>;
  /** The mapping a clerk chose earlier for a file with these heads. */
  knownMapping: (heads: readonly string[]) => ColumnMapping | null;
  keepMapping: (heads: readonly string[], mapping: ColumnMapping) => void;
  onDone: (accepted: number) => void;
  /** A file dropped on the page before the dialog stood. */
  given: GivenFile | null;
}

export function useImportFlow({ run, knownMapping, keepMapping, onDone, given }: ImportFlowOptions) {
  const [step, setStep] = useState<ImportStep>({ at: 'choose' });
  const [file, setFile] = useState<GivenFile | null>(null);
  const columns = useRef<Record<string, string> | undefined>(undefined);

  const check = useCallback(
    async (next: GivenFile, mapping?: ColumnMapping) => {
      setFile(next);
      setStep({ at: 'working', committing: false });
      columns.current = mapping && { ...mapping };
      const reply = await run(next, { dryRun: true, columns: columns.current });
      if (reply.ok) return setStep({ at: 'report', outcome: reply.value });
      const heads = missingHeads(reply.error);
      if (heads === null || mapping) return setStep({ at: 'refused', failure: reply.error });
      const known = knownMapping(heads.heads);
      if (known) return check(next, known);
      setStep({ at: 'mapping', ...heads });
    },
    [run, knownMapping],
  );
  useEffect(() => {
    if (given) void check(given);
  }, [given, check]);

  async function commit() {
    if (!file || step.at !== 'report' || step.outcome.accepted === 0) return;
    setStep({ at: 'working', committing: true });
    const reply = await run(file, { dryRun: false, columns: columns.current });
    if (!reply.ok) return setStep({ at: 'refused', failure: reply.error });
    onDone(reply.value.accepted);
    setStep({ at: 'done', outcome: reply.value });
  }
  function map(mapping: ColumnMapping) {
    if (!file || step.at !== 'mapping') return;
    keepMapping(step.heads, mapping);
    void check(file, mapping);
  }
  return { step, file, check, commit, map, restart: () => setStep({ at: 'choose' }) };
}

/** Required columns the file lacks and the heads it has; null when the refusal is about something else. */
function missingHeads(failure: ShownFailure): { missing: readonly string[]; heads: readonly string[] } | null {
  const { headers, fields } = failure.facts;
  if (failure.code !== 'column-missing' || !Array.isArray(headers) || !Array.isArray(fields)) return null;
  const heads = headers.map(String).filter((head) => head !== '');
  return heads.length === 0 ? null : { heads, missing: fields.map(String) };
}
