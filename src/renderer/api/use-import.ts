/** What an ImportDialog needs of the core: the run itself, the column mappings kept, files out. */
import { useMemo } from 'react';
import type { CommandName } from '../../contract/contract.ts';
import { importWords } from '../../messages/lists.ts';
import { refusalSentence } from '../../messages/refusals.ts';
import { keepMapping, readMapping } from '../stores/column-mappings.ts';
import { showResult } from '../stores/jobs.ts';
import { useScope } from '../stores/scope.ts';
import type { GivenFile } from '../ui/file-drop.tsx';
import type { ImportFlowOptions } from '../ui/import-flow.ts';
import { failureOf } from './bridge.ts';
import { openDocument, saveAs, saveTemplate } from './documents.ts';
import { useCommand } from './use-command.ts';

type TableImport = Extract<
  CommandName,
  | 'customers.import'
  | 'invoices.import'
  | 'openings.import'
  | 'salesOrders.import'
  | 'deliveries.import'
  | 'stock.import'
  | 'items.import'
>;

/** `<ImportDialog {...useImport('customers.import', client.clientId)} … />` */
export function useImport(
  method: TableImport,
  clientId: number,
): Pick<ImportFlowOptions, 'run' | 'knownMapping' | 'keepMapping'> {
  const { run } = useCommand(method);
  const officePath = useScope((scope) => scope.officePath);
  return useMemo(
    () => ({
      run: (file: GivenFile, options: { dryRun: boolean; columns?: Record<string, string> }) =>
        run({ clientId, file, ...options }),
      knownMapping: (heads) => readMapping(officePath, clientId, heads),
      keepMapping: (heads, mapping) => keepMapping(officePath, clientId, heads, mapping),
    }),
    [run, clientId, officePath],
  );
}

/** Saves bytes where the clerk says, and names the place in the job bar. */
export async function saveAndTell(name: string, bytes: Uint8Array): Promise<void> {
  await tell(() => saveAs(name, bytes));
}

/** An empty template, saved where the clerk says. */
export async function saveTemplateAndTell(
  kind: Parameters<typeof saveTemplate>[0],
  format: 'csv' | 'xlsx',
): Promise<void> {
  await tell(() => saveTemplate(kind, format));
}

/** A file that could not be written says why in the same place. */
async function tell(save: () => Promise<string | null>): Promise<void> {
  try {
    const path = await save();
    if (path !== null) showResult(importWords.saved(path), () => void openDocument(path, 'folder'));
  } catch (error) {
    const failure = failureOf(error);
    showResult(refusalSentence(failure.code, failure.facts));
  }
}
