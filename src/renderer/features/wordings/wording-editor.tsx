/** Heading and text of one wording; what is wrong with it, and what goes too far, stands under it while it is typed. */
import { MAX_BODY, MAX_TITLE } from '../../../domain/wording/template.ts';
import { common } from '../../../messages/common.ts';
import { stageShort } from '../../../messages/reminders.ts';
import { problemWords, riskSentence, variantWords, wordingWords as words } from '../../../messages/wordings.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNote } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { Actions } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Editing, HeldWording } from './use-wordings.ts';

export interface WordingEditorProps {
  held: HeldWording;
  editing: Editing;
  onInsert: () => void;
}

export function WordingEditor({ held, editing, onInsert }: WordingEditorProps) {
  const { draft, problems, risks } = editing;
  return (
    <div className="wording-edit">
      {editing.failure && <ErrorNote failure={editing.failure} title={words.editor.failed} onClose={editing.forget} />}
      <div className="side-head">
        <div>
          <b>
            {stageShort(held.stage)}　{variantWords(held.variant)}
          </b>
          <span className="sub">{words.means[held.variant]}</span>
        </div>
        <span className="sub nb">{words.editor.letters(draft.values.body.length, MAX_BODY)}</span>
      </div>
      <div className="side-body form-body">
        <Form>
          <TextField label={words.editor.title} maxLength={MAX_TITLE} {...draft.bind('title')} />
          <BodyField editing={editing} />
        </Form>
        <ul className="wording-notes" aria-live="polite">
          {problems.map((problem) => (
            <li key={JSON.stringify(problem)} className="late">
              {problemWords(problem)}
            </li>
          ))}
          {risks.map((risk) => (
            <li key={`${risk.part} ${risk.at} ${risk.words}`} className="late">
              {riskSentence(risk)}
            </li>
          ))}
          {risks.length > 0 && editing.locked && <li>{words.editor.locked}</li>}
          {problems.length + risks.length === 0 && <li className="sub">{words.editor.fine}</li>}
        </ul>
      </div>
      <Actions>
        <Button
          tone="primary"
          keyCap="F12"
          onClick={editing.save}
          disabled={editing.busy || !editing.savable}
          data-save
        >
          {common.save}
        </Button>
        <Button keyCap="F7" onClick={onInsert}>
          {words.fields.title}
        </Button>
        <span className="grow" />
        {editing.own && (
          <Button keyCap="F11" onClick={editing.restore} disabled={editing.busy}>
            {words.editor.outer[held.outer.source]}
          </Button>
        )}
      </Actions>
    </div>
  );
}

function BodyField({ editing }: { editing: Editing }) {
  return (
    <TextField
      label={words.editor.body}
      lines={12}
      maxLength={MAX_BODY}
      hint={words.editor.bodyHint}
      inputRef={editing.box}
      {...editing.draft.bind('body')}
    />
  );
}
