/**
 * Runs an installer whose downloads go through a small server of ours on this machine. The installers wait for minutes
 * on a network that lets nothing through; here a download gives up when no byte has come for ten seconds.
 */
import { spawn } from 'node:child_process';
import http from 'node:http';
import { finished } from 'node:stream/promises';

export const GIVE_UP_MS = 10_000;

/**
 * @typedef {object} WatchedInstall
 * @property {string} upstream where the files really are, without a slash at the end
 * @property {(forwarder: string) => { command: string, args: string[], env: NodeJS.ProcessEnv, cwd: string }} installer
 * @property {number} [giveUpMs]
 */

/**
 * @param {WatchedInstall} options
 * @returns {Promise<{ ok: true } | { ok: false, why: string }>}
 */
export async function runWatchedInstall(options) {
  // With HTTPS_PROXY set, a Node that knows how goes through it.
  if ('setGlobalProxyFromEnv' in http && typeof http.setGlobalProxyFromEnv === 'function') http.setGlobalProxyFromEnv();
  /** @type {string | null} */
  let why = null;
  /** @type {import('node:child_process').ChildProcess | null} */
  let child = null;
  const server = http.createServer(async (request, response) => {
    try {
      await forward(`${options.upstream}${request.url}`, response, options.giveUpMs ?? GIVE_UP_MS);
    } catch (error) {
      why ??= error instanceof Error ? error.message : String(error);
      response.destroy();
      // Its own retries would wait as long again.
      child?.kill();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const { command, args, env, cwd } = options.installer(`http://127.0.0.1:${port}`);
    // Our own small server is not reached through anybody's proxy.
    child = spawn(command, args, {
      cwd,
      env: { ...env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => {
      errors = (errors + chunk.toString()).slice(-4000);
    });
    const code = await new Promise((ended) =>
      child?.once('close', ended).once('error', (error) => ended(error.message)),
    );
    if (code === 0 && why === null) return { ok: true };
    return { ok: false, why: why ?? lastLine(errors) ?? `the installer ended with ${code}` };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/**
 * Passes a file on as it comes. Throws when no byte has come for `giveUpMs`, from the first moment on.
 * @param {string} url
 * @param {http.ServerResponse} response
 * @param {number} giveUpMs
 */
async function forward(url, response, giveUpMs) {
  const stalled = new AbortController();
  const giveUp = () => stalled.abort(new Error(`no byte for ${giveUpMs / 1000} s from ${new URL(url).host}`));
  let timer = setTimeout(giveUp, giveUpMs);
  try {
    const answer = await fetch(url, { signal: stalled.signal });
    if (!answer.ok || !answer.body) throw new Error(`${new URL(url).host} answered ${answer.status}`);
    const length = answer.headers.get('content-length');
    response.writeHead(200, length && !answer.headers.has('content-encoding') ? { 'content-length': length } : {});
    for await (const chunk of answer.body) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, giveUpMs);
      if (!response.write(chunk))
        await Promise.race([
          new Promise((drained) => response.once('drain', drained)),
          finished(response).catch(() => undefined),
        ]);
    }
    response.end();
  } catch (error) {
    if (stalled.signal.aborted) throw stalled.signal.reason;
    throw new Error(reasonOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/**
 * fetch says only "fetch failed"; what happened stands in the cause.
 * @param {unknown} error
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error ? error.cause.message || ('code' in error.cause ? String(error.cause.code) : '') : '';
  return cause === '' ? error.message : `${error.message}: ${cause}`;
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) || null;
}
