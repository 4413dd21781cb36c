/** What happened to an invoice, line by line; money opens its deposit, a letter the batch it was printed with. */
import type { ReactNode } from 'react';
import type { OutputOf } from '../../contract/contract.ts';
import { invoiceDrawerWords as words } from '../../messages/invoices.ts';
import { navigate } from '../stores/route.ts';
import { chooseClient } from '../stores/scope.ts';
import { LinkButton } from '../ui/button.tsx';
import { useDateText } from '../ui/entry-context.tsx';

export type InvoiceEvent = OutputOf<'invoices.get'>['events'][number];

export interface EventLogProps {
  clientId: number;
  events: readonly InvoiceEvent[];
  /** What stands at the right of a line. */
  last: (event: InvoiceEvent) => ReactNode;
  /** After what happened: its sum, where it does not stand at the right. */
  sum?: (event: InvoiceEvent) => string;
}

export function EventLog({ clientId, events, last, sum }: EventLogProps) {
  const dateText = useDateText();
  return (
    <ul className="log">
      {events.map((event, index) => {
        const open = placeOf(clientId, event);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are never reordered, and nothing else tells two alike apart
          <li key={index}>
            <span>{dateText(event.on)}</span>
            <span>
              {open ? <LinkButton onClick={open}>{words.event[event.kind]}</LinkButton> : words.event[event.kind]}
              {sum?.(event)}
              {event.kind !== 'issued' && <span className="sub">　{textOf(event)}</span>}
            </span>
            <span>{last(event)}</span>
          </li>
        );
      })}
    </ul>
  );
}

function textOf({ kind, text }: InvoiceEvent): string {
  return kind === 'reminder' ? words.reminder(text) : text;
}

/** The client comes first, with its band: an office-wide page stands in no client's books. */
function placeOf(clientId: number, { depositId, batchId, serial }: InvoiceEvent): (() => void) | null {
  if (depositId !== null) return () => chooseClient(clientId, () => navigate('deposits', { id: String(depositId) }));
  if (batchId === null) return null;
  return () => openLetter(clientId, batchId, serial);
}

/** 発行済, with the batch opened at the letter. */
export function openLetter(clientId: number, batchId: number, serial: string | null): void {
  chooseClient(clientId, () =>
    navigate('reminders', { batch: String(batchId), ...(serial === null ? {} : { letter: serial }) }),
  );
}
