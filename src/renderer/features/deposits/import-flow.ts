/** The steps of taking in a bank file: dry run, what stands in the way, report, commit. */
import { useCallback, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { Failure } from '../../../contract/reply.ts';
import { depositImportWords as words } from '../../../messages/deposits.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { hasPage, navigate } from '../../stores/route.ts';
import { offerUndo } from '../../stores/undo.ts';
import type { GivenFile } from '../../ui/file-drop.tsx';
import type { Mapping } from './mapping-pane.tsx';

export type ImportValue = OutputOf<'deposits.import'>;
export type AccountInput = NonNullable<InputOf<'deposits.import'>['account']>;

/** Whose books, in which form, into which account; what is left out the core decides by the file. */
export interface ImportChoice {
  clientId: number | null;
  format: string;
  account: AccountInput | null;
  /** Columns the clerk named, for a table of no known form. */
  mapping: Mapping | null;
}

export type ImportStep =
  | { at: 'choose' }
  | { at: 'working'; committing: boolean }
  | { at: 'refused'; failure: Failure }
  | { at: 'mapping' }
  | { at: 'report'; value: ImportValue };

export interface ImportFlow {
  /** The window is open. */
  isOpen: boolean;
  step: ImportStep;
  file: GivenFile | null;
  choice: ImportChoice;
  /** Opens the window: with a file it is checked at once. */
  open: (file: GivenFile | null) => void;
  check: (file: GivenFile, changes?: Partial<ImportChoice>) => Promise<void>;
  /** Names the columns of the file in hand. */
  map: () => void;
  commit: () => Promise<void>;
  close: () => void;
  again: () => void;
}

const CHOOSE: ImportStep = { at: 'choose' };

/** `clientId` is the client on screen; null: the whole office, each account to its own client. */
export function useImportFlow(clientId: number | null): ImportFlow {
  const start: ImportChoice = { clientId, format: 'auto', account: null, mapping: null };
  const [isOpen, setOpen] = useState(false);
  const [step, setStep] = useState<ImportStep>(CHOOSE);
  const [file, setFile] = useState<GivenFile | null>(null);
  const [choice, setChoice] = useState<ImportChoice>(start);
  const { run } = useCommand('deposits.import');
  const undo = useUndo();

  async function check(next: GivenFile, changes: Partial<ImportChoice> = {}) {
    const chosen = { ...(next === file ? choice : start), ...changes };
    setFile(next);
    setChoice(chosen);
    setStep({ at: 'working', committing: false });
    const reply = await run({ ...inputOf(next, chosen), dryRun: true });
    setStep(reply.ok ? { at: 'report', value: reply.value } : { at: 'refused', failure: reply.error });
  }
  async function commit() {
    if (!file || step.at !== 'report' || step.value.accepted === 0) return;
    setStep({ at: 'working', committing: true });
    const reply = await run(inputOf(file, choice));
    if (!reply.ok) return setStep({ at: 'refused', failure: reply.error });
    close();
    const { accepted, duplicates } = reply.value;
    showResult(words.done(accepted, duplicates), hasPage('matching') ? () => navigate('matching') : undefined);
    // The bar may still stand when another client is on screen: it says whose money it takes back.
    const whose = reply.value.imports.map((one) => one.clientName).join(words.comma);
    offerUndo(words.doneFor(whose, accepted), () => void undo(reply.value));
  }
  function close() {
    setOpen(false);
    setStep(CHOOSE);
    setFile(null);
  }
  return {
    isOpen,
    step,
    file,
    choice,
    check,
    commit,
    close,
    map: () => setStep({ at: 'mapping' }),
    again: () => setStep(CHOOSE),
    open(given) {
      setOpen(true);
      setStep(CHOOSE);
      setChoice(start);
      if (given) void check(given, start);
    },
  };
}

function inputOf(file: GivenFile, { clientId, format, account, mapping }: ImportChoice) {
  return {
    file,
    format,
    ...(clientId === null ? {} : { clientId }),
    ...(account === null ? {} : { account }),
    ...(mapping === null ? {} : { mapping }),
  };
}

/** Takes back everything an import brought, in all the books it went to. */
function useUndo(): (value: ImportValue) => Promise<void> {
  const { run } = useCommand('deposits.undoImport');
  return useCallback(
    async (value) => {
      for (const { clientId, importId } of value.imports) {
        if (importId === null) continue;
        const reply = await run({ clientId, importId });
        if (!reply.ok) return showFailure(reply.error, words.undoFailed);
      }
      showResult(words.undone);
    },
    [run],
  );
}
