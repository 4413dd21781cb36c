/** Over the entry: why the invoice in hand came back, and which others wait. */
import { entryWords } from '../../../messages/invoice-entry.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { ErrorNote } from '../../ui/error-panel.tsx';
import type { InvoiceEntry } from './invoice-entry.ts';
import { type Outgoing, takeOut } from './outbox.ts';

const words = entryWords.failed;

export function OutboxNotes({ entry }: { entry: InvoiceEntry }) {
  const { returned, waiting } = entry;
  return (
    <>
      {returned?.failure && (
        <ErrorNote
          failure={returned.failure}
          title={words.title(returned.customerName)}
          safe={words.safe}
          onClose={entry.forget}
        />
      )}
      {waiting.map((one) => (
        <div className="notes-in-page entry-waiting" key={one.id}>
          <span className={one.state === 'failed' ? 'late' : undefined}>
            {one.state === 'failed' ? words.title(one.customerName) : words.parked(one.customerName)}
          </span>
          <span className="grow" />
          <Button small onClick={() => entry.bringBack(one)}>
            {words.back}
          </Button>
          <Button small onClick={() => drop(one)}>
            {words.drop}
          </Button>
        </div>
      ))}
    </>
  );
}

async function drop(one: Outgoing): Promise<void> {
  const yes = await confirm({ title: words.dropTitle, text: words.dropText, confirmLabel: words.drop, danger: true });
  if (yes) takeOut(one.id);
}
