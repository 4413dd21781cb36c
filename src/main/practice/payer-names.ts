/** How a payer's name stands in a bank record: half-width kana in capitals, legal forms short, cut where a field ends. */
import Encoding from 'encoding-japanese';
import { foldWidth } from '../../domain/names.ts';
import type { PayerStyle, PlannedCustomer } from './plan-types.ts';

/** カ → ｶ, ガ → ｶﾞ, ー → -, small kana large: what 全銀 allows in a name. */
export function bankKana(kana: string): string {
  return Encoding.toHankanaCase(foldWidth(kana));
}

type Named = Pick<PlannedCustomer, 'kana' | 'form'>;

function withForm(customer: Named, name: string, side: 'head' | 'tail'): string {
  if (!customer.form) return name;
  const short = bankKana(customer.form.short);
  return side === 'head' ? `${short})${name}` : `${name}(${short}`;
}

/** The name on a deposit of this customer. */
export function payerNameOf(customer: Named & { payer: PayerStyle }): string {
  const name = bankKana(customer.kana);
  const side = customer.form?.side ?? 'head';
  const plain = withForm(customer, name, side);
  const { payer } = customer;
  switch (payer.kind) {
    case 'plain':
      return plain;
    case 'no-form':
      return name;
    case 'other-side':
      return withForm(customer, name, side === 'head' ? 'tail' : 'head');
    case 'spelled':
      return spelledName(customer, name);
    case 'branch':
      return `${plain} ${bankKana(payer.branch)}`;
    case 'number':
      return `${payer.number} ${plain}`;
    case 'cut':
      return plain.slice(0, payer.length);
    case 'space':
      return plain.replace(name, spaced(customer.kana));
    case 'no-dash':
      return plain.replaceAll('-', '');
    case 'own-name':
    case 'parent':
      return payer.name;
  }
}

function spelledName({ form }: Named, name: string): string {
  if (!form) return name;
  const spelled = bankKana(form.spelled);
  return form.side === 'head' ? spelled + name : name + spelled;
}

function spaced(kana: string): string {
  const half = Math.ceil(kana.length / 2);
  return `${bankKana(kana.slice(0, half))} ${bankKana(kana.slice(half))}`;
}
