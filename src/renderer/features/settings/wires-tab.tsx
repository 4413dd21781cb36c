/** メール・SMS: server and sender, wordings, the message gateway, and how passwords are kept. */
import { useState } from 'react';
import { wireTabWords as words } from '../../../messages/wires.ts';
import { type ClientSummary, useCurrentClient } from '../../api/use-office.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { WireGateway } from './wire-gateway.tsx';
import { WireSecrets } from './wire-secrets.tsx';
import { WireServer } from './wire-server.tsx';
import { WireWordings } from './wire-wordings.tsx';

type View = keyof typeof words.views;
const VIEWS: readonly View[] = ['server', 'wordings', 'gateway', 'secrets'];

export function WiresTab() {
  const wanted = useRoute((route) => route.params.view);
  const view = VIEWS.find((one) => one === wanted) ?? 'server';
  const current = useCurrentClient();
  const [scope, setScope] = useState<'office' | 'client'>('office');
  const client = scope === 'client' ? current : null;
  const perClient = view === 'server' || view === 'wordings';
  return (
    <>
      <Toolbar>
        <SegmentedFilter
          label={words.views.server}
          segments={VIEWS.map((value) => ({ value, label: words.views[value] }))}
          value={view}
          onChange={(next) => setParams({ view: next })}
        />
        <span className="grow" />
        {perClient && current && (
          <SegmentedFilter
            label={words.scopeLabel}
            segments={[
              { value: 'office', label: words.scope.office },
              { value: 'client', label: words.scope.client(current.name) },
            ]}
            value={scope}
            onChange={setScope}
          />
        )}
      </Toolbar>
      <View view={view} client={client} />
    </>
  );
}

function View({ view, client }: { view: View; client: ClientSummary | null }) {
  const key = client?.clientId ?? 0;
  switch (view) {
    case 'server':
      return <WireServer key={key} client={client} />;
    case 'wordings':
      return <WireWordings key={key} client={client} />;
    case 'gateway':
      return <WireGateway />;
    case 'secrets':
      return <WireSecrets />;
  }
}
