/** 対応: `const acts = useCustomerActs(client)`; a key runs `acts.ask({ customerId, name })`, and `{acts.dialog}` stands on the page. */
import { type ReactNode, useState } from 'react';
import { customerActWords } from '../../messages/customer-acts.ts';
import { customerActs } from '../stores/customer-acts.ts';
import { ActsDialog } from '../ui/acts-dialog.tsx';
import type { DialogClient } from '../ui/dialog.tsx';

interface Asked {
  customerId: number;
  name: string;
}

export function useCustomerActs(client: DialogClient | null): { ask: (customer: Asked) => void; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const dialog = asked && client && (
    <ActsDialog
      title={customerActWords.title(asked.name)}
      client={client}
      acts={customerActs(asked.customerId)}
      onClose={() => setAsked(null)}
    />
  );
  return { ask: setAsked, dialog };
}
