/** A real HTTP server of a message gateway's shape, that can refuse, be busy, hang and die. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestGateway {
  baseUrl: string;
  accountSid: string;
  authToken: string;
  behaviour: {
    /** Answers before anything is taken: busy a number of times, refused numbers, wrong token. */
    busy?: number;
    refuse?: readonly string[];
    refuseLogin?: boolean;
    /** Takes the message, then cuts the line, or never answers. */
    die?: boolean;
    hang?: boolean;
    /** What a message is said to have come to when asked. */
    status?: string;
  };
  taken: { path: string; form: Record<string, string> }[];
  close(): Promise<void>;
}

export async function startGateway(behaviour: TestGateway['behaviour'] = {}): Promise<TestGateway> {
  const state: TestGateway = {
    baseUrl: '',
    accountSid: 'AC0001',
    authToken: 'token-of-the-gateway',
    behaviour,
    taken: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const login = `Basic ${Buffer.from(`${state.accountSid}:${state.authToken}`).toString('base64')}`;
  const server = createServer(async (request, response) => {
    const answer = (code: number, body: unknown, headers: Record<string, string> = {}) => {
      response.writeHead(code, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
    const { behaviour: now } = state;
    if (request.headers.authorization !== login || now.refuseLogin)
      return answer(401, { code: 20003, message: 'Authenticate' });
    if (request.method === 'GET') return answer(200, { sid: 'x', status: now.status ?? 'sent' });
    if ((now.busy ?? 0) > 0) {
      now.busy = (now.busy ?? 0) - 1;
      return answer(429, { message: 'Too Many Requests' }, { 'retry-after': '1' });
    }
    if (now.refuse?.includes(form.To ?? '')) return answer(400, { code: 21211, message: 'Invalid To number' });
    state.taken.push({ path: request.url ?? '', form });
    if (now.die) return request.socket.destroy();
    if (now.hang) return;
    answer(201, { sid: `SM${state.taken.length}`, status: 'queued' });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  state.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return state;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
