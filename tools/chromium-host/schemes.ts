/**
 * A browser knows no app:// of its own: app://banto/x is shown as https://banto.app.localhost/x, a secure origin that
 * never leaves the machine, and every request for it goes to the handler the program registered.
 */
import type { Request as BrowserRequest, Route } from 'playwright-core';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string }[]): void {
    for (const { scheme } of schemes) handlers.set(scheme, () => new Response(null, { status: 404 }));
  },
  handle(scheme: string, handler: Handler): void {
    handlers.set(scheme, handler);
  },
};

/** app://banto/x → https://banto.app.localhost/x; other addresses are left as they are. */
export function toBrowser(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  return handlers.has(scheme)
    ? `https://${url.host}.${scheme}.localhost${url.pathname || '/'}${url.search}${url.hash}`
    : address;
}

/** https://banto.app.localhost/x → app://banto/x; other addresses are left as they are. */
export function fromBrowser(address: string): string {
  const found = /^https:\/\/([^/]+)\.([a-z][a-z0-9+.-]*)\.localhost(\/.*)?$/.exec(address);
  return found?.[1] && found[2] && handlers.has(found[2]) ? `${found[2]}://${found[1]}${found[3] ?? '/'}` : address;
}

/** The origin as Electron's WebFrameMain gives it for a registered scheme. */
export function originOf(address: string): string {
  const found = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)/.exec(fromBrowser(address));
  return found?.[1] ?? 'null';
}

/** Only registered schemes are reachable; whatever else a page asks for fails as if there were no network. */
export async function answerRequest(route: Route, request: BrowserRequest): Promise<void> {
  const address = fromBrowser(request.url());
  const handler = handlers.get(new URL(address).protocol.slice(0, -1));
  if (!handler) {
    await (/^(data|blob|about):/.test(address) ? route.continue() : route.abort('blockedbyclient'));
    return;
  }
  const body = request.postDataBuffer();
  const response = await handler(
    new Request(address, {
      method: request.method(),
      headers: request.headers(),
      ...(body ? { body: new Uint8Array(body) } : {}),
    }),
  );
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
