/** The lines of interest, claim by claim: from, to, days, base, rate, yen. */
import { type InterestLine, rateText } from '../../../domain/late-interest.ts';
import { formatYen } from '../../../domain/money.ts';
import { interestWords as words } from '../../../messages/law.ts';
import { useDateText } from '../../ui/entry-context.tsx';

export interface ClaimLines {
  invoice: string;
  dueOn?: string;
  receivedOn?: string | null;
  receivedBy?: string | null;
  yen: number;
  lines: readonly Pick<InterestLine, 'fromOn' | 'throughOn' | 'days' | 'baseYen' | 'rateBp' | 'source' | 'yen'>[];
}

export function InterestLines({ invoices }: { invoices: readonly ClaimLines[] }) {
  const dateText = useDateText();
  return invoices.map(({ invoice, dueOn, receivedOn, receivedBy, yen, lines }) => (
    <section key={invoice}>
      <div className="law-claim">
        <b>{invoice}</b>
        {dueOn && <span className="sub">{words.due(dateText(dueOn))}</span>}
        {receivedOn && (
          <span className="sub">
            {receivedBy === 'issued'
              ? words.receivedAsIssued(dateText(receivedOn))
              : words.received(dateText(receivedOn))}
          </span>
        )}
        <span className="grow" />
        <span>{formatYen(yen)}</span>
      </div>
      <table className="law-lines">
        <thead>
          <tr>
            <th>{words.lines.period}</th>
            <th className="num">{words.lines.days}</th>
            <th className="num">{words.lines.base}</th>
            <th className="num">{words.lines.rate}</th>
            <th className="num">{words.lines.yen}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.fromOn}>
              <td>{`${dateText(line.fromOn)}–${dateText(line.throughOn)}`}</td>
              <td className="num">{line.days}</td>
              <td className="num">{formatYen(line.baseYen)}</td>
              <td className="num">{words.rate(rateText(line.rateBp), words.sources[line.source])}</td>
              <td className="num">{formatYen(line.yen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}
