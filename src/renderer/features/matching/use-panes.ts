/** The panes of the 消込 page, and where the focus goes. */
import { useRef, useState } from 'react';
import { useOnePane } from '../../ui/window-size.ts';
import { focusAmount } from './receivables-pane.tsx';

export type Panes = ReturnType<typeof usePanes>;

export function usePanes() {
  const onePane = useOnePane();
  const [pane, setPane] = useState<'proposal' | 'receivables'>('proposal');
  const list = useRef<HTMLTableElement>(null);
  const receivables = useRef<HTMLTableElement>(null);
  const customer = useRef<HTMLInputElement>(null);
  const currentReceivable = useRef<number | null>(null);
  // Where panes are tabs, the field is not there yet when its key is pressed.
  const soon = (run: () => void) => (onePane ? window.setTimeout(run) : run());
  return {
    onePane,
    pane,
    setPane,
    list,
    receivables,
    customer,
    currentReceivable,
    shows: (one: 'proposal' | 'receivables') => !onePane || pane === one,
    focusList: () => {
      setPane('proposal');
      list.current?.focus({ preventScroll: true });
    },
    focusCustomer: () => {
      setPane('receivables');
      soon(() => customer.current?.click());
      soon(() => customer.current?.focus());
    },
    focusReceivables: () => {
      setPane('receivables');
      soon(() => receivables.current?.focus());
    },
    focusAmount: () => {
      setPane('receivables');
      soon(() => currentReceivable.current !== null && focusAmount(currentReceivable.current));
    },
  };
}
