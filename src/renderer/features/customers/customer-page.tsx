/** 得意先: the form, for a new customer and for one that is there. */
import './customers.css';
import { useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { common } from '../../../messages/common.ts';
import { customerActWords } from '../../../messages/customer-acts.ts';
import { customerWords, customerFormWords as words } from '../../../messages/customers.ts';
import { keyWords } from '../../../messages/keys.ts';
import { noteWords } from '../../../messages/received-notes.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { customerSendingWords } from '../../../messages/sendings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useCustomerActs } from '../../api/use-customer-acts.tsx';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { type Draft, useDraft } from '../../ui/draft.ts';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { CustomerNotesDialog } from '../received-notes/customer-notes-dialog.tsx';
import { useSendPapers } from '../sendings/use-send-papers.tsx';
import { type CustomerValues, customerInput, emptyCustomer, valuesOf, wrongFields } from './customer-draft.ts';
import { CustomerFields } from './customer-fields.tsx';
import { type CustomerDetail, nextCode } from './customer-list.ts';
import { CustomerSide } from './customer-side.tsx';
import { HoldDialog, useRelease } from './hold-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';

export function CustomerPage() {
  const client = useCurrentClient();
  const id = useRoute((route) => route.params.id);
  if (!client) return null;
  return id ? <ExistingCustomer key={id} client={client} customerId={Number(id)} /> : <NewCustomer client={client} />;
}

function NewCustomer({ client }: { client: ClientSummary }) {
  const { clientId } = client;
  const settings = useMethod('clients.get', { clientId });
  const list = useMethod('customers.list', { clientId });
  const failure = settings.failure ?? list.failure;
  if (failure) return <Unread title={words.newTitle} failure={failure} retry={settings.refresh} />;
  if (!settings.value || !list.value) return <Page title={words.newTitle}>{null}</Page>;
  const code = nextCode(list.value.customers.map((customer) => customer.code));
  return <CustomerForm client={client} customer={null} initial={emptyCustomer(settings.value, code)} />;
}

function ExistingCustomer({ client, customerId }: { client: ClientSummary; customerId: number }) {
  const customer = useMethod('customers.get', { clientId: client.clientId, customerId });
  if (customer.failure && !customer.value) {
    return <Unread title={words.editTitle} failure={customer.failure} retry={customer.refresh} />;
  }
  if (!customer.value) return <Page title={words.editTitle}>{null}</Page>;
  return <CustomerForm client={client} customer={customer.value} initial={valuesOf(customer.value)} />;
}

function Unread({ title, failure, retry }: { title: string; failure: Failure; retry: () => unknown }) {
  return (
    <Page title={title}>
      <ReadError failure={failure} retry={retry} />
    </Page>
  );
}

const toList = () => navigate('customers');

interface CustomerFormProps {
  client: ClientSummary;
  customer: CustomerDetail | null;
  initial: CustomerValues;
}

function CustomerForm({ client, customer, initial }: CustomerFormProps) {
  const draft = useDraft(initial);
  const saving = useSaving(client, customer, draft);
  const [over, setOver] = useState<'merge' | 'hold' | 'notes' | null>(null);
  const release = useRelease(client);
  const acts = useCustomerActs(client);
  const papers = useSendPapers(client);
  const [pane, setPane] = useState<'form' | 'side'>('form');
  const onePane = useOnePane() && customer !== null;
  useFormKeys(customer, saving, {
    merge: () => leaveThen(() => setOver('merge')),
    acts: () => customer && leaveThen(() => acts.ask(customer)),
    notes: () => leaveThen(() => setOver('notes')),
    send: () => customer && leaveThen(() => papers.ask({ kind: 'invoice', customer })),
    hold: () => (customer?.reminderHold ? void release(customer) : setOver('hold')),
  });
  return (
    <Page
      title={customer ? words.editTitle : words.newTitle}
      sub={customer ? `${customer.code}　${customer.name}` : words.newSub}
    >
      {saving.failure && (
        <ErrorNote
          failure={saving.failure}
          title={words.saveFailed}
          retry={{ keyCap: 'F12', run: saving.save }}
          onClose={saving.clear}
        />
      )}
      {onePane && <PaneChoice pane={pane} onChange={setPane} />}
      <div className={customer && !onePane ? 'split' : 'split alone'}>
        <section hidden={onePane && pane !== 'form'}>
          <div className="side-body form-body">
            <CustomerFields draft={draft} isNew={customer === null} onLeave={toList} />
          </div>
          <FormActions saving={saving} />
        </section>
        {customer && (!onePane || pane === 'side') && (
          <aside className={onePane ? undefined : 'side'}>
            <CustomerSide clientId={client.clientId} customer={customer} />
          </aside>
        )}
      </div>
      {customer && over === 'merge' && (
        <MergeDialog client={client} customer={customer} onClose={() => setOver(null)} />
      )}
      {acts.dialog}
      {papers.dialog}
      {customer && over === 'notes' && (
        <CustomerNotesDialog client={client} customer={customer} onClose={() => setOver(null)} />
      )}
      {customer && over === 'hold' && <HoldDialog client={client} customer={customer} onClose={() => setOver(null)} />}
    </Page>
  );
}

function FormActions({ saving }: { saving: Saving }) {
  return (
    <Actions>
      <Button tone="primary" keyCap="F12" onClick={saving.save} disabled={saving.busy} data-save>
        {common.save}
      </Button>
      <span className="grow" />
      <Button keyCap="Esc" onClick={() => leaveThen(toList)}>
        {common.cancel}
      </Button>
    </Actions>
  );
}

function PaneChoice({ pane, onChange }: { pane: 'form' | 'side'; onChange: (pane: 'form' | 'side') => void }) {
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.editTitle}
        segments={[
          { value: 'form', label: words.panes.form },
          { value: 'side', label: words.panes.side },
        ]}
        value={pane}
        onChange={onChange}
      />
    </Toolbar>
  );
}

type Saving = ReturnType<typeof useSaving>;

function useFormKeys(
  customer: CustomerDetail | null,
  saving: Saving,
  does: Record<'merge' | 'hold' | 'acts' | 'notes' | 'send', () => void>,
): void {
  const { keys } = customerWords;
  usePageKeys(
    {
      F2: { label: keyWords.new, run: () => navigate('customer', { new: '1' }) },
      ...(customer
        ? {
            F6: { label: keys.merge, run: does.merge },
            F7: { label: customerActWords.key, run: does.acts },
            F8: { label: keys.invoice, run: () => navigate('invoice', { customer: String(customer.customerId) }) },
            F9: { label: noteWords.button, run: does.notes },
            F10: { label: customerSendingWords.key, run: does.send },
            F11: { label: customer.reminderHold === null ? keys.hold : keys.release, run: does.hold },
          }
        : {}),
      F12: { label: keyWords.save, run: saving.save, main: true, disabled: saving.busy },
    },
    {
      Escape: () => leaveThen(toList),
      'Ctrl+M': () => customer && navigate('reminder-policy', { customer: String(customer.customerId) }),
    },
  );
}

/** Checks, sends, and says what was done; a refusal about a field lands beside that field. */
function useSaving(client: ClientSummary, customer: CustomerDetail | null, draft: Draft<CustomerValues>) {
  const create = useCommand('customers.create');
  const update = useCommand('customers.update');
  const [failure, setFailure] = useState<Failure | null>(null);
  const { clientId } = client;

  async function save() {
    const wrong = wrongFields(draft.values);
    draft.setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const input = customerInput(draft.values);
    const reply = customer
      ? await update.run({ clientId, customerId: customer.customerId, ...input })
      : await create.run({ clientId, ...input });
    if (!reply.ok) return refused(reply.error);
    setFailure(null);
    draft.restart(draft.values);
    showResult(words.saved(input.code, input.name));
    if ('customerId' in reply.value) navigate('customer', { id: String(reply.value.customerId) });
  }
  function refused(error: Failure) {
    const field = error.field?.split('.')[0];
    if (error.kind === 'refusal' && field !== undefined && field in draft.values) {
      draft.setErrors({ [field]: refusalSentence(error.code, error.facts) });
    } else setFailure(error);
  }
  return { save, failure, clear: () => setFailure(null), busy: create.busy || update.busy };
}
