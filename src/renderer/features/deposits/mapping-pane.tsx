/** A table of no known bank: which column is what, with the file above and what comes of it below. */
import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import { formatDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { mappingWords as words } from '../../../messages/mapping.ts';
import { callCore, failureOf } from '../../api/bridge.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import type { GivenFile } from '../../ui/file-drop.tsx';
import { Form } from '../../ui/form.tsx';
import { Working } from '../../ui/import-dialog.tsx';
import { useDialogKeys } from '../../ui/keyboard.ts';
import { SelectField } from '../../ui/select-field.tsx';

export type Mapping = OutputOf<'deposits.readTable'>['mapping'];
type Preview = OutputOf<'deposits.readTable'>;
type Failure = ReturnType<typeof failureOf>;

export interface MappingPaneProps {
  file: GivenFile;
  onGo: (mapping: Mapping) => void;
  onClose: () => void;
}

export function MappingPane({ file, onGo, onClose }: MappingPaneProps) {
  const [wanted, setWanted] = useState<InputOf<'deposits.readTable'>['mapping']>(undefined);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isLatest = true;
    callCore('deposits.readTable', { file, ...(wanted ? { mapping: wanted } : {}) }).then(
      (value) => isLatest && setPreview(value),
      (error) => isLatest && setFailure(failureOf(error)),
    );
    return () => {
      isLatest = false;
    };
  }, [file, wanted]);
  const ready = preview !== null && preview.bookings > 0 && preview.problems.length === 0;
  const go = () => preview && ready && onGo(preview.mapping);
  useDialogKeys({ F12: { label: words.go, run: () => void go(), main: true, disabled: !ready } });
  if (failure) return <ErrorPanel failure={failure} onClose={onClose} />;
  if (!preview) return <Working text={words.title} />;
  const mapping = { ...preview.mapping, ...wanted };
  return (
    <>
      <div className="mapping-pane">
        <p>
          <b>{words.title}</b>
          <span className="sub"> {words.text}</span>
        </p>
        <Columns preview={preview} mapping={mapping} onMapping={(changes) => setWanted({ ...mapping, ...changes })} />
        <FileRows preview={preview} mapping={mapping} />
        <Sample preview={preview} />
      </div>
      <div className="dialog-foot">
        <Button tone="primary" keyCap="F12" disabled={!ready} onClick={go} data-save>
          {words.go}
        </Button>
        <span className="grow" />
        <Button keyCap="Esc" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}

type AmountForm = keyof typeof words.amountForms;

function amountFormOf(mapping: Mapping): AmountForm {
  if (mapping.signed === null) return 'two';
  return mapping.direction === null ? 'signed' : 'direction';
}

/** The amount's column stays in hand when its form changes. */
function changedForm(mapping: Mapping, next: AmountForm): Partial<Mapping> {
  const amount = mapping.signed ?? mapping.deposit ?? 0;
  if (next === 'two') return { signed: null, direction: null, deposit: amount };
  const direction = next === 'signed' ? null : (mapping.direction ?? 0);
  return { signed: amount, deposit: null, withdrawal: null, direction };
}

interface ColumnsProps {
  preview: Preview;
  mapping: Mapping;
  onMapping: (changes: Partial<Mapping>) => void;
}

function Columns({ preview, mapping, onMapping }: ColumnsProps) {
  const header = preview.rows.find((row) => row.row === mapping.headerRow)?.cells ?? [];
  const columns = Array.from({ length: preview.columns }, (_, index) => ({
    value: String(index),
    label: words.columnOf(index, header[index] ?? ''),
  }));
  const optional = [{ value: '', label: words.none }, ...columns];
  const form = amountFormOf(mapping);
  const pick = (key: keyof Mapping) => ({
    value: mapping[key] === null ? '' : String(mapping[key]),
    onChange: (value: string) => onMapping({ [key]: value === '' ? null : Number(value) }),
  });
  return (
    <Form className="form mapping-form">
      <SelectField
        label={words.header}
        span={3}
        options={[
          { value: '0', label: words.noHeader },
          ...preview.rows.map(({ row }) => ({ value: String(row), label: words.rowOf(row) })),
        ]}
        value={String(mapping.headerRow)}
        onChange={(row) => onMapping({ headerRow: Number(row) })}
      />
      <SelectField label={words.date} required span={3} options={columns} {...pick('date')} />
      <SelectField
        label={words.dateForm}
        span={3}
        options={(['auto', 'era', 'short'] as const).map((value) => ({ value, label: words.dateForms[value] }))}
        value={mapping.dateForm}
        onChange={(dateForm) => onMapping({ dateForm })}
      />
      <SelectField label={words.payer} span={3} options={optional} {...pick('payer')} />
      <SelectField
        label={words.amountForm}
        span={3}
        options={(['two', 'signed', 'direction'] as const).map((value) => ({ value, label: words.amountForms[value] }))}
        value={form}
        onChange={(next) => onMapping(changedForm(mapping, next))}
      />
      {form === 'two' ? (
        <>
          <SelectField label={words.deposit} required span={3} options={optional} {...pick('deposit')} />
          <SelectField label={words.withdrawal} span={3} options={optional} {...pick('withdrawal')} />
        </>
      ) : (
        <>
          <SelectField label={words.signed} required span={3} options={columns} {...pick('signed')} />
          {form === 'direction' && (
            <SelectField label={words.direction} required span={3} options={columns} {...pick('direction')} />
          )}
        </>
      )}
      <SelectField label={words.balance} span={3} options={optional} {...pick('balance')} />
    </Form>
  );
}

function FileRows({ preview, mapping }: { preview: Preview; mapping: Mapping }) {
  const used = new Set(
    [
      mapping.date,
      mapping.payer,
      mapping.deposit,
      mapping.withdrawal,
      mapping.signed,
      mapping.direction,
      mapping.balance,
    ].filter((column) => column !== null),
  );
  const columns = Array.from({ length: preview.columns }, (_, index) => index);
  return (
    <>
      <h3 className="head">{words.file}</h3>
      <div className="mapping-rows">
        <table className="grid mini">
          <tbody>
            {preview.rows.slice(0, 8).map(({ row, cells }) => (
              <tr key={row} data-head={row === mapping.headerRow ? '' : undefined}>
                <th className="n">{row}</th>
                {columns.map((column) => (
                  <td key={column} data-used={used.has(column) ? '' : undefined}>
                    {cells[column] ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Sample({ preview }: { preview: Preview }) {
  const { heads } = words;
  return (
    <>
      <h3 className="head">{words.sample(preview.sample.length, preview.bookings)}</h3>
      {preview.problems.length > 0 && (
        <ul className="import-notes" role="alert">
          {preview.problems.slice(0, 3).map((problem) => (
            <li key={`${problem.row} ${problem.sentence}`} className="late">
              {problem.sentence}
            </li>
          ))}
        </ul>
      )}
      {preview.bookings === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <table className="grid mini mapping-sample">
          <thead>
            <tr>
              <th className="n">{heads.row}</th>
              <th>{heads.on}</th>
              <th>{heads.payer}</th>
              <th className="n">{heads.came}</th>
              <th className="n">{heads.went}</th>
              <th className="n">{heads.balance}</th>
            </tr>
          </thead>
          <tbody>
            {preview.sample.map((row) => (
              <tr key={row.row}>
                <td className="n">{row.row}</td>
                <td>{formatDate(row.on)}</td>
                <td className="cut">{row.payer}</td>
                <td className="n">{row.yen > 0 ? formatYen(row.yen) : ''}</td>
                <td className="n dim">{row.yen < 0 ? formatYen(-row.yen) : ''}</td>
                <td className="n dim">{row.balanceYen === null ? '' : formatYen(row.balanceYen)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
