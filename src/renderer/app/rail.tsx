/** The left rail: whose books, where to go, who was looked at last, who works here. */
import type { OutputOf } from '../../contract/contract.ts';
import { common } from '../../messages/common.ts';
import { frameWords } from '../../messages/frame.ts';
import { useMethod } from '../api/use-method.ts';
import { type ClientSummary, useClients } from '../api/use-office.ts';
import type { PageRoute } from '../routes/page-route.ts';
import { ROUTES, routeOf } from '../routes/routes.tsx';
import { openOverlay } from '../stores/overlay.ts';
import { navigate, useRoute } from '../stores/route.ts';
import { chooseClient, useScope } from '../stores/scope.ts';
import { KeyCap } from '../ui/button.tsx';
import { ClientSeal } from '../ui/marks.tsx';

type Board = OutputOf<'today.board'>;

export function Rail({ client }: { client: ClientSummary | null }) {
  const board = useMethod('today.board', {}).value;
  const page = useRoute((route) => route.page);
  const lit = routeOf(page).under ?? routeOf(page).page;
  return (
    <aside className="rail">
      <SwitchButton client={client} />
      <nav className="nav" aria-label={frameWords.nav.label}>
        {ROUTES.filter((route) => route.nav).map((route) => {
          const count = countOf(route, board, client?.clientId ?? null);
          return (
            <button
              key={route.page}
              type="button"
              aria-current={route.page === lit ? 'page' : undefined}
              onClick={() => navigate(route.page)}
            >
              {route.label}
              {count > 0 && <i>{count.toLocaleString('ja-JP')}</i>}
            </button>
          );
        })}
      </nav>
      <RecentClients current={client} />
      <Who />
    </aside>
  );
}

/** What waits under a page: in the client's books, or in all of them. */
function countOf(route: PageRoute, board: Board | undefined, clientId: number | null): number {
  const { count } = route;
  if (!count || !board) return 0;
  return board.clients
    .filter((client) => clientId === null || client.clientId === clientId)
    .reduce((sum, client) => sum + client[count], 0);
}

function SwitchButton({ client }: { client: ClientSummary | null }) {
  const clients = useClients();
  const detail = client
    ? [client.code, client.fiscalMonth === null ? '' : frameWords.fiscalMonth(client.fiscalMonth)]
        .filter(Boolean)
        .join('　')
    : frameWords.clientCount(clients.length);
  return (
    <button type="button" className="switch" title={frameWords.switchClient} onClick={() => openOverlay('switcher')}>
      <ClientSeal seal={client?.seal ?? common.officeSeal} colour={client?.colour ?? 8} />
      <span>
        <b>{client?.name ?? common.office}</b>
        <span className="sub">{detail}</span>
      </span>
      <KeyCap>F4</KeyCap>
    </button>
  );
}

const SHOWN = 5;

function RecentClients({ current }: { current: ClientSummary | null }) {
  const clients = useClients();
  const recent = useScope((scope) => scope.recent);
  const shown = recent
    .filter((clientId) => clientId !== current?.clientId)
    .flatMap((clientId) => clients.find((client) => client.clientId === clientId) ?? [])
    .slice(0, SHOWN);
  if (shown.length === 0) return null;
  return (
    <div className="recent">
      <h2>
        <span>{frameWords.recent}</span>
        <span>{frameWords.recentHint}</span>
      </h2>
      {shown.map((client) => (
        <button key={client.clientId} type="button" onClick={() => chooseClient(client.clientId)}>
          <ClientSeal seal={client.seal} colour={client.colour} />
          <span className="cut grow">{client.name}</span>
          <em>{client.kana.normalize('NFKC').slice(0, 2)}</em>
        </button>
      ))}
    </div>
  );
}

function Who() {
  const office = useMethod('office.info', {}).value;
  return (
    <button type="button" className="who" title={frameWords.changeActor} onClick={() => openOverlay('staff')}>
      <span>{office?.actor.staffId == null ? frameWords.noActor : office.actor.name}</span>
      <span>{office?.name ?? ''}</span>
    </button>
  );
}
