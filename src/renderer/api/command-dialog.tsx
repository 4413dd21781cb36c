/**
 * A window that asks for one command's input, gives it, says what was done and closes: a refusal stands under what was typed,
 * and what lacks is said at its field once the clerk has tried.
 */
import { type ReactNode, useState } from 'react';
import type { CommandName, InputOf, OutputOf } from '../../contract/contract.ts';
import { keyWords } from '../../messages/keys.ts';
import { showResult } from '../stores/jobs.ts';
import { SaveDialog, type SaveDialogProps } from '../ui/save-dialog.tsx';
import { useCommand } from './use-command.ts';

type Shown = Pick<SaveDialogProps, 'title' | 'sub' | 'client' | 'width' | 'danger' | 'onClose'>;

export interface CommandDialogProps<M extends CommandName> extends Shown {
  method: M;
  /** On the button, and what could not be done. */
  words: { confirm: string; failed: string };
  /** On the key bar; 登録 where nothing is said. */
  keyLabel?: string;
  /** Null while something lacks. */
  input: () => Omit<InputOf<M>, 'requestId'> | null;
  done: (value: OutputOf<M>) => string;
  /** `asked`: it was tried, and what lacks is to be said. */
  children: (asked: boolean) => ReactNode;
}

export function CommandDialog<M extends CommandName>(props: CommandDialogProps<M>) {
  const { method, words, keyLabel = keyWords.save, input, done, children, onClose, ...shown } = props;
  const [asked, setAsked] = useState(false);
  const command = useCommand(method);
  async function save() {
    setAsked(true);
    const given = input();
    if (given === null) return;
    const reply = await command.run(given);
    if (!reply.ok) return;
    showResult(done(reply.value));
    onClose();
  }
  return (
    <SaveDialog
      {...shown}
      confirm={words.confirm}
      keyLabel={keyLabel}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure}
      failed={words.failed}
    >
      {children(asked)}
    </SaveDialog>
  );
}
