/** 科目の設定: what this client's bookkeeping calls each account, and whose sub-account is not his name. */
import { useRef, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { slotWords } from '../../../messages/journal-slots.ts';
import { journalWords, accountWords as words } from '../../../messages/journals.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import { AccountDialog, OptionsDialog, SubAccountDialog } from './account-dialogs.tsx';

export type JournalSettings = OutputOf<'journals.settings'>;
export type SlotAccount = JournalSettings['accounts'][number];

const COLUMNS: readonly Column<SlotAccount>[] = [
  {
    key: 'slot',
    head: words.columns.slot,
    minWidth: 240,
    cell: (row) => (
      <>
        {slotWords[row.slot].label}
        <span className="sub">　{slotWords[row.slot].hint}</span>
      </>
    ),
    value: (row) => slotWords[row.slot].label,
    sortable: false,
  },
  {
    key: 'account',
    head: words.columns.account,
    width: 180,
    cell: (row) => (row.account === '' ? <Tag tone="ask">{words.unnamed}</Tag> : row.account),
    value: (row) => row.account,
    sortable: false,
  },
  {
    key: 'sub',
    head: words.columns.sub,
    width: 150,
    cell: (row) => (row.subMode === 'fixed' ? row.subText : words.sub[row.subMode]),
    value: (row) => (row.subMode === 'fixed' ? row.subText : words.sub[row.subMode]),
    sortable: false,
  },
  {
    key: 'department',
    head: words.columns.department,
    width: 110,
    from: 1280,
    cell: (row) => row.department,
    value: (row) => row.department,
    sortable: false,
  },
  {
    key: 'tax',
    head: words.columns.tax,
    width: 250,
    cell: (row) => words.tax[row.tax],
    value: (row) => words.tax[row.tax],
    sortable: false,
  },
  {
    key: 'changed',
    head: '',
    width: 84,
    cell: (row) => !row.isDefault && <Tag>{words.changed}</Tag>,
  },
];

export function AccountSettings({ client }: { client: ClientSummary }) {
  const settings = useMethod('journals.settings', { clientId: client.clientId });
  const current = useRef<SlotAccount | null>(null);
  const [dialog, setDialog] = useState<SlotAccount | 'sub' | 'options' | null>(null);
  usePageKeys({
    F6: { label: journalWords.keys.edit, run: () => setDialog(current.current), main: true },
    F7: { label: journalWords.keys.sub, run: () => setDialog('sub') },
    F8: { label: journalWords.keys.options, run: () => setDialog('options') },
  });
  if (settings.failure && !settings.value) return <ReadError failure={settings.failure} retry={settings.refresh} />;
  const close = () => setDialog(null);
  return (
    <>
      <DataTable
        label={journalWords.views.accounts}
        columns={COLUMNS}
        rows={settings.value?.accounts ?? []}
        rowKey={(row) => row.slot}
        loading={settings.loading}
        onCurrent={(row) => {
          current.current = row;
        }}
        onOpen={setDialog}
        autoFocus
      />
      {settings.value && settings.value.subAccounts.length > 0 && (
        <p className="sub sub-accounts">
          {words.subDialog.others(settings.value.subAccounts.length)}
          {settings.value.subAccounts
            .slice(0, 4)
            .map((one) => `　${one.customerName} → ${one.subAccount}`)
            .join('')}
        </p>
      )}
      {dialog === 'sub' && settings.value && (
        <SubAccountDialog client={client} settings={settings.value} onClose={close} />
      )}
      {dialog === 'options' && settings.value && (
        <OptionsDialog client={client} settings={settings.value} onClose={close} />
      )}
      {dialog !== null && typeof dialog === 'object' && (
        <AccountDialog client={client} account={dialog} onClose={close} />
      )}
    </>
  );
}
