/** How the letters of this run alone are made. */
import { useState } from 'react';
import type { PaperChoices } from '../../../domain/paper-choices.ts';
import { paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { ChoiceFields, choicesIn, choiceValues } from '../envelopes/choice-fields.tsx';

export interface RunPaperDialogProps {
  paper: Partial<PaperChoices>;
  onPaper: (paper: Partial<PaperChoices>) => void;
  onClose: () => void;
}

export function RunPaperDialog({ paper, onPaper, onClose }: RunPaperDialogProps) {
  const [values, setValues] = useState(choiceValues(paper));
  return (
    <SaveDialog
      title={words.run.title}
      confirm={words.run.confirm}
      keyLabel={words.run.key}
      onSave={() => {
        onPaper(choicesIn(values));
        onClose();
      }}
      onClose={onClose}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <ChoiceFields
          values={values}
          onChange={(changes) => setValues((before) => ({ ...before, ...changes }))}
          around={words.run.usual}
        />
      </Form>
    </SaveDialog>
  );
}
