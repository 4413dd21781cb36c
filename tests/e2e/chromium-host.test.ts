/** The Chromium host itself: what it has to do as Electron does, so that the other end-to-end tests mean something. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchApp, type RunningApp, takePicture } from './launch.ts';

let folder: string;
let app: RunningApp | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'banto-host-'));
});
afterEach(async () => {
  await app?.close();
  app = null;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function launch(name: string, switches: string[] = []): Promise<RunningApp> {
  app = await launchApp({ userData: join(folder, name), backend: 'chromium-host', switches });
  return app;
}

const call = (running: RunningApp, name: string, input: unknown) =>
  running.page.evaluate(([method, given]) => window.banto.call(String(method), given), [name, input] as const);

test('a second start gives way to the first', async () => {
  const first = await launch('single');
  await expect(launchApp({ userData: join(folder, 'single'), backend: 'chromium-host' })).rejects.toThrow('ended');
  expect(await call(first, 'desk.state', {})).toMatchObject({ ok: true });
});

test('a start after a power cut is not held up by the lock that was left', async () => {
  const first = await launch('power');
  await first.kill();
  app = null;
  const second = await launch('power');
  expect(await call(second, 'desk.state', {})).toMatchObject({ ok: true });
});

test('an office is there again after a restart, with who acts in it, and the window hears of changes', async () => {
  const office = join(folder, 'office');
  const first = await launch('restart');
  await first.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard, stopHearing: window.banto.onEvent((event) => heard.push(JSON.stringify(event))) });
  });
  expect(await call(first, 'desk.createOffice', { path: office, name: '試験事務所' })).toEqual({
    ok: true,
    value: { path: office },
  });
  expect(await call(first, 'staff.save', { code: 'T1', name: '田中' })).toMatchObject({ ok: true });
  await call(first, 'desk.chooseActor', { code: 'T1' });
  await first.page.waitForFunction(() =>
    (window as Window & { heard?: string[] }).heard?.some((event) => event.includes('"staff"')),
  );
  await first.close();

  const second = await launch('restart');
  const state = await call(second, 'desk.state', {});
  expect(state).toMatchObject({
    ok: true,
    value: { open: { path: office, name: '試験事務所' }, actorCode: 'T1', recent: [{ path: office, missing: false }] },
  });
  expect(await call(second, 'office.info', {})).toMatchObject({
    ok: true,
    value: { actor: { code: 'T1', name: '田中' } },
  });
});

test('an office that another program holds is named at start, and the window opens all the same', async () => {
  const office = join(folder, 'held');
  const first = await launch('holder');
  await call(first, 'desk.createOffice', { path: office, name: '使用中' });
  const second = await launchApp({ userData: join(folder, 'other'), office, backend: 'chromium-host' });
  const state = await call(second, 'desk.state', {});
  expect(state).toMatchObject({
    ok: true,
    value: {
      open: null,
      reopenFailure: {
        path: office,
        error: { kind: 'environment', code: 'office-locked', facts: { pid: expect.any(Number) } },
      },
    },
  });
  await takePicture(second.page, 'shell-office-locked');
  await second.close();
});

test('files go both ways byte for byte, and a saved one can be opened again', async () => {
  const running = await launch('files');
  const target = join(folder, 'saved.bin');
  await running.answerDialogs({ save: target });
  const reply = await running.page.evaluate(() => {
    const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256);
    return window.banto.call('desk.saveAs', { name: 'saved.bin', bytes });
  });
  expect(reply).toEqual({ ok: true, value: { path: target } });
  expect(
    readFileSync(target).equals(Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7) % 256))),
  ).toBe(true);
  expect(await call(running, 'desk.openDocument', { path: target, how: 'open' })).toMatchObject({ ok: true });
  expect(await running.evaluate(({ shell }) => shell.opened ?? [], null)).toEqual([target]);
  await running.answerDialogs({ save: join(target, 'below-a-file') });
  const failed = await running.page.evaluate(() =>
    window.banto.call('desk.saveAs', { name: 'x', bytes: new Uint8Array([1]) }),
  );
  expect(failed).toMatchObject({ ok: false, error: { kind: 'environment' } });
});

test('a person without Electron chooses folders and files in a window of the host', async () => {
  const running = await launch('dialogs', ['--path-dialogs']);
  const parent = join(folder, 'choose');
  mkdirSync(join(parent, '帳簿'), { recursive: true });
  writeFileSync(join(parent, 'old.sqlite'), '');
  // Waited for before it is asked for: the window may be there before the call has returned.
  const opening = running.page.context().waitForEvent('page');
  const asked = call(running, 'desk.chooseFolder', { title: '事務所のフォルダー' });
  const dialog = await opening;
  await dialog.getByRole('heading', { name: '事務所のフォルダー' }).waitFor();
  await dialog.locator('#path').fill(join(parent, 'nothing', 'here'));
  await dialog.getByRole('button', { name: '選ぶ' }).click();
  await dialog.getByText('その場所は見つかりません。').waitFor();
  await dialog.locator('#path').fill(join(parent, '帳簿'));
  await takePicture(dialog, 'chromium-host-dialog');
  // The window is gone before the key is up.
  await dialog.keyboard.press('Enter').catch(() => undefined);
  expect(await asked).toEqual({ ok: true, value: { path: join(parent, '帳簿') } });

  const openingAgain = running.page.context().waitForEvent('page');
  const again = call(running, 'desk.chooseFile', { title: '', extensions: ['sqlite'] });
  const second = await openingAgain;
  await second.getByRole('heading', { name: 'ファイルを選ぶ' }).waitFor();
  // The window is gone before the key is up.
  await second.keyboard.press('Escape').catch(() => undefined);
  expect(await again).toEqual({ ok: true, value: { path: null } });
});

test('closing the window ends the program, and the office is free', async () => {
  const running = await launch('closing');
  const office = join(folder, 'left');
  await call(running, 'desk.createOffice', { path: office, name: '閉じる' });
  const pid = await running.evaluate(() => process.pid, null);
  await running.page.close();
  await gone(pid);
  expect(existsSync(join(office, 'lock.json'))).toBe(false);
  app = null;
});

test('when the test dies the browser goes with it', async () => {
  const running = await launch('orphan');
  const pid = await running.evaluate(() => process.pid, null);
  running.disconnect();
  await gone(pid);
  app = null;
});

async function gone(pid: number): Promise<void> {
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
