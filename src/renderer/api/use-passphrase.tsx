/** Asks for the passphrase of kept passwords when a command needs it, and gives the command again. */
import { useState } from 'react';
import type { Reply } from '../../contract/reply.ts';
import { passphraseWords as words } from '../../messages/wires.ts';
import { showResult } from '../stores/jobs.ts';
import { Form } from '../ui/form.tsx';
import { SaveDialog } from '../ui/save-dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useCommand } from './use-command.ts';

type Kind = 'unlock' | 'set' | 'change';

/** What a reply says of the passphrase: needed now, to be chosen first, or nothing. */
function wantedBy(reply: Reply<unknown>): Kind | null {
  const stopped = reply.ok ? (reply.value as { stopped?: { code: string } | null } | null)?.stopped : reply.error;
  if (stopped?.code === 'secrets-locked') return 'unlock';
  return stopped?.code === 'secrets-passphrase-missing' ? 'set' : null;
}

export function usePassphrase() {
  const [asked, setAsked] = useState<{ kind: Kind; answer: (done: boolean) => void } | null>(null);
  async function ask(kind: Kind): Promise<boolean> {
    const done = await new Promise<boolean>((answer) => setAsked({ kind, answer }));
    setAsked(null);
    return done;
  }
  async function withPassphrase<T>(run: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const reply = await run();
    const kind = wantedBy(reply);
    return kind !== null && (await ask(kind)) ? run() : reply;
  }
  return {
    withPassphrase,
    ask,
    dialog: asked && <PassphraseDialog kind={asked.kind} onDone={asked.answer} />,
  };
}

function PassphraseDialog({ kind, onDone }: { kind: Kind; onDone: (done: boolean) => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const unlock = useCommand('secrets.unlock');
  const choose = useCommand('secrets.setPassphrase');
  async function save() {
    if (kind === 'unlock') {
      if (passphrase !== '' && (await unlock.run({ passphrase })).ok) onDone(true);
      return;
    }
    if (next !== again) return setDiffers(true);
    const reply = await choose.run({ newPassphrase: next, ...(kind === 'change' ? { passphrase } : {}) });
    if (!reply.ok) return;
    showResult(words.done);
    onDone(true);
  }
  function typeAgain(text: string) {
    setDiffers(false);
    setAgain(text);
  }
  const isUnlock = kind === 'unlock';
  return (
    <SaveDialog
      title={isUnlock ? words.unlockTitle : words.setTitle}
      confirm={isUnlock ? words.unlock : words.set}
      keyLabel={isUnlock ? words.unlock : words.set}
      busy={unlock.busy || choose.busy}
      onSave={save}
      onClose={() => onDone(false)}
      failure={unlock.failure ?? choose.failure}
      failed={words.failed}
      width={480}
    >
      <p>{isUnlock ? words.unlockText : kind === 'set' ? words.setText : words.changeText}</p>
      <Form className="form dialog-form">
        {kind !== 'set' && (
          <TextField
            label={isUnlock ? words.passphrase : words.current}
            mode="secret"
            span={12}
            autoFocus
            maxLength={200}
            value={passphrase}
            onChange={setPassphrase}
          />
        )}
        {!isUnlock && (
          <Twice first={kind === 'set'} typed={{ next, again, differs }} onNext={setNext} onAgain={typeAgain} />
        )}
      </Form>
    </SaveDialog>
  );
}

interface TwiceProps {
  /** The first field of its window. */
  first: boolean;
  typed: { next: string; again: string; differs: boolean };
  onNext: (text: string) => void;
  onAgain: (text: string) => void;
}

/** A new passphrase, typed twice: nobody sees what he types. */
function Twice({ first, typed, onNext, onAgain }: TwiceProps) {
  const secret = { mode: 'secret' as const, span: 12, maxLength: 200 };
  return (
    <>
      <TextField
        {...secret}
        label={words.next}
        autoFocus={first}
        hint={words.nextHint}
        value={typed.next}
        onChange={onNext}
      />
      <TextField
        {...secret}
        label={words.again}
        value={typed.again}
        onChange={onAgain}
        {...(typed.differs ? { error: words.differs } : {})}
      />
    </>
  );
}
