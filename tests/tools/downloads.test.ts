/** Downloads on networks that let nothing through: nobody waits for minutes, nor again at every start. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fetchElectron, findElectron } from '../../tools/setup/electron-binary.mjs';
import { forgetFailures, rememberedFailure } from '../../tools/setup/remembered.mjs';
import { runWatchedInstall } from '../../tools/setup/watched-install.mjs';

const GIVE_UP_MS = 400;

let root: string;
let upstream: http.Server;
let address: string;
let asked: string[];
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'banto-downloads-'));
  asked = [];
  upstream = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise((listening) => upstream.listen(0, '127.0.0.1', () => listening(undefined)));
  const bound = upstream.address();
  address = `http://127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
});
afterEach(() => {
  upstream.closeAllConnections();
  upstream.close();
  rmSync(root, { recursive: true, force: true });
});

const inPieces = (pieces: number, everyMs: number) => (_: http.IncomingMessage, response: http.ServerResponse) => {
  response.writeHead(200, { 'content-length': String(pieces * 1000) });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(Buffer.alloc(1000, sent));
    sent += 1;
    if (sent < pieces) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
};
const stall = (_: http.IncomingMessage, response: http.ServerResponse) => {
  response.writeHead(200, { 'content-length': '1000000' });
  response.write(Buffer.alloc(1000));
};
const silent = () => undefined;

/** An installer such as Electron's and Playwright's: fetches, writes, and would wait for ever. */
const INSTALLER = `
  const { writeFileSync } = require('node:fs');
  fetch(process.env.FROM + '/file.zip').then((response) => response.ok ? response.arrayBuffer() : Promise.reject(new Error('status ' + response.status)))
    .then((bytes) => writeFileSync('file.zip', Buffer.from(bytes)))
    .catch(() => setTimeout(() => process.exit(1), 60_000));
`;

function install() {
  return runWatchedInstall({
    upstream: address,
    giveUpMs: GIVE_UP_MS,
    installer: (forwarder) => ({
      command: process.execPath,
      args: ['-e', INSTALLER],
      cwd: root,
      env: { ...process.env, FROM: forwarder },
    }),
  });
}

test('a slow download that keeps coming is let through whole, however long it takes', async () => {
  answer = inPieces(12, GIVE_UP_MS / 4);
  expect(await install()).toEqual({ ok: true });
  expect(asked).toEqual(['/file.zip']);
  const bytes = readFileSync(join(root, 'file.zip'));
  expect([bytes.length, bytes[0], bytes[11_999]]).toEqual([12_000, 0, 11]);
});

test.each([
  ['stops in the middle', stall, 'no byte for 0.4 s'],
  ['never answers', silent, 'no byte for 0.4 s'],
  ['has no such file', (_: unknown, response: http.ServerResponse) => response.writeHead(404).end(), 'answered 404'],
  ['breaks off', (_: unknown, response: http.ServerResponse) => response.destroy(), 'fetch failed'],
])(
  'a server that %s ends the installer at once',
  async (_, behaviour, why) => {
    answer = behaviour;
    // The installer itself would go on for a minute; the test's own time is the limit.
    expect(await install()).toEqual({ ok: false, why: expect.stringContaining(why) });
  },
  20_000,
);

test('a server that is not there is named', async () => {
  upstream.close();
  expect(await install()).toEqual({ ok: false, why: expect.stringMatching(/ECONNREFUSED/) });
});

/** The shape of the package electron, with an installer that fetches from ELECTRON_MIRROR. */
function placeElectron(version: string): void {
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version }));
  writeFileSync(
    join(folder, 'install.js'),
    `const { writeFileSync } = require('node:fs');
     fetch(process.env.ELECTRON_MIRROR + 'v${version}/electron.zip').then((response) => response.arrayBuffer()).then((bytes) => {
       writeFileSync(__dirname + '/dist/electron', Buffer.from(bytes));
       writeFileSync(__dirname + '/path.txt', 'electron');
     }).catch(() => setTimeout(() => process.exit(1), 60_000));`,
  );
}

const fetchIt = () => fetchElectron(root, process.execPath, { upstream: address, giveUpMs: GIVE_UP_MS });

test('Electron is fetched when it can be', async () => {
  placeElectron('1.0.0');
  answer = inPieces(2, 10);
  expect(findElectron(root)).toBeNull();
  const file = await fetchIt();
  expect(asked).toEqual(['/v1.0.0/electron.zip']);
  expect(file).toBe(join(root, 'node_modules/electron/dist/electron'));
  expect(findElectron(root)).toBe(file);
});

test('a failed download is not tried again until it is asked for, or there is a new version', async () => {
  placeElectron('1.0.0');
  answer = stall;
  expect(await fetchIt()).toBeNull();
  expect(await fetchIt()).toBeNull();
  expect(asked).toHaveLength(1);
  expect(rememberedFailure(root, `electron 1.0.0 ${process.platform}-${process.arch}`)).toContain('no byte');

  forgetFailures(root);
  expect(await fetchIt()).toBeNull();
  expect(asked).toHaveLength(2);

  placeElectron('1.0.1');
  answer = inPieces(1, 10);
  expect(await fetchIt()).not.toBeNull();
});
