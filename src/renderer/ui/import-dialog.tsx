/** Files in, as a window over the page: what may come, the dry run's report, and only then the books. */
import { type ReactNode, useState } from 'react';
import { common } from '../../messages/common.ts';
import type { ShownFailure } from '../../messages/failures.ts';
import { keyWords } from '../../messages/keys.ts';
import { importWords } from '../../messages/lists.ts';
import { Button } from './button.tsx';
import { Dialog, type DialogClient } from './dialog.tsx';
import { ErrorPanel } from './error-panel.tsx';
import { FileDrop, type GivenFile } from './file-drop.tsx';
import { Form } from './form.tsx';
import { type ColumnMapping, type ImportFlowOptions, useImportFlow } from './import-flow.ts';
import { ImportReport, RejectedTable } from './import-report.tsx';
import { Progress } from './job-bar.tsx';
import type { PageKeys } from './keyboard.ts';
import { rejectedCsv } from './rejected-csv.ts';
import { SelectField } from './select-field.tsx';
import { useStepFocus } from './step-focus.ts';

export interface TemplateChoice {
  label: string;
  /** Names of the columns that must be there, and of those that may. */
  columns: { required: string; optional: string };
  save: (format: 'csv' | 'xlsx') => void;
}

export interface ImportDialogProps extends ImportFlowOptions {
  title: string;
  client: DialogClient;
  /** 社, 件: what is counted. */
  unit: string;
  /** What the file may be, in a sentence. */
  hint: string;
  templates: readonly TemplateChoice[];
  /** Saves bytes where the clerk says. */
  onSave: (name: string, bytes: Uint8Array) => void;
  onClose: () => void;
  /** Stands over the field: the choice between kinds of file. */
  children?: ReactNode;
}

const TABLES = '.csv,.txt,.tsv,.xlsx';

export function ImportDialog(props: ImportDialogProps) {
  const flow = useImportFlow(props);
  const { step, file } = flow;
  const body = useStepFocus(step.at);
  const outcome = step.at === 'report' || step.at === 'done' ? step.outcome : null;
  function exportRejected() {
    if (outcome && file) props.onSave(importWords.rejectedFile(file.name), rejectedCsv(outcome.rejected));
  }
  return (
    <Dialog
      title={props.title}
      client={props.client}
      width={960}
      bare
      onClose={props.onClose}
      keys={keysOf(step.at, outcome, { commit: flow.commit, exportRejected })}
    >
      <div className="import-body" ref={body}>
        {step.at === 'choose' && <Choose {...props} onFile={flow.check} />}
        {step.at === 'working' && <Working text={step.committing ? importWords.committing : importWords.checking} />}
        {step.at === 'mapping' && (
          <Mapping missing={step.missing} heads={step.heads} onGo={flow.map} onCancel={props.onClose} />
        )}
        {step.at === 'refused' && (
          <FileRefused
            failure={step.failure}
            fileName={file?.name ?? ''}
            onAgain={flow.restart}
            onClose={props.onClose}
          />
        )}
        {outcome && file && (
          <ImportReport
            fileName={file.name}
            accepted={outcome.accepted}
            rejected={outcome.rejected}
            unit={props.unit}
            trial={step.at === 'report'}
            onCommit={flow.commit}
            onCancel={props.onClose}
            onExport={exportRejected}
          />
        )}
      </div>
    </Dialog>
  );
}

function keysOf(
  at: string,
  outcome: { accepted: number; rejected: readonly unknown[] } | null,
  run: { commit: () => void; exportRejected: () => void },
): PageKeys {
  if (!outcome) return {};
  return {
    ...(outcome.rejected.length > 0 ? { F10: { label: importWords.rejectedKey, run: run.exportRejected } } : {}),
    ...(at === 'report'
      ? { F12: { label: keyWords.takeIn, run: run.commit, main: true, disabled: outcome.accepted === 0 } }
      : {}),
  };
}

function Choose(props: ImportDialogProps & { onFile: (file: GivenFile) => void }) {
  return (
    <>
      <div className="import-choose">
        {props.children}
        <FileDrop accept={TABLES} onFile={props.onFile} autoFocus />
        <p className="sub">{props.hint}</p>
        <Templates templates={props.templates} />
      </div>
      <div className="dialog-foot">
        <span className="grow" />
        <Button keyCap="Esc" onClick={props.onClose}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}

/** Empty templates to fill in, in both kinds of file. */
export function Templates({ templates }: { templates: readonly TemplateChoice[] }) {
  return (
    <ul className="templates">
      {templates.map((template) => (
        <li key={template.label}>
          <div className="grow">
            <b>{template.label}</b>
            <dl>
              <div>
                <dt>{importWords.requiredColumns}</dt>
                <dd>{template.columns.required}</dd>
              </div>
              <div>
                <dt>{importWords.optionalColumns}</dt>
                <dd>{template.columns.optional}</dd>
              </div>
            </dl>
          </div>
          <Button small onClick={() => template.save('xlsx')}>
            {importWords.templateExcel}
          </Button>
          <Button small onClick={() => template.save('csv')}>
            {importWords.templateCsv}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** What stands in the dialog while the core reads or books. */
export function Working({ text }: { text: string }) {
  return (
    <div className="import-working" role="status">
      <p>{text}</p>
      <Progress done={0} total={0} />
    </div>
  );
}

function Mapping(props: {
  missing: readonly string[];
  heads: readonly string[];
  onGo: (mapping: ColumnMapping) => void;
  onCancel: () => void;
}) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const ready = props.missing.every((title) => chosen[title]);
  const options = props.heads.map((head) => ({ value: head, label: head }));
  const go = () => props.onGo(Object.fromEntries(props.missing.map((title) => [chosen[title] ?? '', title])));
  return (
    <>
      <div className="import-choose">
        <p>
          <b>{importWords.mapping.title}</b>
        </p>
        <p className="sub">{importWords.mapping.text}</p>
        <Form className="form mapping">
          {props.missing.map((title) => (
            <SelectField
              key={title}
              label={title}
              required
              span={6}
              value={chosen[title] ?? null}
              options={options}
              placeholder={importWords.mapping.choose}
              onChange={(head) => setChosen({ ...chosen, [title]: head })}
            />
          ))}
        </Form>
      </div>
      <div className="dialog-foot">
        <Button tone="primary" disabled={!ready} onClick={go} data-save>
          {importWords.mapping.go}
        </Button>
        <span className="grow" />
        <Button keyCap="Esc" onClick={props.onCancel}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}

export interface FileRefusedProps {
  failure: ShownFailure;
  fileName: string;
  onAgain: () => void;
  onClose: () => void;
  /** Another way out, before 別のファイルを選ぶ. */
  children?: ReactNode;
}

/** A file that cannot come in at all: why, and every place that is wrong. */
export function FileRefused({ failure, fileName, onAgain, onClose, children }: FileRefusedProps) {
  const problems = problemsOf(failure);
  const all = typeof failure.facts.problems === 'number' ? failure.facts.problems : problems.length;
  return (
    <>
      <div className="import-choose">
        <ErrorPanel failure={failure} title={importWords.refused} safe={importWords.refusedSafe} />
      </div>
      {problems.length > 0 ? (
        <>
          <div className="import-head">
            <b className="cut">{fileName}</b>
            <span className="grow" />
            <b className="late">{importWords.problems(problems.length, all)}</b>
          </div>
          <RejectedTable rejected={problems} />
        </>
      ) : (
        <div className="fill" />
      )}
      <div className="dialog-foot">
        {children}
        <Button onClick={onAgain} data-autofocus>
          {importWords.again}
        </Button>
        <span className="grow" />
        <Button keyCap="Esc" onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </>
  );
}

/** The places a refusal of a whole file names; those about the file itself have no row and are said above. */
function problemsOf(failure: ShownFailure) {
  const { rows, fields, values, reasons } = failure.facts;
  if (!Array.isArray(rows) || !Array.isArray(fields) || !Array.isArray(values) || !Array.isArray(reasons)) return [];
  return rows
    .map((row, index) => ({
      row: Number(row),
      field: String(fields[index] ?? ''),
      value: String(values[index] ?? ''),
      reason: String(reasons[index] ?? ''),
      code: failure.code,
    }))
    .filter((problem) => problem.row > 0);
}
