import { useMemo } from 'react';
import { clientFormWords as words } from '../../../messages/clients.ts';
import { sealOf } from '../../../messages/kana.ts';
import { termsWords } from '../../../messages/terms.ts';
import { useMethod } from '../../api/use-method.ts';
import { CheckField } from '../../ui/check-field.tsx';
import type { Draft } from '../../ui/draft.ts';
import { Form } from '../../ui/form.tsx';
import { RegistrationField } from '../../ui/registration-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TermsFields } from '../../ui/terms-fields.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ClientValues } from './client-draft.ts';
import { ColourField } from './colour-field.tsx';

const MONTHS = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: words.fiscalMonthOption(index + 1),
}));
const ROUNDINGS = (['down', 'up', 'half-up'] as const).map((value) => ({ value, label: words.roundingOptions[value] }));
const FEES = (['customer', 'client'] as const).map((value) => ({ value, label: termsWords.fee[value] }));

export function ClientFields({ draft, onLeave }: { draft: Draft<ClientValues>; onLeave: () => void }) {
  return (
    <Form onLeave={onLeave}>
      <Basics draft={draft} />
      <Issuer draft={draft} />
      <Defaults draft={draft} />
    </Form>
  );
}

function Basics({ draft }: { draft: Draft<ClientValues> }) {
  const { bind } = draft;
  const staff = useMethod('staff.list', {}).value?.staff;
  const assignees = useMemo(
    () => [
      { value: '', label: words.noAssignee },
      ...(staff ?? [])
        .filter((member) => member.active)
        .map((member) => ({ value: String(member.staffId), label: member.name })),
    ],
    [staff],
  );
  return (
    <>
      <h3 className="head">{words.sections.basic}</h3>
      <TextField label={words.code} required span={3} mode="code" maxLength={20} autoFocus {...bind('code')} />
      <TextField label={words.name} required span={5} maxLength={120} {...bind('name')} />
      <TextField label={words.kana} span={4} maxLength={200} hint={words.kanaHint} {...bind('kana')} />
      <TextField label={words.sealText} span={2} maxLength={2} hint={words.sealHint} {...bind('seal')} />
      <ColourField
        label={words.colour}
        span={5}
        seal={draft.values.seal || sealOf(draft.values.name)}
        {...bind('colour')}
      />
      <SelectField label={words.fiscalMonth} span={2} options={MONTHS} {...bind('fiscalMonth')} placeholder="" />
      <SelectField label={words.assignee} span={3} options={assignees} {...bind('assignee')} />
    </>
  );
}

function Issuer({ draft }: { draft: Draft<ClientValues> }) {
  const { bind } = draft;
  return (
    <>
      <h3 className="head">{words.sections.issuer}</h3>
      <RegistrationField span={4} {...bind('registrationNumber')} />
      <TextField label={words.phone} span={4} mode="code" maxLength={40} {...bind('phone')} />
      <TextField label={words.contactName} span={4} maxLength={200} {...bind('contactName')} />
      <TextField label={words.postalCode} span={2} mode="code" maxLength={8} {...bind('postalCode')} />
      <TextField label={words.address1} span={6} maxLength={200} {...bind('address1')} />
      <TextField label={words.address2} span={4} maxLength={200} {...bind('address2')} />
      <TextField
        label={words.letterhead}
        span={12}
        lines={2}
        maxLength={2000}
        hint={words.letterheadHint}
        {...bind('letterhead')}
      />
    </>
  );
}

function Defaults({ draft }: { draft: Draft<ClientValues> }) {
  const { bind } = draft;
  return (
    <>
      <h3 className="head">{words.sections.defaults}</h3>
      <TermsFields value={draft.values.terms} onChange={(terms) => draft.set({ terms })} />
      <SelectField label={termsWords.feeBearer} span={3} options={FEES} {...bind('feeBearer')} />
      <SelectField label={words.rounding} span={3} options={ROUNDINGS} {...bind('rounding')} />
      <TextField
        label={words.staleAfterDays}
        span={3}
        mode="digits"
        maxLength={3}
        hint={words.staleHint}
        {...bind('staleAfterDays')}
      />
      <div className="field beside-label" style={{ gridColumn: 'span 3' }}>
        <CheckField
          checked={draft.values.priceIncludesTax}
          onChange={(priceIncludesTax) => draft.set({ priceIncludesTax })}
        >
          {words.priceIncludesTax}
        </CheckField>
      </div>
    </>
  );
}
