/** The letters of an opened batch: where each is between the desk and the post, and who has paid since. */
import type { RefObject } from 'react';
import { formatYen, sumYen } from '../../../domain/money.ts';
import { postingWords, stageShort } from '../../../messages/reminders.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { Tag } from '../../ui/marks.tsx';
import type { Column } from '../../ui/table-columns.ts';
import type { Letter } from './letter-dialogs.tsx';
import type { Issued } from './use-issued.ts';

const words = postingWords.letters;

export function LettersTable({ issued, tableRef }: { issued: Issued; tableRef: RefObject<HTMLTableElement | null> }) {
  const columns = useColumns(issued.letters);
  const paid = issued.letters.filter((one) => stateOf(one) === 'desk' && one.openYen < one.totalYen).length;
  if (issued.failure) return <ReadError failure={issued.failure} retry={issued.refresh} />;
  return (
    <>
      {paid > 0 && (
        <div className="notes-in-page">
          <div className="note" role="alert">
            <p>{words.paid(paid)}</p>
          </div>
        </div>
      )}
      <DataTable
        label={words.title(issued.number)}
        columns={columns}
        rows={issued.letters}
        rowKey={(letter) => letter.serial}
        loading={issued.loading}
        ticks={issued.ticks}
        onTicks={issued.setTicks}
        tickable={(letter) => letter.postedOn === null && letter.withdrawnOn === null}
        currentKey={issued.letter?.serial ?? null}
        onCurrent={issued.setLetter}
        muted={(letter) => letter.withdrawnOn !== null}
        autoFocus
        tableRef={tableRef}
      />
    </>
  );
}

type LetterState = keyof typeof words.states;

function stateOf(letter: Letter): LetterState {
  if (letter.withdrawnOn !== null) return 'withdrawn';
  if (letter.returnedOn !== null) return 'returned';
  if (letter.postedOn !== null) return 'posted';
  return letter.countedAt !== null ? 'counted' : 'desk';
}

function useColumns(letters: readonly Letter[]): Column<Letter>[] {
  const dateText = useDateText();
  const heads = words.columns;
  const stateText = (letter: Letter) => {
    const on = letter.withdrawnOn ?? letter.returnedOn ?? letter.postedOn;
    return `${words.states[stateOf(letter)]}${on === null ? '' : ` ${dateText(on)}`}`;
  };
  const mailText = (letter: Letter) =>
    [postingWords.classes[letter.mailClass], letter.trackingNumber].filter((part) => part !== '').join(' ');
  return [
    {
      key: 'serial',
      head: heads.serial,
      width: 108,
      cell: (letter) => letter.serial,
      value: (letter) => letter.serial,
      total: words.sum(letters.length),
    },
    {
      key: 'customer',
      head: heads.customer,
      minWidth: 168,
      cell: (letter) => (
        <span title={letter.customerName}>
          <span className="code">{letter.customerCode}</span>
          {letter.customerName}
        </span>
      ),
      value: (letter) => `${letter.customerCode} ${letter.customerName}`,
    },
    {
      key: 'stage',
      head: heads.stage,
      width: 84,
      from: 1700,
      cell: (letter) => stageShort(letter.stage),
      value: (letter) => letter.stage,
    },
    {
      key: 'total',
      head: heads.total,
      width: 96,
      align: 'end',
      cell: (letter) => <Amount yen={letter.totalYen} />,
      value: (letter) => letter.totalYen,
      total: formatYen(sumYen(letters.map((letter) => letter.totalYen))),
    },
    {
      key: 'open',
      head: heads.open,
      width: 120,
      align: 'end',
      cell: (letter) => <OpenNow letter={letter} />,
      value: (letter) => letter.openYen,
      total: formatYen(sumYen(letters.map((letter) => letter.openYen))),
    },
    { key: 'mail', head: heads.mail, width: 148, from: 1700, cell: mailText, value: mailText },
    {
      key: 'state',
      head: heads.state,
      width: 148,
      cell: (letter) =>
        stateOf(letter) === 'returned' ? <Tag tone="late">{stateText(letter)}</Tag> : stateText(letter),
      value: stateText,
    },
  ];
}

/** Paid since: the clerk should see it before the envelope is closed. */
function OpenNow({ letter }: { letter: Letter }) {
  if (letter.openYen >= letter.totalYen) return <Amount yen={letter.openYen} />;
  return (
    <>
      <Tag tone="ask">{letter.openYen === 0 ? words.paidAll : words.paidSince}</Tag> <Amount yen={letter.openYen} />
    </>
  );
}
