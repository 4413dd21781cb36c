/** How the client's letters are made, on its page: the envelope, what lies in it, how it is set; F8 changes it. */
import { useState } from 'react';
import { paperChoiceWords as words } from '../../../messages/envelopes.ts';
import { stageTitle } from '../../../messages/reminders.ts';
import { useMethod } from '../../api/use-method.ts';
import { Button } from '../../ui/button.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { ClientPaperDialog } from '../envelopes/client-paper-dialog.tsx';
import type { ClientDetail } from './client-draft.ts';

export function ClientPapers({ client }: { client: ClientDetail }) {
  const paper = useMethod('papers.get', { clientId: client.clientId }).value;
  const envelopes = useMethod('envelopes.list', {}).value?.envelopes ?? [];
  const [open, setOpen] = useState(false);
  usePageKeys({ F8: { label: words.keys.edit, run: () => setOpen(true), disabled: !paper } });
  if (!paper) return null;
  const { effective, envelope } = paper;
  const nameOf = (key: string) => envelopes.find((one) => one.key === key)?.name ?? key;
  const from = (stage: number | null) => (stage === null ? words.never : words.from(stageTitle(stage)));
  const thick =
    effective.thick === 'next'
      ? words.thickNext
      : effective.thick === 'refuse'
        ? words.thickRefuse
        : words.thickInto(nameOf(effective.thick));
  const facts: [string, string][] = [
    [words.envelope, nameOf(envelope)],
    [words.columns.thick, thick],
    [words.columns.slip, from(effective.slipFrom)],
    [words.columns.copies, from(effective.copiesFrom)],
    [words.columns.vertical, effective.vertical ? words.upright : words.across],
    [words.duplex, effective.duplex === null ? words.duplexUsual : effective.duplex ? words.duplexOn : words.duplexOff],
  ];
  return (
    <>
      <h3 className="head">
        {words.section}
        <Button small keyCap="F8" onClick={() => setOpen(true)}>
          {words.change}
        </Button>
      </h3>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open && <ClientPaperDialog paper={{ ...client, effective, envelope }} onClose={() => setOpen(false)} />}
    </>
  );
}
