/** 約束・分割: what customers said they would pay, how it stands, and the next step; both are entered from here or from a customer. */
import { useRef, useState } from 'react';
import { keyWords } from '../../../messages/keys.ts';
import { promiseWords as words } from '../../../messages/promises.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient, useStaffNames } from '../../api/use-office.ts';
import { goBack, navigate, setParams, useRoute } from '../../stores/route.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { type PageKeys, usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { PlanLetterDialog } from './plan-letter-dialog.tsx';
import { planColumns, promiseColumns } from './promise-columns.tsx';
import { PromiseDialog } from './promise-dialog.tsx';
import type { Act, Plan, View, Word } from './promise-types.ts';
import { SignDialog } from './sign-dialog.tsx';
import { useWithdraw } from './use-withdraw.ts';

export function PromisesPage() {
  const client = useCurrentClient();
  return client && <Promises key={client.clientId} client={client} />;
}

/** `act` in the address: another page asked for this dialog, for this customer, and wants the clerk back afterwards. */
function Promises({ client }: { client: ClientSummary }) {
  const params = useRoute((route) => route.params);
  const [dialog, setDialog] = useState<Act | null>(null);
  const [signing, setSigning] = useState<Plan | null>(null);
  const [writing, setWriting] = useState<Plan | null>(null);
  const asked = params.act === 'promise' || params.act === 'plan' ? params.act : null;
  const shown = dialog ?? asked;
  const customerId = !dialog && params.customer ? Number(params.customer) : null;
  const entry = { client, customerId, onClose: () => (dialog ? setDialog(null) : goBack()) };
  const view: View = params.view === 'plans' ? 'plans' : 'promises';
  return (
    <>
      <Lists key={view} client={client} view={view} onOpen={setDialog} onSign={setSigning} onLetter={setWriting} />
      {shown === 'promise' && <PromiseDialog {...entry} />}
      {shown === 'plan' && <PlanDialog {...entry} />}
      {writing && <PlanLetterDialog client={client} plan={writing} onClose={() => setWriting(null)} />}
      {signing && <SignDialog client={client} plan={signing} onClose={() => setSigning(null)} />}
    </>
  );
}

interface ListsProps {
  client: ClientSummary;
  view: View;
  onOpen: (act: Act) => void;
  onSign: (plan: Plan) => void;
  onLetter: (plan: Plan) => void;
}

function Lists({ client, view, onOpen, onSign, onLetter }: ListsProps) {
  const dateText = useDateText();
  const nameOf = useStaffNames();
  const promises = useMethod('promises.list', { clientId: client.clientId });
  const plans = useMethod('plans.list', { clientId: client.clientId });
  const withdraw = useWithdraw(client);
  const current = useRef<Word | Plan | null>(null);
  const wordRows = promises.value?.promises ?? [];
  const planRows = plans.value?.plans ?? [];
  const answer = view === 'plans' ? plans : promises;
  const columns = {
    promises: promiseColumns(wordRows, dateText, nameOf),
    plans: planColumns(planRows, dateText, nameOf),
  };
  const list = { title: words.title, subtitle: words.views[view], client, sort: null };
  const keys: PageKeys = {
    F2: { label: words.keys.promise, run: () => onOpen('promise'), main: true },
    F6: { label: words.keys.plan, run: () => onOpen('plan') },
    F10: {
      label: keyWords.excel,
      run: () =>
        void (view === 'plans'
          ? saveListWorkbook({ ...list, columns: columns.plans, rows: planRows })
          : saveListWorkbook({ ...list, columns: columns.promises, rows: wordRows })),
    },
    F11: { label: words.keys.withdraw, run: () => current.current && void withdraw(current.current) },
  };
  if (view === 'plans')
    Object.assign(
      keys,
      planKeys(() => current.current, onSign, onLetter),
    );
  usePageKeys(keys);
  const table = {
    label: words.views[view],
    loading: answer.loading,
    empty: <EmptyState title={words.empty[view].title} text={words.empty[view].text} />,
    autoFocus: true,
    onCurrent: (row: Word | Plan) => {
      current.current = row;
    },
    muted: (row: Word | Plan) => row.state === 'ended',
    onOpen: (row: Word | Plan) => navigate('customer', { id: String(row.customerId) }),
  };
  return (
    <Page title={words.title} sub={words.sub} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={words.title}
          segments={[
            { value: 'promises', label: words.views.promises, count: wordRows.length },
            { value: 'plans', label: words.views.plans, count: planRows.length },
          ]}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
      </Toolbar>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : view === 'plans' ? (
        <DataTable {...table} rows={planRows} columns={columns.plans} rowKey={(row) => row.planId} />
      ) : (
        <DataTable {...table} rows={wordRows} columns={columns.promises} rowKey={(row) => row.promiseId} />
      )}
    </Page>
  );
}

/** What can be done with a plan and not with a promise. */
function planKeys(current: () => Word | Plan | null, onSign: (plan: Plan) => void, onLetter: (plan: Plan) => void) {
  const withPlan = (act: (plan: Plan) => void) => () => {
    const row = current();
    if (row && 'planId' in row) act(row);
  };
  return {
    F8: { label: words.keys.sign, run: withPlan(onSign) },
    F9: { label: words.keys.letter, run: withPlan(onLetter) },
  } satisfies PageKeys;
}
