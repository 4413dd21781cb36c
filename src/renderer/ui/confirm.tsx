/** Asking before something that is not easily taken back: `if (await confirm({ title, text, confirmLabel })) …`. */
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { common } from '../../messages/common.ts';
import { Button } from './button.tsx';
import { Dialog, type DialogClient } from './dialog.tsx';
import { isComposing } from './keyboard.ts';

export interface Question {
  title: string;
  text?: ReactNode;
  /** What will happen, as word and value. */
  facts?: readonly (readonly [string, ReactNode])[];
  confirmLabel: string;
  cancelLabel?: string;
  /** Outlined red, and not the default: the focus starts on やめる. */
  danger?: boolean;
  /** Another client's books: its band and seal, and its code must be typed. */
  client?: DialogClient;
  typeCode?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function show(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Shows the question and waits for the answer; Esc is no. */
export function confirm(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    show({
      ...question,
      answer: (yes) => {
        show(null);
        resolve(yes);
      },
    });
  });
}

/** Mounted once by the app. */
export function ConfirmHost() {
  const question = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => asked,
  );
  return question && <ConfirmDialog key={question.title} {...question} />;
}

/** What stands on the key bar: the answer itself where it fits. */
function keyLabelOf(label: string): string {
  return label.length <= 6 ? label : common.decide;
}

function ConfirmDialog(question: Asked) {
  const [code, setCode] = useState('');
  const open = !question.typeCode || code.normalize('NFKC').trim() === question.client?.code;
  const accept = () => open && question.answer(true);
  return (
    <Dialog
      title={question.title}
      client={question.client}
      width={440}
      onClose={() => question.answer(false)}
      // What destroys has no key: F12 is pressed by habit.
      keys={
        question.danger
          ? {}
          : { F12: { label: keyLabelOf(question.confirmLabel), run: accept, main: true, disabled: !open } }
      }
      foot={
        <>
          <Button
            tone={question.danger ? 'danger' : 'primary'}
            disabled={!open}
            onClick={accept}
            data-autofocus={question.danger ? undefined : true}
          >
            {question.confirmLabel}
          </Button>
          <span className="grow" />
          <Button
            keyCap="Esc"
            onClick={() => question.answer(false)}
            data-autofocus={question.danger && !question.typeCode ? true : undefined}
          >
            {question.cancelLabel ?? common.cancel}
          </Button>
        </>
      }
    >
      {question.text && <p>{question.text}</p>}
      {question.facts && (
        <dl className="facts">
          {question.facts.map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {question.typeCode && question.client && (
        <div className="field" style={{ marginTop: 8 }}>
          <span className="label">{common.confirmCode(question.client.code)}</span>
          <input
            className="box"
            style={{ width: 120 }}
            data-autofocus
            aria-label={common.confirmCode(question.client.code)}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) accept();
            }}
          />
        </div>
      )}
    </Dialog>
  );
}
