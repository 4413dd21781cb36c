/** What npm start decides before anything runs: is it installed, is it built, with which Node and which browser. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findInstalledChromium } from '../../tools/setup/find-chromium.mjs';
import { isNewEnough, packagedNode } from '../../tools/setup/node-runtime.mjs';
import { arePackagesInstalled } from '../../tools/setup/packages.mjs';
import { contentStamp } from '../../tools/setup/stamp.mjs';

const CHECKOUT = resolve(import.meta.dirname, '../..');

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'banto-setup-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

describe('the stamp of the sources', () => {
  const stamp = () => contentStamp(root, ['src', 'package.json', 'missing.ts']);

  beforeEach(() => {
    write('src/a.ts', 'one');
    write('src/deep/b.ts', 'two');
    write('package.json', '{}');
  });

  test('stays when only times change or something else is written', () => {
    const before = stamp();
    utimesSync(join(root, 'src/a.ts'), 1, 1);
    write('out/main/index.js', 'built');
    expect(stamp()).toBe(before);
  });

  test.each([
    ['a file is edited', () => write('src/a.ts', 'ONE')],
    ['a file is added', () => write('src/deep/c.ts', '')],
    ['a file is removed', () => rmSync(join(root, 'src/a.ts'))],
    ['a file is renamed', () => renameSync(join(root, 'src/a.ts'), join(root, 'src/z.ts'))],
    ['text moves from one file to the next', () => [write('src/a.ts', 'on'), write('src/deep/b.ts', 'etwo')]],
    ['a listed file appears', () => write('missing.ts', '')],
  ])('changes when %s', (_, change) => {
    const before = stamp();
    change();
    expect(stamp()).not.toBe(before);
  });
});

describe('installed packages', () => {
  const lock = (packages: object) => write('package-lock.json', JSON.stringify({ packages }));
  const present = (packages: object) => write('node_modules/.package-lock.json', JSON.stringify({ packages }));
  const wanted = {
    '': { name: 'x' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/win': { version: '1.0.0', optional: true },
  };

  test('count when each is there in the version that is wanted, optional ones of other systems left out', () => {
    lock(wanted);
    present({ 'node_modules/a': { version: '1.0.0' } });
    expect(arePackagesInstalled(root)).toBe(true);
  });

  test.each([
    ['nothing was installed', () => undefined],
    ['the installation was cut off', () => write('node_modules/a/package.json', '{}')],
    ['the list is cut short', () => write('node_modules/.package-lock.json', '{"packages": {')],
    ['a package lacks', () => present({})],
    ['a package has another version', () => present({ 'node_modules/a': { version: '1.0.1' } })],
    [
      'an optional one has another version',
      () => present({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/win': { version: '0.9.0' } }),
    ],
  ])('are not all there when %s', (_, arrange) => {
    lock(wanted);
    arrange();
    expect(arePackagesInstalled(root)).toBe(false);
  });
});

test.each([
  ['v20.20.2', false],
  ['v22.17.1', false],
  ['v22.18.0', true],
  ['v23.5.0', false],
  ['v23.6.0', true],
  ['v24.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

describe('an installed browser', () => {
  const program = (path: string, text = '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n') => write(path, text);
  // Folders the machine of the test may really have are not looked into under another system's rules.
  const found = (environment: NodeJS.ProcessEnv) => findInstalledChromium(environment, 'win32');

  test('is found where Windows has it, Chrome before Edge', () => {
    const edge = program('x86/Microsoft\\Edge\\Application\\msedge.exe');
    expect(found({ PROGRAMFILES: join(root, 'pf'), 'PROGRAMFILES(X86)': join(root, 'x86') })).toBe(edge);
    const chrome = program('local/Google\\Chrome\\Application\\chrome.exe');
    expect(found({ 'PROGRAMFILES(X86)': join(root, 'x86'), LOCALAPPDATA: join(root, 'local') })).toBe(chrome);
    expect(found({})).toBeNull();
  });

  test('on Linux is the first of its names on the path, but not the stub that asks for a snap', () => {
    program('one/google-chrome', '#!/bin/sh\necho "run: snap install chromium"\n');
    const real = program('two/google-chrome');
    const path = [join(root, 'one'), join(root, 'two')].join(':');
    expect(findInstalledChromium({ PATH: path }, 'linux')).toBe(real);
  });

  test('named outright is taken or nothing is', () => {
    const named = program('mine');
    expect(findInstalledChromium({ BANTO_CHROMIUM: named, PATH: '/usr/bin' }, 'linux')).toBe(named);
    expect(findInstalledChromium({ BANTO_CHROMIUM: join(root, 'gone'), PATH: '/usr/bin' }, 'linux')).toBeNull();
  });
});

describe('the command banto', () => {
  const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (file) => existsSync(file) && /^v20\./.test(spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout),
  );
  const CLI = `
    let text = '';
    for await (const chunk of process.stdin) text += chunk;
    console.log(JSON.stringify([Number(process.versions.node.split('.')[0]) >= 22, text, ...process.argv.slice(2)]));
    console.error('to a person');
    process.exitCode = 2;
  `;
  const run = (node: string) =>
    spawnSync(node, [join(root, 'tools/banto.mjs'), 'call', '顧問先', '{"a": 1}'], { encoding: 'utf8', input: '中身' });

  beforeEach(() => {
    cpSync(join(CHECKOUT, 'tools/banto.mjs'), join(root, 'tools/banto.mjs'), { recursive: true });
  });

  test('says what to do when nothing is built', () => {
    expect(run(process.execPath)).toMatchObject({
      status: 3,
      stdout: '',
      stderr: expect.stringContaining('npm run build'),
    });
  });

  test('passes arguments, input, output and the exit code through', () => {
    write('out/main/cli.js', CLI);
    write('package.json', '{"type": "module"}');
    expect(run(process.execPath)).toMatchObject({
      status: 2,
      stdout: `${JSON.stringify([true, '中身', 'call', '顧問先', '{"a": 1}'])}\n`,
      stderr: 'to a person\n',
    });
  });

  test('does the same on a Node that is too old, by the one in node_modules', (context) => {
    context.skip(OLD_NODE === undefined, 'no Node 20 on this machine');
    write('out/main/cli.js', CLI);
    write('package.json', '{"type": "module"}');
    expect(run(OLD_NODE ?? '')).toMatchObject({ status: 3, stderr: expect.stringContaining('npm run setup') });
    const packaged = packagedNode(root);
    mkdirSync(dirname(packaged), { recursive: true });
    symlinkSync(process.execPath, packaged);
    chmodSync(join(root, 'tools/banto.mjs'), 0o755);
    expect(run(OLD_NODE ?? '')).toMatchObject({
      status: 2,
      stdout: `${JSON.stringify([true, '中身', 'call', '顧問先', '{"a": 1}'])}\n`,
      stderr: 'to a person\n',
    });
  });
});
