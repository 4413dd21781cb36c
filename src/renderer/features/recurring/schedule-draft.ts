/** A schedule while it is typed. Pure. */
import type { InputOf } from '../../../contract/contract.ts';
import type { TaxClass } from '../../../domain/invoice-tax.ts';
import { formatMilli, parseMilli } from '../../../domain/money.ts';
import type { Schedule } from './recurring-page.tsx';

export interface ScheduleLineDraft {
  description: string;
  quantity: string;
  unit: string;
  price: string;
  tax: TaxClass;
  /** One step: from which month which price. */
  stepMonth: string;
  stepPrice: string;
  /** Steps beyond the last one, kept as they are. */
  earlier: { fromPeriod: string; unitPriceMilli: number }[];
}

export interface ScheduleDraft {
  customerId: number | null;
  name: string;
  title: string;
  every: string;
  first: string;
  last: string;
  issueDay: string;
  ahead: '-1' | '0' | '1';
  supply: 'period' | 'issue';
  lines: ScheduleLineDraft[];
}

export const EMPTY_LINE: ScheduleLineDraft = {
  description: '',
  quantity: '1',
  unit: '',
  price: '',
  tax: 'standard-10',
  stepMonth: '',
  stepPrice: '',
  earlier: [],
};

export function draftOf(schedule: Schedule | null, month: string): ScheduleDraft {
  if (!schedule)
    return {
      customerId: null,
      name: '',
      title: '',
      every: '1',
      first: month,
      last: '',
      issueDay: '31',
      ahead: '0',
      supply: 'period',
      lines: [EMPTY_LINE],
    };
  const { customerId, name, title, everyMonths, firstPeriod, lastPeriod, issueDay, monthsAhead } = schedule;
  return {
    customerId,
    name,
    title,
    every: String(everyMonths),
    first: firstPeriod,
    last: lastPeriod ?? '',
    issueDay: String(issueDay),
    ahead: monthsAhead < 0 ? '-1' : monthsAhead > 0 ? '1' : '0',
    supply: schedule.supply,
    lines: schedule.lines.map((line) => {
      const step = line.prices.at(-1);
      return {
        description: line.description,
        quantity: formatMilli(line.quantityMilli),
        unit: line.unit,
        price: formatMilli(line.unitPriceMilli),
        tax: line.taxClass,
        stepMonth: step?.fromPeriod ?? '',
        stepPrice: step ? formatMilli(step.unitPriceMilli) : '',
        earlier: line.prices.slice(0, -1),
      };
    }),
  };
}

const MONTH = /^(19|2\d)\d\d-(0[1-9]|1[0-2])$/;

/** 2026/11, 202611 and 2026年11月 are 2026-11 too; null when it is no month. */
export function readMonth(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/[/.年]/g, '-')
    .replace(/月$/, '');
  const match = /^(\d{4})-?(\d{1,2})$/.exec(plain);
  const month = match ? `${match[1]}-${match[2]!.padStart(2, '0')}` : plain;
  return MONTH.test(month) ? month : null;
}

/** What is sent; null while something cannot be read. */
export function scheduleInput(
  clientId: number,
  scheduleId: number | null,
  draft: ScheduleDraft,
): Omit<InputOf<'recurring.save'>, 'requestId'> | null {
  const first = readMonth(draft.first);
  const last = draft.last.trim() === '' ? null : readMonth(draft.last);
  const [every, issueDay] = [Number(draft.every.normalize('NFKC')), Number(draft.issueDay.normalize('NFKC'))];
  const lines = draft.lines.map(lineInput);
  const isWhole = draft.customerId !== null && draft.name.trim() !== '' && first !== null;
  if (!isWhole || (draft.last.trim() !== '' && last === null)) return null;
  if (!Number.isInteger(every) || every < 1 || !Number.isInteger(issueDay) || issueDay < 1 || issueDay > 31)
    return null;
  if (lines.some((line) => line === null)) return null;
  return {
    clientId,
    ...(scheduleId === null ? {} : { scheduleId }),
    customerId: draft.customerId ?? 0,
    name: draft.name,
    title: draft.title,
    everyMonths: every,
    firstPeriod: first,
    lastPeriod: last,
    issueDay,
    monthsAhead: Number(draft.ahead),
    supply: draft.supply,
    lines: lines.flatMap((line) => (line === null ? [] : [line])),
  };
}

function lineInput(line: ScheduleLineDraft): InputOf<'recurring.save'>['lines'][number] | null {
  const [quantityMilli, unitPriceMilli] = [parseMilli(line.quantity), parseMilli(line.price)];
  if (line.description.trim() === '' || quantityMilli === null || unitPriceMilli === null) return null;
  const hasStep = line.stepMonth.trim() !== '' || line.stepPrice.trim() !== '';
  const [fromPeriod, stepMilli] = [readMonth(line.stepMonth), parseMilli(line.stepPrice)];
  if (hasStep && (fromPeriod === null || stepMilli === null)) return null;
  const step = fromPeriod !== null && stepMilli !== null ? [{ fromPeriod, unitPriceMilli: stepMilli }] : [];
  const { description, unit, tax } = line;
  return { description, unit, quantityMilli, unitPriceMilli, taxClass: tax, prices: [...line.earlier, ...step] };
}
