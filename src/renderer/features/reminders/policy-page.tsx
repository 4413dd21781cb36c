/** 督促の方針: of the office or a client with its exceptions, of one customer, or of one invoice. */
import './reminders.css';
import { useState } from 'react';
import { policyWords as words } from '../../../messages/reminder-policy.ts';
import { useMethod } from '../../api/use-method.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { ReadError } from '../../ui/error-panel.tsx';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { leaveThen } from '../../ui/unsaved.ts';
import { useOnePane } from '../../ui/window-size.ts';
import { PolicyExceptions } from './policy-exceptions.tsx';
import { PolicyForm, type PolicyPlace } from './policy-form.tsx';

export function PolicyPage() {
  const client = useCurrentClient();
  const params = useRoute((route) => route.params);
  if (!client) return <Policy place={{ scope: 'office', name: words.of.office, at: {} }} />;
  if (params.invoice) return <OfInvoice client={client} invoiceId={Number(params.invoice)} />;
  if (params.customer) return <OfCustomer client={client} customerId={Number(params.customer)} />;
  const at = { clientId: client.clientId };
  return <Policy client={client} place={{ scope: 'client', name: words.of.client(client.name), at }} />;
}

function OfCustomer({ client, customerId }: { client: ClientSummary; customerId: number }) {
  const at = { clientId: client.clientId, customerId };
  const { value, failure, refresh } = useMethod('customers.get', at);
  if (failure && !value) return <Unread failure={failure} refresh={refresh} />;
  if (!value) return <Page title={words.title}>{null}</Page>;
  return <Policy client={client} place={{ scope: 'customer', name: words.of.customer(value.code, value.name), at }} />;
}

function OfInvoice({ client, invoiceId }: { client: ClientSummary; invoiceId: number }) {
  const at = { clientId: client.clientId, invoiceId };
  const { value, failure, refresh } = useMethod('invoices.get', at);
  if (failure && !value) return <Unread failure={failure} refresh={refresh} />;
  if (!value) return <Page title={words.title}>{null}</Page>;
  const name = words.of.invoice(value.number, value.customerName);
  return <Policy client={client} place={{ scope: 'invoice', name, at }} />;
}

function Unread({ failure, refresh }: { failure: Parameters<typeof ReadError>[0]['failure']; refresh: () => unknown }) {
  return (
    <Page title={words.title}>
      <ReadError failure={failure} retry={refresh} />
    </Page>
  );
}

const toClient = () => leaveThen(() => setParams({ customer: '', invoice: '' }));

function Policy({ client, place }: { client?: ClientSummary; place: PolicyPlace }) {
  const answer = useMethod('reminderPolicy.get', place.at);
  const { value, failure, refresh } = answer;
  const [pane, setPane] = useState<Pane>('form');
  const onePane = useOnePane() && client !== undefined;
  const isOfOne = place.scope === 'customer' || place.scope === 'invoice';
  return (
    <Page title={words.title} sub={place.name} withoutAsOf>
      {failure && !value ? (
        <ReadError failure={failure} retry={refresh} />
      ) : (
        <div className={client && !onePane ? 'split' : 'split alone'}>
          <section hidden={onePane && pane !== 'form'}>
            {onePane && <PaneChoice pane={pane} onChange={setPane} />}
            {value && (
              <PolicyForm
                key={JSON.stringify(place.at)}
                place={place}
                answer={value}
                onBack={isOfOne ? toClient : undefined}
              />
            )}
          </section>
          {client && (!onePane || pane === 'exceptions') && (
            <PolicyExceptions
              client={client}
              place={place}
              tabs={onePane && <PaneChoice pane={pane} onChange={setPane} />}
            />
          )}
        </div>
      )}
    </Page>
  );
}

type Pane = 'form' | 'exceptions';

function PaneChoice({ pane, onChange }: { pane: Pane; onChange: (pane: Pane) => void }) {
  return (
    <Toolbar>
      <SegmentedFilter
        label={words.title}
        segments={[
          { value: 'form', label: words.panes.form },
          { value: 'exceptions', label: words.panes.exceptions },
        ]}
        value={pane}
        onChange={onChange}
      />
    </Toolbar>
  );
}
