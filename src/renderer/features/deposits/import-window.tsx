/** Bank files in, as a window over the page. Nothing is written before the report was seen. */
import { common } from '../../../messages/common.ts';
import { FORMAT_NAMES, depositImportWords as words } from '../../../messages/deposits.ts';
import { keyWords } from '../../../messages/keys.ts';
import { importWords } from '../../../messages/lists.ts';
import { mappingWords } from '../../../messages/mapping.ts';
import { saveTemplateAndTell } from '../../api/use-import.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { FileRefused, Templates, Working } from '../../ui/import-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useStepFocus } from '../../ui/step-focus.ts';
import type { ImportFlow } from './import-flow.ts';
import { ImportObstacle, isObstacle } from './import-obstacle.tsx';
import { ImportSummary } from './import-summary.tsx';
import { MappingPane } from './mapping-pane.tsx';

/** Banks give their files any ending. */
const ANY_FILE = '';

const TEMPLATES = [
  {
    label: words.template,
    columns: words.columns,
    save: (format: 'csv' | 'xlsx') => void saveTemplateAndTell('deposits', format),
  },
];

/** A table whose columns are not known, or not all: the clerk knows them. */
const MAPPABLE: ReadonlySet<string> = new Set(['bank-format-unknown', 'column-missing', 'column-twice']);

const FORMATS = FORMAT_NAMES.map(([value, label]) => ({ value, label }));

/** `client` is the one on screen; null: the whole office. */
export function ImportWindow({ flow, client }: { flow: ImportFlow; client: ClientSummary | null }) {
  const { step, file } = flow;
  const body = useStepFocus(`${step.at} ${step.at === 'refused' ? step.failure.code : ''}`);
  const canCommit = step.at === 'report' && step.value.accepted > 0;
  return (
    <Dialog
      title={words.title}
      sub={client ? undefined : words.officeSub}
      client={client ?? undefined}
      width={880}
      bare
      onClose={flow.close}
      keys={
        step.at === 'report'
          ? { F12: { label: keyWords.takeIn, run: flow.commit, main: true, disabled: !canCommit } }
          : {}
      }
    >
      <div className="import-body import-bank" ref={body}>
        {step.at === 'choose' && <Choose flow={flow} />}
        {step.at === 'working' && <Working text={step.committing ? importWords.committing : importWords.checking} />}
        {step.at === 'report' && file && (
          <>
            <ImportSummary flow={flow} value={step.value} client={client} fileName={file.name} />
            <div className="dialog-foot">
              <Button tone="primary" keyCap="F12" disabled={!canCommit} onClick={flow.commit} data-autofocus>
                {words.commit(step.value.accepted)}
              </Button>
              <Button onClick={flow.again}>{importWords.again}</Button>
              <span className="grow" />
              <Button keyCap="Esc" onClick={flow.close}>
                {importWords.cancel}
              </Button>
            </div>
          </>
        )}
        {step.at === 'mapping' && file && (
          <MappingPane file={file} onGo={(mapping) => void flow.check(file, { mapping })} onClose={flow.close} />
        )}
        {step.at === 'refused' &&
          file &&
          (isObstacle(step.failure) ? (
            <ImportObstacle flow={flow} failure={step.failure} file={file} />
          ) : (
            <FileRefused failure={step.failure} fileName={file.name} onAgain={flow.again} onClose={flow.close}>
              {MAPPABLE.has(step.failure.code) && (
                <Button tone="primary" onClick={flow.map}>
                  {mappingWords.open}
                </Button>
              )}
              {step.failure.code === 'bank-format-unknown' && <FormatChoice flow={flow} />}
            </FileRefused>
          ))}
      </div>
    </Dialog>
  );
}

function Choose({ flow }: { flow: ImportFlow }) {
  return (
    <>
      <div className="import-choose">
        <FileDrop accept={ANY_FILE} onFile={(file) => void flow.check(file)} autoFocus />
        <p className="sub">{words.hint}</p>
        <Templates templates={TEMPLATES} />
      </div>
      <div className="dialog-foot">
        <span className="grow" />
        <Button keyCap="Esc" onClick={flow.close}>
          {common.cancel}
        </Button>
      </div>
    </>
  );
}

/** The file was not known by its contents: the clerk may know better. */
function FormatChoice({ flow }: { flow: ImportFlow }) {
  const { file } = flow;
  return (
    <div className="format-choice">
      <SelectField
        label={words.format}
        options={FORMATS}
        value={flow.choice.format}
        onChange={(format) => file && void flow.check(file, { format })}
      />
    </div>
  );
}
