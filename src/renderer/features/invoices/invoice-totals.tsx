/** Under the lines: what is wrong, what is printed, and the totals by rate. */
import { formatYen } from '../../../domain/money.ts';
import { entryModeWords } from '../../../messages/entry-modes.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { keyWords } from '../../../messages/keys.ts';
import { REDUCED_MARK, taxClassWords } from '../../../messages/tax-classes.ts';
import { Button } from '../../ui/button.tsx';
import type { ClientSettings, InvoiceEntry, Problems } from './invoice-entry.ts';

export function InvoiceTotals({
  client,
  entry,
  onSave,
}: {
  client: ClientSettings;
  entry: InvoiceEntry;
  onSave: () => void;
}) {
  return (
    <div className="entry-foot">
      <div className="entry-notes">
        <ProblemText problems={entry.problems} />
        <Notes client={client} entry={entry} />
        <Button tone="primary" keyCap="F12" data-save onClick={onSave}>
          {keyWords.save}
        </Button>
      </div>
      <Totals entry={entry} />
    </div>
  );
}

function ProblemText({ problems }: { problems: Problems }) {
  const [first] = problems.cells;
  const count = problems.cells.length + (problems.header.lines ? 1 : 0);
  if (count === 0) return null;
  const text = first
    ? words.wrong.cell(first.line + 1, words.columns[first.column], first.reason)
    : problems.header.lines;
  return (
    <p className="late" role="alert">
      {text}
      {count > 1 && <span className="sub">　{words.wrong.more(count - 1)}</span>}
    </p>
  );
}

function Notes({ client, entry }: { client: ClientSettings; entry: InvoiceEntry }) {
  const bearer = entry.customer?.feeBearer ?? client.feeBearer;
  const hasReduced = entry.sum?.taxes.some((tax) => tax.taxClass === 'reduced-8') ?? false;
  return (
    <p className="sub entry-print">
      {hasReduced && words.notes.reduced}
      <span className="phrase">{words.notes.roundingOnce(words.notes.rounding[client.rounding])}</span>
      <br />
      <span className="phrase">
        {client.registrationNumber === ''
          ? words.notes.noRegistration
          : words.notes.registration(client.registrationNumber)}
      </span>
      <br />
      <span className="phrase">{words.notes.fee[bearer]}</span>
    </p>
  );
}

function Totals({ entry }: { entry: InvoiceEntry }) {
  const { sum } = entry;
  const { totals } = words;
  const { mode } = entry.draft.values;
  return (
    <table className="entry-sum">
      <thead>
        <tr>
          <th>{totals.rate}</th>
          <th>{totals.net}</th>
          <th>{totals.tax}</th>
          <th>{totals.gross}</th>
        </tr>
      </thead>
      <tbody>
        {sum?.taxes.map((tax) => (
          <tr key={tax.taxClass}>
            <td>
              {taxClassWords[tax.taxClass]}
              {tax.taxClass === 'reduced-8' && ` ${REDUCED_MARK}`}
            </td>
            <td>{formatYen(tax.netYen)}</td>
            <td>{formatYen(tax.taxYen)}</td>
            <td>{formatYen(tax.grossYen)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="grand">
          <td>{mode === 'delivery' || mode === 'credit' ? entryModeWords.totals[mode] : totals.total}</td>
          <td>{sum ? formatYen(sum.netYen) : '—'}</td>
          <td>{sum ? formatYen(sum.taxYen) : '—'}</td>
          <td>
            <b>{sum ? formatYen(sum.totalYen) : '—'}</b>
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
