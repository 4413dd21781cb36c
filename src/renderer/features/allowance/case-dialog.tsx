/** 個別評価 and 実質的に債権とみられない額 of one customer. */
import { fiveYearsThrough, GROUNDS, type Ground, isWholeLoss } from '../../../domain/allowance.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { allowanceWords } from '../../../messages/allowance.ts';
import { common } from '../../../messages/common.ts';
import { useCommand } from '../../api/use-command.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import type { Claim } from './claims-view.tsx';

const words = allowanceWords.caseDialog;

interface CaseValues {
  ground: Ground | 'none';
  since: PlainDate | null;
  securityYen: number | null;
  collectibleYen: number | null;
  notReceivableYen: number | null;
  reason: string;
}

export interface CaseDialogProps {
  client: ClientSummary;
  claim: Claim;
  /** The month the year ends with, from which the five years of 1号 are reckoned. */
  endMonth: number;
  onClose: () => void;
}

export function CaseDialog({ client, claim, endMonth, onClose }: CaseDialogProps) {
  const draft = useDraft<CaseValues>({
    ground: claim.ground ?? 'none',
    since: claim.since,
    securityYen: claim.securityYen,
    collectibleYen: claim.collectibleYen,
    notReceivableYen: claim.notReceivableYen,
    reason: claim.reason,
  });
  const command = useCommand('allowance.setCase');
  async function save() {
    const { ground, since, securityYen, collectibleYen, notReceivableYen, reason } = draft.values;
    const reply = await command.run({
      clientId: client.clientId,
      customerId: claim.customerId,
      ground: ground === 'none' ? null : ground,
      since: ground === 'none' ? null : since,
      securityYen: ground === 'none' ? 0 : (securityYen ?? 0),
      collectibleYen: ground !== 'none' && isWholeLoss(ground) ? (collectibleYen ?? 0) : 0,
      notReceivableYen: notReceivableYen ?? 0,
      reason,
    });
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.saved(claim.name));
    onClose();
  }
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
        <CaseFields draft={draft} endMonth={endMonth} />
      </Form>
      {command.failure && <ErrorPanel failure={command.failure} title={allowanceWords.failed} />}
    </Dialog>
  );
}

function CaseFields({ draft, endMonth }: { draft: Draft<CaseValues>; endMonth: number }) {
  const { ground, since } = draft.values;
  const isIndividual = ground !== 'none';
  return (
    <>
      <SelectField
        label={words.ground}
        span={12}
        options={[
          { value: 'none', label: words.none },
          ...GROUNDS.map((value) => ({ value, label: allowanceWords.grounds[value] })),
        ]}
        {...draft.bind('ground')}
      />
      {isIndividual && (
        <>
          <DateField label={words.since} required span={5} {...draft.bind('since')} />
          <YenField label={words.security} span={7} {...draft.bind('securityYen')} />
          {isWholeLoss(ground) && (
            <YenField label={collectibleLabel(ground, since, endMonth)} span={12} {...draft.bind('collectibleYen')} />
          )}
        </>
      )}
      <YenField label={words.notReceivable} span={12} {...draft.bind('notReceivableYen')} />
      <TextField label={words.reason} span={12} required={isIndividual} maxLength={200} {...draft.bind('reason')} />
    </>
  );
}

/** 1号 asks what the plan pays within five years, 2号 what is still hoped for. */
function collectibleLabel(ground: Ground, since: PlainDate | null, endMonth: number): string {
  if (ground === 'hopeless') return words.collectible.hopeless;
  return since === null
    ? words.collectible.rescheduledUndated
    : words.collectible.rescheduled(fiveYearsThrough(since, endMonth));
}
