/** 回収点検: findings by yen, each one key from its place. */
import { useMemo, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { FINDING_KINDS } from '../../../domain/collection-review.ts';
import type { PlainDate } from '../../../domain/dates.ts';
import { formatYen } from '../../../domain/money.ts';
import { common } from '../../../messages/common.ts';
import { type FindingKind, findingWords as words } from '../../../messages/findings.ts';
import { keyWords } from '../../../messages/keys.ts';
import { saveListWorkbook } from '../../api/list-workbook.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useAsOfDate, useCurrentClient } from '../../api/use-office.ts';
import { useClientOfWorkbook } from '../../api/use-workbook-owner.ts';
import { navigate, setParams, useRoute } from '../../stores/route.ts';
import { chooseClient } from '../../stores/scope.ts';
import { Amount } from '../../ui/amount.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useDateText } from '../../ui/entry-context.tsx';
import { ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';
import { Tag } from '../../ui/marks.tsx';
import { focusAsOf, Page, Toolbar } from '../../ui/page.tsx';
import { type ReportScope, ScopeFilter } from '../../ui/scope-filter.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { type HeadlineFigure, Strip } from '../../ui/strip.tsx';
import type { Column } from '../../ui/table-columns.ts';

type Finding = OutputOf<'review.findings'>['findings'][number];
const NO_FINDINGS: readonly Finding[] = [];

export function FindingsPage() {
  const client = useCurrentClient();
  const asOf = useAsOfDate();
  return asOf && <Findings key={client?.clientId ?? 0} client={client} asOf={asOf} />;
}

function keyOf(one: Finding): string {
  return `${one.kind} ${one.clientId} ${one.customerId ?? 0} ${one.depositId ?? 0}`;
}

function Findings({ client, asOf }: { client: ClientSummary | null; asOf: PlainDate }) {
  const [scope, setScope] = useState<ReportScope>(client ? 'client' : 'office');
  const clientId = scope === 'client' ? client?.clientId : undefined;
  const answer = useMethod('review.findings', { clientId, asOf });
  const all = answer.value?.findings ?? NO_FINDINGS;
  const kind = useKind();
  const rows = useMemo(() => (kind === 'all' ? all : all.filter((one) => one.kind === kind)), [all, kind]);
  const [key, setKey] = useState<string | null>(null);
  const current = rows.find((one) => keyOf(one) === key) ?? rows[0] ?? null;
  const columns = useColumns(rows, clientId === undefined);
  const owner = useClientOfWorkbook(scope === 'client' ? client : null);
  usePageKeys({
    F6: { label: keyWords.asOf, run: focusAsOf },
    F8: { label: words.keys.open, run: () => current && openPlace(current), disabled: current === null, main: true },
    F10: {
      label: keyWords.excel,
      disabled: rows.length === 0,
      run: () =>
        void saveListWorkbook({
          title: words.title,
          subtitle: kind === 'all' ? words.all : words.kinds[kind],
          client: owner,
          columns,
          rows,
          sort: null,
        }),
    },
  });
  return (
    <Page title={words.title} sub={words.sub}>
      {answer.failure && !answer.value ? (
        <ReadError failure={answer.failure} retry={answer.refresh} />
      ) : (
        <>
          <Strip figures={headlines(answer.value)} />
          <Toolbar>
            <ScopeFilter hasClient={client !== null} value={scope} onChange={setScope} />
            <Kinds findings={all} kind={kind} />
          </Toolbar>
          <DataTable
            label={words.title}
            columns={columns}
            rows={rows}
            rowKey={keyOf}
            loading={answer.loading}
            currentKey={current && keyOf(current)}
            onCurrent={(one) => setKey(keyOf(one))}
            onOpen={openPlace}
            autoFocus
            empty={<EmptyState title={words.empty.title} text={words.empty.text} />}
          />
        </>
      )}
    </Page>
  );
}

function useKind(): FindingKind | 'all' {
  const named = useRoute((route) => route.params.kind);
  return FINDING_KINDS.find((one) => one === named) ?? 'all';
}

function Kinds({ findings, kind }: { findings: readonly Finding[]; kind: FindingKind | 'all' }) {
  const shown = FINDING_KINDS.filter((one) => one === kind || findings.some((finding) => finding.kind === one));
  return (
    <SegmentedFilter<FindingKind | 'all'>
      label={words.columns.kind}
      segments={[
        { value: 'all', label: words.all, count: findings.length },
        ...shown.map((value) => ({
          value,
          label: words.kinds[value],
          count: findings.filter((finding) => finding.kind === value).length,
        })),
      ]}
      value={kind}
      onChange={(next) => setParams({ kind: next })}
    />
  );
}

/** Put right among the letters of the customer. */
const REMINDED: ReadonlySet<FindingKind> = new Set(['letter-not-sent', 'call-waiting', 'promise-broken']);

/** Where the finding is put right. */
function openPlace(one: Finding): void {
  const customer: Record<string, string> = one.customerId === null ? {} : { id: String(one.customerId) };
  chooseClient(one.clientId, () => {
    if (REMINDED.has(one.kind)) navigate('reminders', { customer: String(one.customerId) });
    else if (one.kind === 'deposit-waiting') navigate('matching', { deposit: String(one.depositId) });
    else if (one.kind === 'stale-bank-data') navigate('deposits');
    else navigate('customers', customer);
  });
}

function headlines(answer: OutputOf<'review.findings'> | undefined): HeadlineFigure[] {
  const findings = answer?.findings;
  const of = (kind: FindingKind): HeadlineFigure['note'] => {
    const rows = (findings ?? []).filter((one) => one.kind === kind).length;
    return rows === 0 ? words.figures.none : words.figures.rows(rows);
  };
  const figure = (caption: string, kind: FindingKind): HeadlineFigure => ({
    caption,
    figure: findings ? formatYen(findings.reduce((sum, one) => (one.kind === kind ? sum + one.yen : sum), 0)) : '—',
    unit: common.yen,
    note: findings && of(kind),
  });
  return [
    {
      caption: words.figures.findings,
      figure: findings ? words.figures.rows(findings.length) : '—',
      note:
        answer && words.figures.findingsNote(new Set(answer.findings.map((one) => one.clientId)).size, answer.totalYen),
    },
    figure(words.figures.letters, 'letter-not-sent'),
    figure(words.figures.promises, 'promise-broken'),
    figure(words.figures.deposits, 'deposit-waiting'),
    figure(words.figures.limits, 'limit-passed'),
    figure(words.figures.terms, 'terms-too-long'),
  ];
}

function useColumns(rows: readonly Finding[], office: boolean): Column<Finding>[] {
  const dateText = useDateText();
  return useMemo(() => {
    const client: Column<Finding> = {
      key: 'client',
      head: words.columns.client,
      width: 204,
      cell: (one) => (
        <span title={one.clientName}>
          <span className="code">{one.clientCode}</span>
          {one.clientName}
        </span>
      ),
      value: (one) => `${one.clientCode} ${one.clientName}`,
    };
    return [
      {
        key: 'kind',
        head: words.columns.kind,
        width: 112,
        cell: (one) => <Tag>{words.kinds[one.kind]}</Tag>,
        value: (one) => words.kinds[one.kind],
        total: words.sums(rows.length),
      },
      ...(office ? [client] : []),
      {
        key: 'customer',
        head: words.columns.customer,
        width: 212,
        cell: (one) =>
          one.customerName === null ? (
            <span className="zero">—</span>
          ) : (
            <span title={one.customerName}>
              <span className="code">{one.customerCode}</span>
              {one.customerName}
            </span>
          ),
        value: (one) => (one.customerName === null ? null : `${one.customerCode} ${one.customerName}`),
      },
      {
        key: 'what',
        head: words.columns.what,
        minWidth: 240,
        cell: (one) => <span title={words.sentence(one)}>{words.sentence(one)}</span>,
        value: words.sentence,
      },
      ...agedColumns(dateText),
    ];
  }, [rows, office, dateText]);
}

/** Since when, how long, how much. */
function agedColumns(dateText: (date: PlainDate) => string): Column<Finding>[] {
  return [
    {
      key: 'since',
      head: words.columns.since,
      width: 100,
      cell: (one) => (one.since === null ? <span className="zero">—</span> : dateText(one.since)),
      value: (one) => one.since,
    },
    {
      key: 'days',
      head: words.columns.days,
      width: 72,
      align: 'end',
      cell: (one) => (one.days === null ? '' : words.days(one.days)),
      value: (one) => one.days,
    },
    {
      key: 'yen',
      head: words.columns.yen,
      width: 124,
      align: 'end',
      cell: (one) => <Amount yen={one.yen} />,
      value: (one) => one.yen,
    },
  ];
}
