/** The shell: what the page may reach, and what it may not. A hole here is a hole under every client's books. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Backend, electronBinary, launchApp, type RunningApp, takePicture } from './launch.ts';

const backends: { backend: Backend; missing: string | null }[] = [
  { backend: 'chromium-host', missing: null },
  { backend: 'electron', missing: electronBinary() === null ? 'no Electron binary' : null },
];

describe.each(backends)('the window under $backend', ({ backend, missing }) => {
  let folder: string;
  let app: RunningApp;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (missing) return;
    folder = mkdtempSync(join(tmpdir(), 'banto-shell-'));
    app = await launchApp({ userData: join(folder, 'user-data'), backend });
    page = app.page;
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    if (missing) return;
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach((context) => context.skip(missing !== null, missing ?? ''));

  test('opens at its size with the page in it, and the page breaks none of its own rules', async () => {
    await page.reload();
    await page.locator('#root > *').first().waitFor();
    expect(await page.title()).toBe('番頭');
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1440, 900]);
    await takePicture(page, `shell-${backend}`);
    expect(complaints).toEqual([]);
  });

  test('gives the page the bridge and nothing of Node or Electron', async () => {
    expect(await page.evaluate(() => Object.keys(window.banto).sort())).toEqual(['call', 'onEvent', 'platform']);
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__hostCall'].filter(
        (name) => name in window,
      ),
    );
    expect(found).toEqual([]);
    // The bridge cannot be replaced by anything the page runs.
    expect(
      await page.evaluate(() => Reflect.set(window.banto, 'call', () => null) || Reflect.set(window, 'banto', null)),
    ).toBe(false);
  });

  test('refuses eval, inline scripts, inline handlers and inline styles', async () => {
    const ran = await page.evaluate(async () => {
      const tried: Record<string, unknown> = {};
      // The test's own code is exempt from the policy until its first wait.
      await new Promise((next) => setTimeout(next));
      try {
        tried.eval = new Function('return 1')();
      } catch {
        tried.eval = 'refused';
      }
      const script = document.createElement('script');
      script.textContent = 'window.inlineScriptRan = true';
      document.body.append(script);
      const holder = document.createElement('div');
      holder.innerHTML =
        '<button onclick="window.inlineHandlerRan = true"></button><style>:root { --smuggled: 1 }</style>';
      document.body.append(holder);
      holder.querySelector('button')?.click();
      tried.inline = 'inlineScriptRan' in window || 'inlineHandlerRan' in window;
      tried.style = getComputedStyle(document.documentElement).getPropertyValue('--smuggled');
      script.remove();
      holder.remove();
      return tried;
    });
    expect(ran).toEqual({ eval: 'refused', inline: false, style: '' });
  });

  test('reaches nothing outside: neither by fetch nor picture nor script nor frame', async () => {
    const outcome = await page.evaluate(async () => {
      // The host lets nothing out anyway; that the page's own policy stops it first is what counts under Electron.
      const stoppedBy: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => stoppedBy.push(event.effectiveDirective));
      const settled = (make: () => HTMLElement & { src: string }, src: string) =>
        new Promise<string>((done) => {
          const element = make();
          element.onload = () => done('loaded');
          element.onerror = () => done('refused');
          element.src = src;
          document.body.append(element);
          setTimeout(() => done('nothing came'), 3000);
        });
      return {
        fetch: await fetch('https://example.com/').then(
          () => 'loaded',
          () => 'refused',
        ),
        local: await fetch('http://127.0.0.1:9/').then(
          () => 'loaded',
          () => 'refused',
        ),
        picture: await settled(() => document.createElement('img'), 'https://example.com/a.png'),
        script: await settled(() => document.createElement('script'), 'https://example.com/a.js'),
        frame: await settled(() => document.createElement('iframe'), 'https://example.com/a.html'),
        stoppedBy: stoppedBy.toSorted(),
      };
    });
    expect(outcome).toMatchObject({ fetch: 'refused', local: 'refused', picture: 'refused', script: 'refused' });
    expect(outcome.stoppedBy).toEqual(['connect-src', 'connect-src', 'frame-src', 'img-src', 'script-src-elem']);
  });

  test('serves only files of the page', async () => {
    const paths = [
      '/../main/index.js',
      '/%2e%2e/main/index.js',
      '/..%2fmain%2findex.js',
      '/%00',
      '/%zz',
      '/',
      '/nothing.js',
    ];
    const statuses = await page.evaluate(
      (given) =>
        Promise.all(
          given.map((path) =>
            fetch(new URL(path, location.href)).then(
              ({ status }) => status,
              () => 0,
            ),
          ),
        ),
      paths,
    );
    expect(statuses.every((status) => status === 404 || status === 0)).toBe(true);
    expect(await page.evaluate(() => fetch(location.href).then(({ status }) => status))).toBe(200);
  });

  test('opens no second window', async () => {
    await page.evaluate(() => void window.open('https://example.com/'));
    await page.evaluate(() => void window.open(location.href));
    await page.waitForTimeout(500);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, null)).toBe(1);
    const others = () =>
      page
        .context()
        .pages()
        .filter((other) => other !== page && !other.isClosed() && other.url() !== 'about:blank');
    // What the page opened may stand for a moment before it is closed.
    await expect.poll(others).toEqual([]);
  });

  test('cannot be navigated away', async () => {
    const before = page.url();
    for (const target of ['https://example.com/', 'data:text/html,away', 'file:///etc/passwd']) {
      await page.evaluate((url) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
      await page.waitForTimeout(300);
      expect(page.url()).toBe(before);
    }
    expect(await page.evaluate(() => typeof window.banto.call)).toBe('function');
  });

  test('gives frames no bridge, and hears nobody but its own page', async (context) => {
    const inFrame = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentWindow as (Window & { banto?: unknown; __hostCall?: unknown }) | null;
      const seen = [typeof inner?.banto, typeof inner?.__hostCall];
      frame.remove();
      return seen;
    });
    expect(inFrame).toEqual(['undefined', 'undefined']);
    context.skip(backend === 'electron', 'needs the Chromium host, whose handlers a test can call');
    const answers = await app.evaluate(async ({ ipcMain }) => {
      const handler = ipcMain.handlers?.get('call');
      const senders = [
        { url: 'https://example.com/', origin: 'https://example.com', parent: null },
        { url: 'app://banto/index.html', origin: 'app://banto', parent: {} },
        { url: 'app://other/index.html', origin: 'app://other', parent: null },
        { url: 'app://banto.example.com/', origin: 'app://banto.example.com', parent: null },
        null,
      ];
      const answer = async (senderFrame: object | null) => {
        try {
          return await handler?.({ senderFrame }, 'desk.state', {});
        } catch (error) {
          return String(error);
        }
      };
      return Promise.all(senders.map(answer));
    }, null);
    expect(answers).toEqual(answers.map(() => 'Error: a call from a foreign page is not answered'));
  });

  test('answers calls that make no sense with a reply or an error, and goes on', async () => {
    const replies = await page.evaluate(async () => {
      const tried: [string, unknown][] = [
        ['no.such.method', {}],
        ['desk.openOffice', { path: 7 }],
        ['desk.openOffice', { path: '/no/such/folder' }],
        ['desk.openDocument', { path: '../../../etc/passwd', how: 'open' }],
        ['__proto__', {}],
      ];
      return Promise.all(
        tried.map(([name, input]) =>
          window.banto.call(name, input).then((reply) => (reply.ok ? 'ok' : reply.error.code), String),
        ),
      );
    });
    expect(replies).toEqual([
      'office-missing',
      'input-invalid',
      'office-missing',
      'document-unknown',
      'office-missing',
    ]);
    expect(await page.evaluate(() => window.banto.call('desk.state', {}).then((reply) => reply.ok))).toBe(true);
  });
});
