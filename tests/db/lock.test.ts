/** One process has an office open; the next is told who, and gets it when the first is gone, however it went. */
import { existsSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openCore } from '../../src/main/core/core.ts';
import { assertSentence, noonOf, openTestOffice, removeOffices, sentenceOf } from '../support/office.ts';
import { startOfficeProcess } from '../support/run-office-process.ts';

afterAll(removeOffices);

const SCRIPT = { now: noonOf('2026-11-24'), steps: [], stay: true };

describe('the lock', () => {
  test('tells a second process who holds it, and is free when the holder is killed', async () => {
    const office = await openTestOffice();
    await office.close();
    const holder = startOfficeProcess(office.folder, SCRIPT);
    expect(await holder.until((said) => 'opened' in said)).toEqual({ opened: true });

    const refused = await openCore({ folder: office.folder, role: 'whole' });
    if (refused.ok) throw new Error('two processes have the office open');
    expect(refused.error).toMatchObject({
      kind: 'environment',
      code: 'office-locked',
      facts: { host: hostname(), user: userInfo().username, pid: holder.child.pid, since: SCRIPT.now },
    });
    assertSentence(sentenceOf(refused.error));

    await holder.kill();
    expect(existsSync(join(office.folder, 'lock.json'))).toBe(true);
    await office.reopen();
    expect((await office.call('office.info', {})).name).toBe('青葉会計事務所');
  });

  test('the other way round: a process is refused while this one has it', async () => {
    const office = await openTestOffice();
    const second = startOfficeProcess(office.folder, SCRIPT);
    expect(await second.until((said) => 'opened' in said)).toMatchObject({
      opened: false,
      error: { code: 'office-locked', facts: { pid: process.pid } },
    });
    await second.ended;
  });

  test('a second writer in the same process is refused too, readers are not', async () => {
    const office = await openTestOffice();
    const second = await openCore({ folder: office.folder, role: 'writer' });
    expect(second).toMatchObject({ ok: false, error: { code: 'office-locked' } });
    const reader = await openCore({ folder: office.folder, role: 'reader' });
    if (!reader.ok) throw new Error(reader.error.code);
    expect(await reader.value.call('clients.list', {})).toMatchObject({ ok: true });
    await reader.value.close();
  });
});
