/** What is offered while 品名 is typed: items of the client first, then wordings of earlier invoices. */
import { useDeferredValue } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { formatMilli } from '../../../domain/money.ts';
import { entryModeWords } from '../../../messages/entry-modes.ts';
import { entryWords as words } from '../../../messages/invoice-entry.ts';
import { taxClassWords } from '../../../messages/tax-classes.ts';
import { useMethod } from '../../api/use-method.ts';
import type { LineDraft } from './invoice-draft.ts';

type PastLine = OutputOf<'invoices.pastLines'>['lines'][number];
type Item = OutputOf<'items.find'>['items'][number];

export interface Suggestion {
  key: string;
  cells: Partial<LineDraft>;
  description: string;
  hint: string;
  price: string;
}

const NONE: readonly Suggestion[] = [];
const SHOWN = 10;

/** By code, kana or part of the name; an item brings the price this customer had last. */
export function useSuggestions(clientId: number, customerId: number | null, typed: string): readonly Suggestion[] {
  const text = useDeferredValue(typed.trim());
  const question = { clientId, text: text || '-', ...(customerId === null ? {} : { customerId }) };
  const items = useMethod('items.find', question, { enabled: text !== '' });
  const past = useMethod('invoices.pastLines', question, { enabled: text !== '' });
  if (text === '') return NONE;
  const found = (items.value?.items ?? []).map(ofItem);
  const names = new Set(found.map((one) => one.description));
  const lines = (past.value?.lines ?? []).filter((line) => line.description !== text && !names.has(line.description));
  return [...found, ...lines.map(ofPast)].slice(0, SHOWN);
}

function ofItem(item: Item): Suggestion {
  const { suggestion } = entryModeWords;
  const milli = item.lastPriceMilli ?? item.unitPriceMilli;
  return {
    key: `item ${item.code}`,
    description: item.name,
    hint: `${suggestion.item(item.code)}　${item.lastPriceMilli === null ? suggestion.standard : suggestion.last}`,
    price: milli === null ? '' : formatMilli(milli),
    cells: {
      description: item.name,
      unit: item.unit,
      tax: taxClassWords[item.taxClass],
      ...(milli === null ? {} : { price: formatMilli(milli) }),
    },
  };
}

function ofPast(line: PastLine): Suggestion {
  return {
    key: `past ${line.description}`,
    description: line.description,
    hint: words.suggestion.last(line.lastOn),
    price: formatMilli(line.unitPriceMilli),
    cells: {
      description: line.description,
      unit: line.unit,
      price: formatMilli(line.unitPriceMilli),
      tax: taxClassWords[line.taxClass],
    },
  };
}

export function SuggestionText({ suggestion }: { suggestion: Suggestion }) {
  return (
    <>
      <span className="cut grow">{suggestion.description}</span>
      <span className="sub">{suggestion.hint}</span>
      <span>{suggestion.price}</span>
    </>
  );
}
