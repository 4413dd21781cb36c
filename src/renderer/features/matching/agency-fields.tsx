/** An agency nobody has entered yet: its name, and what it keeps. */
import { useState } from 'react';
import { parseMilli } from '../../../domain/money.ts';
import { agencyWords as words } from '../../../messages/agencies.ts';
import { fieldWords } from '../../../messages/fields.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

/** 3.25 (%) → 32,500 millionths; null when it is no rate up to 50 %. */
function ppmOf(text: string): number | null {
  const milli = parseMilli(text.replace(/[%％]/g, ''));
  return milli === null || milli < 0 || milli > 50_000 ? null : milli * 10;
}

export function AgencyFields({ clientId, payerName }: { clientId: number; payerName: string }) {
  const save = useCommand('agencies.save');
  const [name, setName] = useState('');
  const [rate, setRate] = useState('');
  const [perItemYen, setPerItemYen] = useState<number | null>(0);
  const [tried, setTried] = useState(false);
  const ratePpm = ppmOf(rate);
  async function run() {
    setTried(true);
    if (name.trim() === '' || ratePpm === null) return;
    await save.run({ clientId, name, payerName, ratePpm, perItemYen: perItemYen ?? 0 });
  }
  return (
    <>
      <p>{words.unknown(payerName)}</p>
      <Form className="form dialog-form">
        <TextField
          label={words.name}
          required
          span={5}
          autoFocus
          maxLength={120}
          value={name}
          onChange={setName}
          error={tried && name.trim() === '' ? fieldWords.missing : undefined}
        />
        <TextField
          label={words.rate}
          required
          span={3}
          maxLength={8}
          value={rate}
          onChange={setRate}
          hint={words.rateHint}
          error={tried && ratePpm === null ? words.rateWrong : undefined}
        />
        <YenField label={words.perItem} span={4} value={perItemYen} onChange={setPerItemYen} />
      </Form>
      <div className="agency-save">
        <Button onClick={run} disabled={save.busy} data-save>
          {words.save}
        </Button>
      </div>
      {save.failure && <ErrorPanel failure={save.failure} title={words.failed} />}
    </>
  );
}
