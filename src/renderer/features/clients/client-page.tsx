/** 顧問先: the form, for a new client and for one that is there. */
import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../contract/reply.ts';
import { archiveWords, clientFormWords, clientWords } from '../../../messages/clients.ts';
import { common, shownDate } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { ChangeLog } from '../../api/change-log.tsx';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { useClients } from '../../api/use-office.ts';
import { showResult } from '../../stores/jobs.ts';
import { navigate, useRoute } from '../../stores/route.ts';
import { chooseClient, useScope } from '../../stores/scope.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { useDraft } from '../../ui/draft.ts';
import { ErrorNote, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Actions, Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { BankAccounts } from './bank-accounts.tsx';
import {
  type ClientDetail,
  type ClientValues,
  clientInput,
  emptyClient,
  valuesOf,
  wrongFields,
} from './client-draft.ts';
import { ClientFields } from './client-fields.tsx';
import { ClientPapers } from './client-papers.tsx';
import { SealImage } from './seal-image.tsx';

/**
 * The form always shows the client whose band runs along the window: nobody changes one client's master under another's
 * colour. `client?new=1` is a new one, under the office's.
 */
export function ClientPage() {
  const isNew = useRoute((route) => route.params.new) !== undefined;
  const current = useScope((scope) => scope.clientId);
  useEffect(() => {
    if (!isNew && current === null) toList();
  }, [isNew, current]);
  if (isNew) return <NewClient />;
  return current === null ? null : <ExistingClient key={current} clientId={current} />;
}

function NewClient() {
  const clients = useClients();
  const current = useScope((scope) => scope.clientId);
  const started = useRef(false);
  // A new client belongs to nobody's books; who switches to a client meanwhile sees that client's form.
  useEffect(() => {
    if (current !== null && started.current) navigate('client');
    if (current !== null && !started.current) chooseClient(null);
    started.current = true;
  }, [current]);
  return <ClientForm client={null} initial={emptyClient(clients.length % 10)} />;
}

function ExistingClient({ clientId }: { clientId: number }) {
  const client = useMethod('clients.get', { clientId });
  if (client.failure) {
    return (
      <Page title={clientFormWords.editTitle} withoutAsOf>
        <ReadError failure={client.failure} retry={client.refresh} />
      </Page>
    );
  }
  if (!client.value) return <Page title={clientFormWords.editTitle}>{null}</Page>;
  return <ClientForm client={client.value} initial={valuesOf(client.value)} />;
}

const toList = () => navigate('clients');

function ClientForm({ client, initial }: { client: ClientDetail | null; initial: ClientValues }) {
  const draft = useDraft(initial);
  const saving = useSaving(client, draft);
  const archive = useArchive(client);
  usePageKeys(
    {
      F2: { label: clientWords.keys.new, run: () => navigate('client', { new: '1' }) },
      ...(client
        ? { F11: { label: client.archived ? clientWords.keys.unarchive : clientWords.keys.archive, run: archive } }
        : {}),
      F12: { label: keyWords.save, run: saving.save, main: true, disabled: saving.busy },
    },
    { Escape: () => leaveThen(toList) },
  );
  const [pane, setPane] = useState<'form' | 'accounts'>('form');
  const onePane = useOnePane() && client !== null;
  const title = client ? clientFormWords.editTitle : clientFormWords.newTitle;
  return (
    <Page title={title} sub={client ? `${client.code}　${client.name}` : clientFormWords.newSub} withoutAsOf>
      {saving.failure && (
        <ErrorNote
          failure={saving.failure}
          title={clientFormWords.saveFailed}
          retry={{ keyCap: 'F12', run: saving.save }}
          onClose={saving.clear}
        />
      )}
      {onePane && <PaneChoice pane={pane} onChange={setPane} />}
      <div className={client && !onePane ? 'split' : 'split alone'}>
        <section hidden={onePane && pane !== 'form'}>
          <div className="side-body form-body">
            <ClientFields draft={draft} onLeave={toList} />
          </div>
          <Actions>
            <Button tone="primary" keyCap="F12" onClick={saving.save} disabled={saving.busy} data-save>
              {common.save}
            </Button>
            <span className="grow" />
            {client?.closedThrough && (
              <span className="sub">{clientFormWords.closedThrough(shownDate(client.closedThrough, false))}</span>
            )}
            <Button keyCap="Esc" onClick={() => leaveThen(toList)}>
              {common.cancel}
            </Button>
          </Actions>
        </section>
        {client && (!onePane || pane === 'accounts') && (
          <aside className={onePane ? undefined : 'side'}>
            <div className="side-body">
              <BankAccounts client={client} />
              <SealImage client={client} />
              <ClientPapers client={client} />
              <ChangeLog clientId={client.clientId} />
            </div>
          </aside>
        )}
      </div>
    </Page>
  );
}

function PaneChoice({ pane, onChange }: { pane: 'form' | 'accounts'; onChange: (pane: 'form' | 'accounts') => void }) {
  return (
    <Toolbar>
      <SegmentedFilter
        label={clientFormWords.editTitle}
        segments={[
          { value: 'form', label: clientFormWords.sections.basic },
          { value: 'accounts', label: clientFormWords.sections.accountsAndSeal },
        ]}
        value={pane}
        onChange={onChange}
      />
    </Toolbar>
  );
}

/** Checks, sends, and says what was done; a refusal about a field lands beside that field. */
function useSaving(client: ClientDetail | null, draft: ReturnType<typeof useDraft<ClientValues>>) {
  const create = useCommand('clients.create');
  const update = useCommand('clients.update');
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save() {
    const wrong = wrongFields(draft.values);
    draft.setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const input = clientInput(draft.values);
    const reply = client ? await update.run({ clientId: client.clientId, ...input }) : await create.run(input);
    if (!reply.ok) return refused(reply.error);
    setFailure(null);
    draft.restart(draft.values);
    showResult(clientFormWords.saved(input.code, input.name));
    if ('clientId' in reply.value) chooseClient(reply.value.clientId, () => navigate('client'));
  }
  function refused(error: Failure) {
    const field = error.field?.split('.')[0];
    if (error.kind === 'refusal' && field !== undefined && field in draft.values) {
      draft.setErrors({ [field]: refusalSentence(error.code, error.facts) });
    } else setFailure(error);
  }
  return { save, failure, clear: () => setFailure(null), busy: create.busy || update.busy };
}

function useArchive(client: ClientDetail | null) {
  const archive = useCommand('clients.archive');
  return async () => {
    if (!client) return;
    const { name, archived } = client;
    const yes =
      archived ||
      (await confirm({
        title: archiveWords.title(name),
        text: archiveWords.text,
        confirmLabel: archiveWords.confirm,
        client,
        danger: true,
      }));
    if (!yes) return;
    const reply = await archive.run({ clientId: client.clientId, archived: !archived });
    if (reply.ok && !archived) chooseClient(null, toList);
  };
}
