import { useEffect } from 'react';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { settingsWords, officeTabWords as words } from '../../../messages/settings.ts';
import { closeOffice } from '../../api/desk.ts';
import { openDocument } from '../../api/documents.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { TextField } from '../../ui/text-field.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { CycleDays } from './cycle-days.tsx';

export function OfficeTab() {
  const { value: office, refresh } = useMethod('office.info', {});
  // The number of entries grows with every command, of which no event tells this query.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the tab is opened
  useEffect(() => void refresh(), []);
  if (!office) return null;
  return (
    <div className="settings">
      <OfficeName key={office.name} name={office.name} />
      <section>
        <dl className="facts">
          <div>
            <dt>{words.path}</dt>
            <dd>{office.path}</dd>
          </div>
          <div>
            <dt>{words.schema}</dt>
            <dd>{office.schemaVersion}</dd>
          </div>
          <div>
            <dt>{words.seq}</dt>
            <dd>{words.seqCount(office.seq)}</dd>
          </div>
        </dl>
        <Button onClick={() => openDocument('.', 'folder')}>{words.showFolder}</Button>
      </section>
      <section>
        <h2>{words.clients}</h2>
        <p className="sub">{words.clientsText}</p>
        <div className="buttons">
          <Button onClick={() => navigate('clients')}>{words.clientsButton}</Button>
        </div>
      </section>
      <CycleDays />
      <section>
        <h2>{words.other}</h2>
        <p className="sub">{words.otherText}</p>
        <div className="buttons">
          <Button onClick={() => leaveThen(() => void closeOffice())}>{words.close}</Button>
        </div>
      </section>
    </div>
  );
}

function OfficeName({ name }: { name: string }) {
  const draft = useDraft({ name });
  const update = useCommand('office.updateSettings');
  async function save() {
    if (!draft.dirty || draft.values.name.trim() === '') return;
    const reply = await update.run({ name: draft.values.name });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(settingsWords.saved);
  }
  usePageKeys({ F12: { label: keyWords.save, run: save, main: true, disabled: !draft.dirty } });
  return (
    <section>
      <Form>
        <TextField label={words.name} span={8} maxLength={120} {...draft.bind('name')} />
        <div className="beside-field">
          <Button tone="primary" keyCap="F12" onClick={save} disabled={!draft.dirty || update.busy} data-save>
            {common.save}
          </Button>
        </div>
      </Form>
      {update.failure && <ErrorPanel failure={update.failure} onClose={update.clear} />}
    </section>
  );
}
