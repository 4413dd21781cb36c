/** 引当: what may be set aside at the end of a fiscal year, who may be written off, and what was; the office in one list. */
import { useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatYen } from '../../../domain/money.ts';
import { allowanceWords as words } from '../../../messages/allowance.ts';
import { common } from '../../../messages/common.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import { CandidatesView, LossesView } from './bad-debts.tsx';
import { ClaimsView } from './claims-view.tsx';
import { IndustryDialog } from './industry-dialog.tsx';
import { OfficeAllowance } from './office-allowance.tsx';

export type AllowanceTable = OutputOf<'allowance.table'>;

export function AllowancePage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  if (!asOf) return null;
  return client ? (
    <ClientAllowance key={client.clientId} client={client} asOf={asOf} />
  ) : (
    <OfficeAllowance asOf={asOf} />
  );
}

const VIEWS = ['claims', 'candidates', 'losses'] as const;
type View = (typeof VIEWS)[number];

function ClientAllowance({ client, asOf }: { client: ClientSummary; asOf: string }) {
  const named = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === named) ?? 'claims';
  const show = (next: View) => setParams({ view: next });
  const answer = useMethod('allowance.table', { clientId: client.clientId, on: asOf });
  const [choosing, setChoosing] = useState(false);
  const noMonth = answer.failure?.code === 'fiscal-month-missing';
  usePageKeys(
    {
      F7: { label: words.keys.industry, run: () => setChoosing(true), disabled: !answer.value && !noMonth },
      F8: { label: words.keys.views, run: () => show(VIEWS[(VIEWS.indexOf(view) + 1) % VIEWS.length]!) },
    },
    Object.fromEntries(VIEWS.map((one, at) => [String(at + 1), () => show(one)])),
  );
  const { value } = answer;
  if (answer.failure && !value) {
    return (
      <Page title={words.title} sub={words.sub}>
        {noMonth ? (
          <NoFiscalMonth clientId={client.clientId} onChoose={() => setChoosing(true)} />
        ) : (
          <ReadError failure={answer.failure} retry={answer.refresh} />
        )}
        {choosing && (
          <IndustryDialog client={client} industry={null} taxpayer="blue" onClose={() => setChoosing(false)} />
        )}
      </Page>
    );
  }
  return (
    <Page title={words.title} sub={words.sub}>
      <Strip figures={headlines(value)} />
      <Toolbar>
        <SegmentedFilter
          label={words.views.label}
          segments={VIEWS.map((one) => ({ value: one, label: words.views[one] }))}
          value={view}
          onChange={show}
        />
        <b>{value && words.year(value.from, value.to)}</b>
        <span className="grow" />
        <span className="sub">
          {value?.industry ? kindOf(value.taxpayer, words.industries[value.industry]) : words.advice}
        </span>
        <Button small keyCap="F7" onClick={() => setChoosing(true)} disabled={!value}>
          {words.keys.industry}
        </Button>
      </Toolbar>
      {value?.industry === 'instalment' && value.taxpayer === 'corporation' && (
        <p className="view-note">{words.rates.conflict}</p>
      )}
      {view === 'claims' && <ClaimsView client={client} value={value} />}
      {view === 'candidates' && <CandidatesView client={client} asOf={asOf} />}
      {view === 'losses' && <LossesView client={client} />}
      {choosing && value && (
        <IndustryDialog
          client={client}
          industry={value.industry}
          taxpayer={value.taxpayer}
          onClose={() => setChoosing(false)}
        />
      )}
    </Page>
  );
}

function NoFiscalMonth({ clientId, onChoose }: { clientId: number; onChoose: () => void }) {
  const { title, text, first, sole } = words.empty.fiscal;
  return (
    <EmptyState
      title={title}
      text={text}
      actions={
        <>
          <Button tone="primary" onClick={() => navigate('client', { id: String(clientId) })}>
            {first}
          </Button>
          <Button keyCap="F7" onClick={onChoose}>
            {sole}
          </Button>
        </>
      }
    />
  );
}

/** The taxpayer is worth saying where it is no corporation. */
function kindOf(taxpayer: AllowanceTable['taxpayer'], industry: string): string {
  return taxpayer === 'corporation' ? industry : `${words.taxpayers[taxpayer]}　${industry}`;
}

const WAITING = '—';

function headlines(value: AllowanceTable | undefined): HeadlineFigure[] {
  const { figures } = words;
  const yen = (caption: string, amount: number | null | undefined, note: string): HeadlineFigure => ({
    caption,
    figure: amount === null || amount === undefined ? WAITING : formatYen(amount),
    unit: amount === null || amount === undefined ? undefined : common.yen,
    note,
  });
  const byExperience = (value?.experienceYen ?? 0) > (value?.statutoryYen ?? 0);
  const individual = value?.customers.filter((one) => one.ground !== null).length ?? 0;
  const isSole = value !== undefined && value.taxpayer !== 'corporation';
  const general = isSole ? figures.byGeneral : byExperience ? figures.byExperience : figures.byStatutory;
  const permille =
    value?.permille == null
      ? figures.noIndustry
      : value.taxpayer === 'white'
        ? figures.whiteNote
        : figures.permille(value.permille);
  const rate = isSole ? figures.notForSole : value?.rate == null ? figures.noRate : figures.rate(value.rate);
  return [
    yen(figures.limit, value?.limitYen, value ? figures.limitNote(general) : ''),
    yen(figures.individual, value?.individualYen, figures.individualNote(individual)),
    yen(isSole ? figures.sole : figures.statutory, value?.statutoryYen, permille),
    yen(figures.experience, value?.experienceYen, rate),
    yen(figures.total, value?.totalYen, value ? words.yearShort(value.to) : ''),
  ];
}
