/**
 * Short messages and recorded calls through an HTTP gateway of the Twilio kind: a form is posted with the account's name and
 * token, the answer is JSON with the gateway's own id, and the id can be asked how it went.
 */

export interface GatewayAccount {
  /** https://api.twilio.com/2010-04-01 or another gateway's root of the same shape. */
  baseUrl: string;
  accountSid: string;
  authToken: string;
  timeoutSeconds: number;
}

export interface ShortMessage {
  kind: 'sms';
  from: string;
  to: string;
  text: string;
}

/** A call that says a text in Japanese, twice. */
export interface SpokenMessage {
  kind: 'voice';
  from: string;
  to: string;
  text: string;
}

export type GatewayState = 'sent' | 'delivered' | 'failed';

export interface Gateway {
  /** The gateway's id of what it took. Throws GatewayFailure. */
  send(account: GatewayAccount, message: ShortMessage | SpokenMessage): Promise<{ id: string; state: GatewayState }>;
  /** How it went, as far as the gateway knows; `detail` in its own words. Throws GatewayFailure. */
  state(account: GatewayAccount, kind: 'sms' | 'voice', id: string): Promise<{ state: GatewayState; detail: string }>;
}

export type GatewayFailureCode =
  | 'gateway-unreachable'
  | 'gateway-timeout'
  | 'gateway-login-refused'
  | 'gateway-refused'
  | 'gateway-busy'
  | 'gateway-answer';

export class GatewayFailure extends Error {
  readonly code: GatewayFailureCode;
  readonly detail: string;
  /** The request was out and no answer came: it may have gone. */
  readonly mayHaveGone: boolean;
  /** Seconds the gateway asked to wait (429). */
  readonly waitSeconds: number | null;

  constructor(
    code: GatewayFailureCode,
    detail: string,
    { mayHaveGone = false, waitSeconds = null }: { mayHaveGone?: boolean; waitSeconds?: number | null } = {},
  ) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.mayHaveGone = mayHaveGone;
    this.waitSeconds = waitSeconds;
  }
}

const DELIVERED = new Set(['delivered', 'read', 'completed']);
const FAILED = new Set(['failed', 'undelivered', 'busy', 'no-answer', 'canceled']);

export const httpGateway: Gateway = {
  async send(account, message) {
    const form = new URLSearchParams({ From: message.from, To: message.to });
    if (message.kind === 'sms') form.set('Body', message.text);
    else form.set('Twiml', spoken(message.text));
    const answer = await ask(account, `${pathOf(message.kind)}.json`, form);
    if (typeof answer.sid !== 'string' || answer.sid === '')
      throw new GatewayFailure('gateway-answer', JSON.stringify(answer).slice(0, 200), { mayHaveGone: true });
    return { id: answer.sid, state: stateOf(answer) };
  },
  async state(account, kind, id) {
    const answer = await ask(account, `${pathOf(kind)}/${encodeURIComponent(id)}.json`, null);
    const detail = [answer.status, answer.error_code, answer.error_message].filter(Boolean).map(String).join(' ');
    return { state: stateOf(answer), detail };
  },
};

function pathOf(kind: 'sms' | 'voice'): string {
  return kind === 'sms' ? 'Messages' : 'Calls';
}

/** TwiML; the text is heard twice with a pause between. */
function spoken(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const say = `<Say language="ja-JP">${plain}</Say>`;
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/>${say}<Pause length="2"/>${say}</Response>`;
}

function stateOf(answer: Record<string, unknown>): GatewayState {
  const status = String(answer.status ?? '');
  if (DELIVERED.has(status)) return 'delivered';
  return FAILED.has(status) ? 'failed' : 'sent';
}

async function ask(
  account: GatewayAccount,
  path: string,
  form: URLSearchParams | null,
): Promise<Record<string, unknown>> {
  const root = account.baseUrl.replace(/\/+$/, '');
  const url = `${root}/Accounts/${encodeURIComponent(account.accountSid)}/${path}`;
  const login = Buffer.from(`${account.accountSid}:${account.authToken}`, 'utf8').toString('base64');
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { Authorization: `Basic ${login}`, Accept: 'application/json' },
      ...(form ? { body: form } : {}),
      redirect: 'error',
      signal: AbortSignal.timeout(account.timeoutSeconds * 1000),
    });
    text = (await response.text()).slice(0, 100_000);
  } catch (error) {
    throw networkFailure(error, form !== null);
  }
  const answer = readJson(text);
  const said = String(answer?.message ?? text).slice(0, 200);
  if (response.status === 401 || response.status === 403) throw new GatewayFailure('gateway-login-refused', said);
  if (response.status === 429)
    throw new GatewayFailure('gateway-busy', said, { waitSeconds: waitOf(response.headers.get('retry-after')) });
  // The gateway's own fault says nothing about whether the message went before it.
  if (response.status >= 500) throw new GatewayFailure('gateway-answer', said, { mayHaveGone: form !== null });
  if (!response.ok) throw new GatewayFailure('gateway-refused', said);
  if (!answer) throw new GatewayFailure('gateway-answer', said, { mayHaveGone: form !== null });
  return answer;
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function waitOf(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isInteger(seconds) && seconds >= 0 ? Math.min(seconds, 3600) : null;
}

/** What never reached the gateway has not gone; anything after that may have. */
function networkFailure(error: unknown, sending: boolean): GatewayFailure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const detail = cause instanceof Error ? `${code} ${cause.message}`.trim().slice(0, 200) : String(cause);
  if (error instanceof Error && error.name === 'TimeoutError')
    return new GatewayFailure('gateway-timeout', detail, { mayHaveGone: sending });
  const never = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT|SELF_SIGNED/;
  return never.test(code)
    ? new GatewayFailure('gateway-unreachable', detail)
    : new GatewayFailure('gateway-answer', detail, { mayHaveGone: sending });
}
