/** Writing a 内容証明: the text from the books, counted as it is typed, with what the post would not take. */
import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { keyWords } from '../../../messages/keys.ts';
import { certifiedWords } from '../../../messages/law-papers.ts';
import { offerDocument } from '../../api/offer-document.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCustomerOptions } from '../../api/use-office.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { CustomerField } from '../../ui/customer-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form } from '../../ui/form.tsx';
import { SaveDialog } from '../../ui/save-dialog.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

const words = certifiedWords.write;
type Grid = NonNullable<InputOf<'certified.compose'>['grid']>;
type Counted = OutputOf<'certified.count'>;
const GRIDS = (Object.keys(words.grids) as Grid[]).map((value) => ({ value, label: words.grids[value] }));
const TEXT_LINES = 14;

export function CertifiedWriter({ client, onClose }: { client: ClientSummary; onClose: () => void }) {
  const { clientId } = client;
  const customers = useCustomerOptions(clientId);
  const [customerId, setCustomerId] = useState<number | null>(null);
  const [grid, setGrid] = useState<Grid>('vertical-20x26');
  const [deadlineOn, setDeadlineOn] = useState<PlainDate | null>(null);
  const [withInterest, setWithInterest] = useState(true);
  const [word, setWord] = useState(false);
  const [asked, setAsked] = useState(false);
  const deadline = deadlineOn === null ? {} : { deadlineOn };
  const draft = useDraftText({ clientId, customerId, grid, withInterest, ...deadline });
  const command = useCommand('certified.issue');
  async function save() {
    setAsked(true);
    if (customerId === null || draft.text === '') return;
    const reply = await command.run({ clientId, customerId, grid, withInterest, word, text: draft.text, ...deadline });
    if (!reply.ok) return;
    onClose();
    await offerDocument(words.done(reply.value.serial), reply.value.document);
  }
  return (
    <SaveDialog
      title={words.title}
      client={client}
      width={760}
      confirm={words.confirm}
      keyLabel={keyWords.save}
      busy={command.busy}
      onSave={save}
      onClose={onClose}
      failure={command.failure ?? draft.failure}
      failed={words.failed}
    >
      <Form className="form dialog-form">
        <CustomerField
          label={words.customer}
          required
          span={5}
          autoFocus
          customers={customers}
          value={customerId}
          onChange={setCustomerId}
          error={asked && customerId === null ? fieldWords.missing : undefined}
        />
        <SelectField label={words.grid} span={4} value={grid} onChange={setGrid} options={GRIDS} />
        <DateField label={words.deadline} span={3} value={deadlineOn ?? draft.deadlineOn} onChange={setDeadlineOn} />
        <div className="law-whole">
          <CheckField checked={withInterest} onChange={setWithInterest}>
            {words.interest}
          </CheckField>
        </div>
        <div className="law-whole">
          <CheckField checked={word} onChange={setWord}>
            {words.word}
          </CheckField>
        </div>
        <TextField
          label={words.text}
          span={12}
          lines={TEXT_LINES}
          maxLength={20_000}
          value={draft.text}
          onChange={draft.setText}
          placeholder={words.pick}
        />
      </Form>
      {draft.counted && <CountedNote counted={draft.counted} />}
    </SaveDialog>
  );
}

/** The text as composed until the clerk changes it; then it is his, and counted as he left it. */
function useDraftText(question: {
  clientId: number;
  customerId: number | null;
  grid: Grid;
  withInterest: boolean;
  deadlineOn?: string;
}) {
  const { customerId, ...rest } = question;
  const composed = useMethod(
    'certified.compose',
    { ...rest, customerId: customerId ?? 1 },
    { enabled: customerId !== null, fresh: true },
  );
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another customer, deadline or choice of interest writes the text anew
  useEffect(() => setTyped(null), [customerId, rest.withInterest, rest.deadlineOn]);
  const { clientId, grid } = rest;
  const counted = useMethod(
    'certified.count',
    { clientId, customerId: customerId ?? 1, grid, text: typed ?? '' },
    { enabled: typed !== null && customerId !== null },
  );
  return {
    text: typed ?? composed.value?.text ?? '',
    setText: setTyped,
    deadlineOn: composed.value?.deadlineOn ?? null,
    counted: typed === null ? composed.value : counted.value,
    failure: composed.failure,
  };
}

function CountedNote({ counted }: { counted: Counted }) {
  const lines = counted.sheets.reduce((sum, sheet) => sum + sheet.countedLines, 0);
  return (
    <>
      <p className="law-note">{words.counted(counted.sheets.length, lines, counted.feeYen)}</p>
      {counted.faults.map((fault) => (
        <p key={`${fault.kind} ${fault.text}`} className="law-fault" data-stops={fault.kind !== 'level'}>
          {`${words.faults[fault.kind]}　${fault.text}`}
        </p>
      ))}
      {counted.risks.map((risk) => (
        <p key={`${risk.kind} ${risk.words}`} className="law-fault">
          {`${words.risks[risk.kind]}　「${risk.words}」`}
        </p>
      ))}
    </>
  );
}
