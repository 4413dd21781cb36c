/** 受注, 納品 and 在庫の受払 from files. */
import { useState } from 'react';
import { goodsWords } from '../../../messages/goods.ts';
import { saveAndTell, saveTemplateAndTell, useImport } from '../../api/use-import.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { ImportDialog } from '../../ui/import-dialog.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';

const words = goodsWords.import;

type Kind = keyof typeof words.kinds;

const METHODS = {
  'sales-orders': 'salesOrders.import',
  deliveries: 'deliveries.import',
  stock: 'stock.import',
} as const;
const KINDS = (Object.keys(words.kinds) as Kind[]).map((value) => ({ value, label: words.kinds[value] }));

export function GoodsImport({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('sales-orders');
  const source = useImport(METHODS[kind], client.clientId);
  return (
    <ImportDialog
      {...source}
      key={kind}
      title={words.title}
      client={client}
      unit={words.unit[kind]}
      hint={words.hint[kind]}
      templates={[
        {
          label: words.templates[kind],
          columns: words.columns[kind],
          save: (format) => void saveTemplateAndTell(kind, format),
        },
      ]}
      given={null}
      onDone={(accepted) => showResult(words.done(accepted))}
      onSave={(name, bytes) => void saveAndTell(name, bytes)}
      onClose={onClose}
    >
      <div>
        <SegmentedFilter label={words.title} segments={KINDS} value={kind} onChange={setKind} />
      </div>
    </ImportDialog>
  );
}
