import { customerFormWords as words } from '../../../messages/customers.ts';
import { termsWords } from '../../../messages/terms.ts';
import type { Draft } from '../../ui/draft.ts';
import { Form } from '../../ui/form.tsx';
import { NamesField } from '../../ui/names-field.tsx';
import { RegistrationField } from '../../ui/registration-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TermsFields } from '../../ui/terms-fields.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';
import { type CustomerValues, payerNameProblem } from './customer-draft.ts';

const FEES = (['customer', 'client'] as const).map((value) => ({ value, label: termsWords.fee[value] }));

const ACT = (['no', 'yes'] as const).map((value) => ({ value, label: words.entrustmentActs[value] }));

export interface CustomerFieldsProps {
  draft: Draft<CustomerValues>;
  isNew: boolean;
  onLeave: () => void;
}

export function CustomerFields({ draft, isNew, onLeave }: CustomerFieldsProps) {
  return (
    <Form onLeave={onLeave}>
      <Basics draft={draft} isNew={isNew} />
      <Terms draft={draft} />
      <Address draft={draft} />
      <Mailing draft={draft} />
      <Rest draft={draft} />
    </Form>
  );
}

function Basics({ draft, isNew }: { draft: Draft<CustomerValues>; isNew: boolean }) {
  const { bind, values } = draft;
  const isGiven = isNew && values.code !== '';
  return (
    <>
      <h3 className="head">{words.sections.basic}</h3>
      <TextField
        label={words.code}
        required
        span={2}
        mode="code"
        maxLength={20}
        autoFocus={!isGiven}
        hint={isGiven ? words.codeHint : undefined}
        {...bind('code')}
      />
      <TextField label={words.name} required span={5} maxLength={120} autoFocus={isGiven} {...bind('name')} />
      <TextField label={words.kana} span={5} maxLength={200} mode="kana" {...bind('kana')} />
      <NamesField
        label={words.sections.payers}
        span={12}
        maxLength={100}
        maxNames={50}
        hint={words.payerNamesHint}
        wrong={payerNameProblem}
        {...bind('payerNames')}
      />
    </>
  );
}

function Terms({ draft }: { draft: Draft<CustomerValues> }) {
  const { bind } = draft;
  return (
    <>
      <h3 className="head">{words.sections.terms}</h3>
      <TermsFields value={draft.values.terms} onChange={(terms) => draft.set({ terms })} />
      <SelectField label={termsWords.feeBearer} span={3} options={FEES} {...bind('feeBearer')} />
      <YenField label={words.creditLimit} span={3} hint={words.creditLimitHint} {...bind('creditLimitYen')} />
      <TextField label={words.salesContact} span={3} maxLength={200} {...bind('salesContact')} />
      <RegistrationField span={3} {...bind('registrationNumber')} />
      <SelectField label={words.entrustmentAct} span={4} options={ACT} {...bind('entrustmentAct')} />
      <TextField
        label={words.discountPercent}
        span={4}
        mode="code"
        maxLength={6}
        hint={words.discountHint}
        {...bind('discountPercent')}
      />
      <TextField label={words.discountDays} span={4} mode="code" maxLength={4} {...bind('discountDays')} />
    </>
  );
}

function Address({ draft }: { draft: Draft<CustomerValues> }) {
  const { bind } = draft;
  return (
    <>
      <h3 className="head">{words.sections.address}</h3>
      <TextField label={words.postalCode} span={2} mode="code" maxLength={8} {...bind('postalCode')} />
      <TextField label={words.address1} span={6} maxLength={200} {...bind('address1')} />
      <TextField label={words.address2} span={4} maxLength={200} {...bind('address2')} />
      <TextField label={words.department} span={3} maxLength={200} {...bind('department')} />
      <TextField label={words.contactName} span={3} maxLength={200} {...bind('contactName')} />
      <TextField label={words.honorific} span={2} maxLength={10} {...bind('honorific')} />
      <TextField label={words.phone} span={2} mode="code" maxLength={40} {...bind('phone')} />
      <TextField label={words.email} span={2} mode="code" maxLength={200} {...bind('email')} />
    </>
  );
}

function Mailing({ draft }: { draft: Draft<CustomerValues> }) {
  const { bind } = draft;
  return (
    <>
      <h3 className="head">{words.sections.mailing}</h3>
      <TextField label={words.mailingName} span={4} maxLength={200} {...bind('mailingName')} />
      <TextField label={words.mailingPostalCode} span={2} mode="code" maxLength={8} {...bind('mailingPostalCode')} />
      <TextField label={words.mailingAddress1} span={3} maxLength={200} {...bind('mailingAddress1')} />
      <TextField label={words.mailingAddress2} span={3} maxLength={200} {...bind('mailingAddress2')} />
    </>
  );
}

function Rest({ draft }: { draft: Draft<CustomerValues> }) {
  return <TextField label={words.note} span={12} lines={2} maxLength={2000} {...draft.bind('note')} />;
}
