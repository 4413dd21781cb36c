/** The columns of 送付. */
import type { OutputOf } from '../../../contract/contract.ts';
import { keptRefusalSentence } from '../../../messages/refusals.ts';
import { sendingChannels, sendingKinds, sendingStates, sendingPageWords as words } from '../../../messages/sendings.ts';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';

export type Sending = OutputOf<'sendings.list'>['sendings'][number];

export function troubleText({ trouble }: Sending): string {
  return trouble ? keptRefusalSentence(trouble.code, trouble.facts) : '';
}

export function isTodo({ state }: Sending): boolean {
  return state === 'failed' || state === 'unknown' || state === 'bounced';
}

/** Waits to go by wire. */
export function isWaiting({ state, channel }: Sending): boolean {
  return (state === 'queued' && !onPaper(channel)) || state === 'handing';
}

/** Waits for the printer, or for somebody to post it or hand it over. */
export function isOnDesk({ state, channel }: Sending): boolean {
  return state === 'printed' || (state === 'queued' && onPaper(channel));
}

export function onPaper(channel: Sending['channel']): boolean {
  return channel === 'post' || channel === 'hand';
}

export function StateTag({ sending }: { sending: Sending }) {
  const { state } = sending;
  const label = state === 'queued' && onPaper(sending.channel) ? words.toPrint : sendingStates[state];
  const tone = isTodo(sending)
    ? state === 'unknown'
      ? 'ask'
      : 'late'
    : isWaiting(sending) || isOnDesk(sending)
      ? 'act'
      : 'plain';
  return <Tag tone={tone}>{label}</Tag>;
}

const heads = words.columns;

function byName({ byName: name, by }: Sending): string {
  return name || by;
}

const OUTCOME: readonly Column<Sending>[] = [
  {
    key: 'state',
    head: heads.state,
    width: 92,
    cell: (one) => <StateTag sending={one} />,
    value: (one) => sendingStates[one.state],
  },
  { key: 'by', head: heads.by, width: 96, from: 1280, cell: byName, value: byName },
  {
    key: 'trouble',
    head: heads.trouble,
    minWidth: 200,
    from: 1280,
    cell: (one) => (
      <span className="cut sub" title={troubleText(one)}>
        {troubleText(one)}
      </span>
    ),
    value: troubleText,
  },
];

export function sendingColumns(
  dateText: (on: string) => string,
  office: boolean,
  inPane: boolean,
): readonly Column<Sending>[] {
  const columns: Column<Sending>[] = [
    { key: 'on', head: heads.on, width: 100, cell: (one) => dateText(one.on), value: (one) => one.on },
    ...(office
      ? [
          {
            key: 'client',
            head: heads.client,
            width: 180,
            cell: (one: Sending) => one.clientName,
            value: (one: Sending) => one.clientCode,
          },
        ]
      : []),
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 180,
      cell: (one) => <span className="cut">{`${one.customerCode}　${one.customerName}`.trim()}</span>,
      value: (one) => `${one.customerCode} ${one.customerName}`.trim(),
    },
    {
      key: 'kind',
      head: heads.kind,
      minWidth: 170,
      cell: (one) => <span className="cut">{`${sendingKinds[one.kind]}　${one.label}`}</span>,
      value: (one) => `${sendingKinds[one.kind]} ${one.label}`,
    },
    {
      key: 'channel',
      head: heads.channel,
      width: 84,
      cell: (one) => sendingChannels[one.channel],
      value: (one) => sendingChannels[one.channel],
    },
    {
      key: 'recipient',
      head: heads.recipient,
      minWidth: 190,
      cell: (one) => (
        <span className="cut" title={one.recipient}>
          {one.recipient}
        </span>
      ),
      value: (one) => one.recipient,
    },
    ...OUTCOME,
  ];
  return inPane ? columns.filter((one) => !['recipient', 'by', 'trouble', 'client'].includes(one.key)) : columns;
}
