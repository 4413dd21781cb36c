/** 収納代行 of one client: who collects for it in bulk, and what each keeps of it. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { agencyWords, rateText, agencyPageWords as words } from '../../../messages/agencies.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { showFailure } from '../../stores/notice.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page } from '../../ui/page.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { AgencyDialog } from './agency-dialog.tsx';

export type Agency = OutputOf<'agencies.list'>['agencies'][number];

export function AgenciesPage() {
  const client = useCurrentClient();
  return client && <Agencies key={client.clientId} client={client} />;
}

const NO_AGENCIES: readonly Agency[] = [];

function Agencies({ client }: { client: ClientSummary }) {
  const list = useMethod('agencies.list', { clientId: client.clientId });
  const agencies = list.value?.agencies ?? NO_AGENCIES;
  const [current, setCurrent] = useState<number | null>(null);
  const [open, setOpen] = useState<Agency | 'new' | null>(null);
  const agency = agencies.find((one) => one.agencyId === current) ?? agencies[0] ?? null;
  const remove = useRemove(client);
  usePageKeys({
    F2: { label: keyWords.new, run: () => setOpen('new') },
    F10: {
      label: keyWords.excel,
      disabled: agencies.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: '',
          client,
          columns: COLUMNS,
          rows: agencies,
          sort: null,
        }),
    },
    F11: { label: words.removeKey, run: () => agency && void remove(agency), disabled: agency === null },
  });
  return (
    <Page title={words.title} sub={words.sub}>
      {list.failure && !list.value ? (
        <ReadError failure={list.failure} retry={list.refresh} />
      ) : (
        <DataTable
          label={words.title}
          columns={COLUMNS}
          rows={agencies}
          rowKey={(one) => one.agencyId}
          loading={list.loading}
          currentKey={agency?.agencyId ?? null}
          onCurrent={(one) => setCurrent(one.agencyId)}
          onOpen={setOpen}
          autoFocus
          empty={
            <EmptyState
              title={words.empty.title}
              text={words.empty.text}
              actions={
                <Button tone="primary" keyCap="F2" onClick={() => setOpen('new')}>
                  {words.create}
                </Button>
              }
            />
          }
        />
      )}
      {open !== null && (
        <AgencyDialog client={client} agency={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

/** What it cleared stays as it is; only its next deposit is not known any more. */
function useRemove(client: ClientSummary): (agency: Agency) => Promise<void> {
  const { run } = useCommand('agencies.remove');
  return async ({ agencyId, name, payerName }) => {
    const { title, text, confirm: confirmLabel } = words.remove;
    const facts: [string, string][] = [
      [agencyWords.name, name],
      [agencyWords.payer, payerName],
    ];
    if (!(await confirm({ title, text, facts, confirmLabel, danger: true, client }))) return;
    const reply = await run({ clientId: client.clientId, agencyId });
    if (reply.ok) showResult(words.removed(name));
    else showFailure(reply.error, words.remove.failed);
  };
}

const COLUMNS: Column<Agency>[] = [
  {
    key: 'name',
    head: agencyWords.name,
    minWidth: 200,
    cell: (one) => <span className="cut">{one.name}</span>,
    value: (one) => one.name,
  },
  {
    key: 'payer',
    head: agencyWords.payer,
    minWidth: 240,
    cell: (one) => <span className="cut">{one.payerName}</span>,
    value: (one) => one.payerName,
  },
  {
    key: 'rate',
    head: words.rate,
    width: 112,
    align: 'end',
    cell: (one) => rateText(one.ratePpm),
    value: (one) => one.ratePpm / 10_000,
  },
  {
    key: 'item',
    head: agencyWords.perItem,
    width: 132,
    align: 'end',
    cell: (one) => <Amount yen={one.perItemYen} />,
    value: (one) => one.perItemYen,
  },
  {
    key: 'rounding',
    head: agencyWords.rounding,
    width: 112,
    cell: (one) => agencyWords.roundings[one.rounding],
    value: (one) => agencyWords.roundings[one.rounding],
  },
];
