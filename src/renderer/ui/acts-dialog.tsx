/** A short list of things to do, each with its digit: for what is too seldom to have a function key of its own. */
import { common } from '../../messages/common.ts';
import { Button, KeyCap } from './button.tsx';
import { Dialog, type DialogClient } from './dialog.tsx';

export interface Act {
  label: string;
  hint: string;
  run: () => void;
}

export interface ActsDialogProps {
  title: string;
  client?: DialogClient;
  acts: readonly Act[];
  onClose: () => void;
}

export function ActsDialog({ title, client, acts, onClose }: ActsDialogProps) {
  const choose = (act: Act) => () => {
    onClose();
    act.run();
  };
  return (
    <Dialog
      title={title}
      {...(client ? { client } : {})}
      width={460}
      onClose={onClose}
      shortcuts={Object.fromEntries(acts.map((act, index) => [String(index + 1), choose(act)]))}
      foot={
        <>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <div className="acts">
        {acts.map((act, index) => (
          <button key={act.label} type="button" onClick={choose(act)} data-autofocus={index === 0 ? true : undefined}>
            <KeyCap>{index + 1}</KeyCap>
            <span>{act.label}</span>
            <span className="grow" />
            <span className="sub">{act.hint}</span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
