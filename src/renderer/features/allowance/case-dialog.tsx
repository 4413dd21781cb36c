/** 個別評価 and 実質的に債権とみられない額 of one customer. */
import { allowanceWords } from '../../../messages/allowance.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import type { Claim } from './claims-view.tsx';

const words = allowanceWords.caseDialog;

export function CaseDialog({ client, claim, onClose }: { client: ClientSummary; claim: Claim; onClose: () => void }) {
  const draft = useDraft({
    ground: claim.ground ?? ('none' as const),
    since: claim.since,
    securityYen: claim.securityYen as number | null,
    notReceivableYen: claim.notReceivableYen as number | null,
    reason: claim.reason,
  });
  const command = useCommand('allowance.setCase');
  async function save() {
    const { ground, since, securityYen, notReceivableYen, reason } = draft.values;
    const reply = await command.run({
      clientId: client.clientId,
      customerId: claim.customerId,
      ground: ground === 'none' ? null : ground,
      since: ground === 'none' ? null : since,
      securityYen: ground === 'none' ? 0 : (securityYen ?? 0),
      notReceivableYen: notReceivableYen ?? 0,
      reason,
    });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved(claim.name));
    onClose();
  }
  const isIndividual = draft.values.ground !== 'none';
  return (
    <Dialog
      title={words.title(claim.name)}
      client={client}
      width={560}
      onClose={onClose}
      keys={{ F12: { label: words.save, run: () => void save(), main: true, disabled: command.busy } }}
      foot={
        <>
          <Button tone="primary" keyCap="F12" onClick={() => void save()} disabled={command.busy} data-save>
            {words.save}
          </Button>
          <span className="grow" />
          <Button keyCap="Esc" onClick={onClose}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <Form className="form dialog-form">
        <SelectField
          label={words.ground}
          span={12}
          options={[
            { value: 'none', label: words.none },
            { value: 'petition', label: allowanceWords.grounds.petition },
            { value: 'suspension', label: allowanceWords.grounds.suspension },
          ]}
          {...draft.bind('ground')}
        />
        {isIndividual && (
          <>
            <DateField label={words.since} required span={5} {...draft.bind('since')} />
            <YenField label={words.security} span={7} {...draft.bind('securityYen')} />
          </>
        )}
        <YenField label={words.notReceivable} span={12} {...draft.bind('notReceivableYen')} />
        <TextField label={words.reason} span={12} required={isIndividual} maxLength={200} {...draft.bind('reason')} />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={allowanceWords.failed} />}
    </Dialog>
  );
}
