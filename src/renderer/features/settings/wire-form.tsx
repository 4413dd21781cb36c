/** What the settings of a wire have in common: their fields, 登録, and a trial of what is kept. */
import { type ReactNode, useState } from 'react';
import { common } from '../../../messages/common.ts';
import type { ShownFailure } from '../../../messages/failures.ts';
import { keyWords } from '../../../messages/keys.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';

export interface WireFormProps {
  head: string;
  text: ReactNode;
  dirty: boolean;
  command: { busy: boolean; failure: ShownFailure | null; clear: () => void };
  save: () => Promise<void>;
  /** Something is kept that could be tried. */
  usable: boolean;
  /** The window of the trial. */
  trial: (close: () => void) => ReactNode;
  /** More buttons, at the right. */
  buttons?: ReactNode;
  /** Its fields. */
  children: ReactNode;
}

export function WireForm(props: WireFormProps) {
  const { dirty, command, usable } = props;
  const [trying, setTrying] = useState(false);
  const cannotSave = !dirty || command.busy;
  // What is tried is what is kept, not what has been typed since.
  const cannotTry = !usable || dirty;
  const save = () => void props.save();
  usePageKeys({
    F8: { label: wireTabWords.test.key, run: () => setTrying(true), disabled: cannotTry },
    F12: { label: keyWords.save, run: save, main: true, disabled: cannotSave },
  });
  return (
    <div className="settings wires">
      <section>
        <h2>{props.head}</h2>
        <p className="sub">{props.text}</p>
        {props.children}
        {command.failure && (
          <ErrorPanel failure={command.failure} title={wireTabWords.failed} onClose={command.clear} />
        )}
        <div className="buttons">
          <Button tone="primary" keyCap="F12" onClick={save} disabled={cannotSave} data-save>
            {common.save}
          </Button>
          <Button keyCap="F8" onClick={() => setTrying(true)} disabled={cannotTry}>
            {wireTabWords.test.key}
          </Button>
          <span className="grow" />
          {props.buttons}
        </div>
      </section>
      {trying && props.trial(() => setTrying(false))}
    </div>
  );
}
