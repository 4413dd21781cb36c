import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { exportMethods } from '../../../contract/exports.ts';
import { addDays, endOfMonth, monthOf } from '../../../domain/dates.ts';
import {
  EXPORT_COLUMNS,
  EXPORT_TITLES,
  EXPORT_WORDS,
  exportFileName,
  exportSubtitle,
} from '../../../domain/export-lists.ts';
import { dueMonths, type ExportList, type ExportPlan, nextExportOn } from '../../../domain/export-plan.ts';
import { reminderTitle } from '../../../domain/reminder-letter.ts';
import type { CommandContext, Handlers, QueryContext } from '../../core/context.ts';
import { writeWhole } from '../../core/documents.ts';
import { AppError, EnvironmentError } from '../../core/errors.ts';
import { agingTable } from '../aging/office-queries.ts';
import { clientIds, officeSettings } from '../office/office-queries.ts';
import { officeName } from '../reminders/office-queries.ts';
import { depositsBetween, openInvoices, remindersBetween } from '../reports/queries.ts';
import { clientNames, customersOf, exportRuns, forgetRun } from './office-queries.ts';

const PLAN_KEY = 'monthly-export';
/** Index of 事務所全体 among the seal colours. */
const OFFICE_COLOUR = 8;

async function planOf({ read }: QueryContext): Promise<ExportPlan | null> {
  const text = (await officeSettings(read.office)).get(PLAN_KEY);
  return text === undefined ? null : (JSON.parse(text) as ExportPlan);
}

async function doneMonths({ read }: QueryContext): Promise<Set<string>> {
  const runs = await exportRuns(read.office, Number.MAX_SAFE_INTEGER);
  return new Set(runs.filter(({ state }) => state === 'done').map(({ month }) => month));
}

export const exportHandlers: Handlers<typeof exportMethods> = {
  async 'exports.plan'(context) {
    const plan = await planOf(context);
    const runs = await exportRuns(context.read.office, 60);
    const done = await doneMonths(context);
    return {
      plan,
      nextOn: plan && nextExportOn(plan, done, context.clock.today()),
      runs: runs.map(({ facts, ...run }) => ({ ...run, facts: JSON.parse(facts ?? '{}') as Record<string, string> })),
    };
  },

  'exports.savePlan': (context, { plan }) =>
    context.write(async (tx) => {
      if (plan === null) {
        await tx.office.run(`DELETE FROM office_setting WHERE key = '${PLAN_KEY}'`);
        return {};
      }
      assertFolder(plan.folder);
      const value = JSON.stringify({ ...plan, lists: [...new Set(plan.lists)], savedOn: context.clock.today() });
      await tx.office.run(
        'INSERT INTO office_setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
        { key: PLAN_KEY, value },
      );
      return {};
    }),

  async 'exports.run'(context, { month }) {
    const plan = await planOf(context);
    if (!plan) {
      if (month !== undefined) throw new AppError('export-no-plan', {});
      return { done: [], failed: null, files: 0 };
    }
    const today = context.clock.today();
    if (month !== undefined && month >= monthOf(today)) throw new AppError('export-month-open', { month }, 'month');
    const months = month === undefined ? dueMonths(plan, await doneMonths(context), today) : [month];
    const done: string[] = [];
    let files = 0;
    for (const one of months) {
      const run = await exportMonth(context, plan, one);
      if (run.code !== null) return { done, failed: one, files };
      done.push(one);
      files += run.files;
    }
    return { done, failed: null, files };
  },
};

function assertFolder(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new AppError('export-folder-missing', { folder });
}

interface RunResult {
  files: number;
  bytes: number;
  code: string | null;
  facts: Record<string, string>;
}

/** Writes a month's files; whatever stops it is recorded with the month, and nothing of the books is touched. */
async function exportMonth(context: CommandContext, plan: ExportPlan, month: string): Promise<RunResult> {
  const result: RunResult = { files: 0, bytes: 0, code: null, facts: {} };
  try {
    assertFolder(plan.folder);
    for (const list of plan.lists) {
      const bytes = await drawList(context, list, month);
      writeWhole(join(plan.folder, month, exportFileName(list, month)), bytes);
      result.files++;
      result.bytes += bytes.length;
    }
  } catch (error) {
    const known = error instanceof AppError || error instanceof EnvironmentError;
    result.code = known ? error.code : 'export-failed';
    result.facts = known
      ? Object.fromEntries(Object.entries(error.facts).map(([name, fact]) => [name, String(fact)]))
      : { folder: plan.folder, detail: error instanceof Error ? error.message : String(error) };
  }
  await record(context, plan, month, result);
  return result;
}

/** One row a month: a failed one is written over by the next attempt. */
function record(context: CommandContext, plan: ExportPlan, month: string, result: RunResult): Promise<void> {
  return context.write(async (tx) => {
    await forgetRun(tx.office, month);
    await tx.office.insert('export_run', {
      id: await tx.office.nextId('export_run'),
      month,
      state: result.code === null ? 'done' : 'failed',
      folder: plan.folder,
      files: result.files,
      bytes: result.bytes,
      code: result.code,
      facts: JSON.stringify(result.facts),
      ...tx.booked(),
    });
  });
}

type Row = Record<string, string | number | null>;

async function drawList(context: CommandContext, list: ExportList, month: string): Promise<Uint8Array> {
  const columns = EXPORT_COLUMNS[list];
  const monthEnd = endOfMonth(month);
  const rows = await rowsOf(context, list, addDays(`${month}-01`, -1), monthEnd);
  return context.jobs.run('list-workbook', {
    title: EXPORT_TITLES[list],
    owner: await officeName(context.read.office),
    subtitle: exportSubtitle(list, month, monthEnd),
    colour: OFFICE_COLOUR,
    words: EXPORT_WORDS,
    columns: columns.map(({ key: _key, ...column }) => column),
    rows: rows.map((row) => columns.map(({ key }) => row[key] ?? null)),
    createdOn: context.clock.today(),
  });
}

/** The rows of all clients, each client's read through its own wall. */
async function rowsOf({ read }: CommandContext, list: ExportList, before: string, monthEnd: string): Promise<Row[]> {
  if (list === 'aging')
    return (await agingTable(read.office, { clientId: null, asOf: monthEnd, basis: 'due' })).map((row) => ({ ...row }));
  const names = await clientNames(read.office);
  const rows: Row[] = [];
  for (const { id } of await clientIds(read.office)) {
    const sql = read.client(id);
    const own =
      list === 'openInvoices'
        ? await openInvoices(sql, monthEnd)
        : list === 'deposits'
          ? await depositsBetween(sql, before, monthEnd)
          : list === 'customers'
            ? await customersOf(sql)
            : (await remindersBetween(sql, before, monthEnd)).map((row) => ({
                ...row,
                letter: reminderTitle(row.stage),
              }));
    for (const row of own) rows.push({ ...names.get(id), ...row });
  }
  return rows;
}
