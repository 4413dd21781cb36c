/** Labels or printed envelopes for customers as they stand in the list. */
import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { mailingWords as words } from '../../../messages/envelopes.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { EnvelopeFields, LabelFields, useMaking, useOrder } from './mailing-fields.tsx';

const TABS = ['labels', 'envelopes'] as const;

export interface LabelsDialogProps {
  client: ClientSummary;
  customerIds: readonly number[];
  today: string;
  onClose: () => void;
}

export function LabelsDialog({ client, customerIds, today, onClose }: LabelsDialogProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('labels');
  const order = useOrder(today);
  const making = useMaking({ clientId: client.clientId, customerIds: [...customerIds] }, order);
  const make = () => void making.run(tab);
  const idle = making.busy || customerIds.length === 0;
  return (
    <Dialog
      title={words.customers(customerIds.length)}
      width={620}
      onClose={onClose}
      keys={{ F12: { label: words.makeKey, run: make, main: true, disabled: idle } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={make} disabled={idle} data-save>
            {words.make[tab]}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      <SegmentedFilter
        label={words.key}
        segments={TABS.map((value) => ({ value, label: words.tabs[value] }))}
        value={tab}
        onChange={setTab}
      />
      {tab === 'labels' ? <LabelFields order={order} /> : <EnvelopeFields order={order} />}
      {making.failure && <ErrorPanel failure={making.failure} title={words.failed} onClose={making.clear} />}
    </Dialog>
  );
}
