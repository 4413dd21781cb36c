/** A window that asks for something and books it: F12 does it, Esc gives it up, a refusal stands under what was typed. */
import type { ReactNode } from 'react';
import { common } from '../../messages/common.ts';
import type { ShownFailure } from '../../messages/failures.ts';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import { ErrorPanel } from './error-panel.tsx';

export interface SaveDialogProps extends Pick<DialogProps, 'title' | 'sub' | 'client' | 'width' | 'shortcuts'> {
  /** On the button: 「貸倒にする」. */
  confirm: string;
  /** On the key bar, at most six characters. */
  keyLabel: string;
  onSave: () => unknown;
  onClose: () => void;
  busy?: boolean;
  /** Takes something away: the button is outlined red and the key is not the filled one. */
  danger?: boolean;
  failure?: ShownFailure | null;
  /** What could not be done. */
  failed: string;
  /** More buttons, right of the first. */
  buttons?: ReactNode;
  children: ReactNode;
}

export function SaveDialog(props: SaveDialogProps) {
  const { title, sub, client, width = 560, shortcuts, confirm, keyLabel, busy = false, danger = false } = props;
  const save = () => void props.onSave();
  return (
    <Dialog
      title={title}
      width={width}
      onClose={props.onClose}
      {...(sub === undefined ? {} : { sub })}
      {...(client === undefined ? {} : { client })}
      {...(shortcuts === undefined ? {} : { shortcuts })}
      keys={{ F12: { label: keyLabel, run: save, main: !danger, disabled: busy } }}
      foot={
        <>
          <Button tone={danger ? 'danger' : 'primary'} keyCap="F12" onClick={save} disabled={busy} data-save>
            {confirm}
          </Button>
          {props.buttons}
          <span className="grow" />
          <Button keyCap="Esc" onClick={props.onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      {props.children}
      {props.failure && <ErrorPanel failure={props.failure} title={props.failed} />}
    </Dialog>
  );
}
