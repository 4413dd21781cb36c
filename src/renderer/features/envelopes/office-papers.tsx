/** How the letters of every client are made, in one table; Enter changes one. */
import { useState } from 'react';
import { paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { stageShort } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import type { Column } from '../../ui/table-columns.ts';
import { type ClientPaper, ClientPaperDialog } from './client-paper-dialog.tsx';

export function OfficePapers() {
  const list = useMethod('papers.office', {});
  const envelopes = useMethod('envelopes.list', {}).value?.envelopes ?? [];
  const [key, setKey] = useState<number | null>(null);
  const [open, setOpen] = useState<ClientPaper | null>(null);
  const rows = list.value?.clients ?? [];
  const current = rows.find((one) => one.clientId === key) ?? rows[0] ?? null;
  usePageKeys({ F8: { label: words.keys.edit, run: () => setOpen(current), main: true, disabled: !current } });
  if (list.failure && !list.value) return <ReadError failure={list.failure} retry={list.refresh} />;
  const nameOf = (envelope: string) => envelopes.find((one) => one.key === envelope)?.name ?? envelope;
  return (
    <div className="papers-office">
      <p className="sub">{words.officeText}</p>
      <DataTable
        label={words.officeHead}
        columns={columnsOf(nameOf)}
        rows={rows}
        rowKey={(row) => row.clientId}
        loading={list.loading}
        currentKey={current?.clientId ?? null}
        onCurrent={(row) => setKey(row.clientId)}
        onOpen={setOpen}
        autoFocus
      />
      {open && <ClientPaperDialog paper={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function columnsOf(nameOf: (envelope: string) => string): Column<ClientPaper>[] {
  const { columns } = words;
  const from = (stage: number | null) => (stage === null ? words.none : words.stageFrom(stageShort(stage)));
  const thick = ({ effective }: ClientPaper) =>
    effective.thick === 'next'
      ? words.thickNext
      : effective.thick === 'refuse'
        ? words.thickRefuse
        : words.thickInto(nameOf(effective.thick));
  const sides = ({ effective: { duplex } }: ClientPaper) =>
    duplex === null ? words.none : duplex ? words.duplexOn : words.duplexOff;
  const text = (
    key: keyof typeof columns,
    width: number,
    value: (row: ClientPaper) => string,
    more: Partial<Column<ClientPaper>> = {},
  ): Column<ClientPaper> => ({
    key,
    head: columns[key],
    width,
    cell: (row) => (
      <span className="cut" title={value(row)}>
        {value(row)}
      </span>
    ),
    value,
    ...more,
  });
  return [
    text('code', 72, (row) => row.code),
    { ...text('name', 200, (row) => row.name), minWidth: 160 },
    text('envelope', 168, (row) => row.envelopeName),
    text('thick', 168, thick, { from: 1280 }),
    text('slip', 104, (row) => from(row.effective.slipFrom)),
    text('copies', 104, (row) => from(row.effective.copiesFrom)),
    text('vertical', 96, (row) => (row.effective.vertical ? words.upright : words.across)),
    text('duplex', 64, sides),
    text('barcode', 88, (row) => (row.effective.barcode ? words.barcodeOn : words.none), { from: 1280 }),
    {
      key: 'customers',
      head: columns.customers,
      width: 104,
      align: 'end',
      cell: (row) => (row.customers === 0 ? words.none : String(row.customers)),
      value: (row) => row.customers,
    },
  ];
}
