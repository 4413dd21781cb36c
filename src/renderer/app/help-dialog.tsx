/** F1: which keys do what, on this page and everywhere. */
import { common } from '../../messages/common.ts';
import { helpWords } from '../../messages/keys.ts';
import { closeOverlay } from '../stores/overlay.ts';
import { Button, KeyCap } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FUNCTION_KEYS, type PageKeys } from '../ui/keyboard.ts';

type Keys = readonly (readonly [string, string])[];

/** `pageKeys` are those that were live when help was asked for. */
export function HelpDialog({ pageKeys }: { pageKeys: PageKeys }) {
  const page = FUNCTION_KEYS.flatMap((name) => (pageKeys[name] ? [[name, pageKeys[name].label] as const] : []));
  return (
    <Dialog
      title={helpWords.title}
      width={720}
      onClose={closeOverlay}
      foot={
        <>
          <span className="grow" />
          <Button keyCap="Esc" onClick={closeOverlay} data-autofocus>
            {common.close}
          </Button>
        </>
      }
    >
      <div className="help-columns">
        <div>
          <KeyList head={helpWords.page} keys={page} />
          <KeyList head={helpWords.everywhere} keys={helpWords.everywhereKeys} />
        </div>
        <div>
          <KeyList head={helpWords.lists} keys={helpWords.listKeys} />
          <KeyList head={helpWords.entry} keys={helpWords.entryKeys} />
        </div>
      </div>
    </Dialog>
  );
}

function KeyList({ head, keys }: { head: string; keys: Keys }) {
  return (
    <>
      <h3 className="head">{head}</h3>
      <dl className="facts keys-list">
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              {key.split(' ').map((cap) => (
                <KeyCap key={cap}>{cap}</KeyCap>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
