/**
 * The watched folder of the open office: what is dropped there is taken in when it is whole, then moved to 取込済 or エラー.
 * It is looked at every few seconds instead of listened to: network drives and sticks send no events.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { z } from 'zod';
import type { Reply } from '../../../contract/reply.ts';
import type { watchMethods } from '../../../contract/watch.ts';
import { watchWords } from '../../../messages/watch.ts';
import type { Clock } from '../../core/clock.ts';
import { writeWhole } from '../../core/documents.ts';

type Call = (name: string, input: unknown) => Promise<Reply<unknown>>;
type State = z.output<(typeof watchMethods)['watch.state']['output']>;
type Taken = z.output<(typeof watchMethods)['watch.takeIn']['output']>;

export interface FolderWatch {
  /** One look at the folder; at most one runs at a time. Returns how many files were moved. */
  look(): Promise<number>;
  stop(): Promise<void>;
}

const LOOK_EVERY_MS = 3000;
/** Larger ones are no bank files; reading them would hold the program up for nothing. */
const MOST_BYTES = 200_000_000;
/** Names of files that are still being written, or are the system's own. */
const UNFINISHED = /^[.~]|^desktop\.ini$|^thumbs\.db$|\.(tmp|part|partial|crdownload|download)$/i;

export function watchOfficeFolder(call: Call, clock: Clock, everyMs = LOOK_EVERY_MS): FolderWatch {
  /** Size and time of each file at the last look: whole is what did not change between two. */
  let seen = new Map<string, string>();
  let running: Promise<number> = Promise.resolve(0);
  let stopped = false;

  async function lookOnce(): Promise<number> {
    const reply = await call('watch.state', { limit: 1 });
    if (!reply.ok || stopped) return 0;
    const { folder, state } = reply.value as State;
    if (folder === null || state !== 'ok') return 0;
    const now = new Map<string, string>();
    let moved = 0;
    for (const found of filesIn(folder)) {
      const path = join(found.folder, found.name);
      const mark = markOf(path);
      if (mark === null || stopped) continue;
      now.set(path, mark);
      if (seen.get(path) === mark && (await take(call, clock, found))) moved++;
    }
    seen = now;
    return moved;
  }

  function look(): Promise<number> {
    // A look that fails (a drive pulled out while it is read) is made again at the next turn.
    running = running.then(() => (stopped ? 0 : lookOnce())).catch(() => 0);
    return running;
  }

  const timer = setInterval(() => void look(), everyMs);
  timer.unref();
  return {
    look,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

interface Found {
  folder: string;
  name: string;
  /** The subfolder's name: a client's code. */
  clientCode: string | null;
}

function filesIn(root: string): Found[] {
  const found: Found[] = [];
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const isOwn = entry.name === watchWords.doneFolder || entry.name === watchWords.failedFolder;
    if (entry.isFile() && !UNFINISHED.test(entry.name))
      found.push({ folder: root, name: entry.name, clientCode: null });
    if (!entry.isDirectory() || isOwn || UNFINISHED.test(entry.name)) continue;
    const folder = join(root, entry.name);
    for (const inner of readdirSync(folder, { withFileTypes: true }))
      if (inner.isFile() && !UNFINISHED.test(inner.name))
        found.push({ folder, name: inner.name, clientCode: entry.name });
  }
  return found.sort((a, b) => (join(a.folder, a.name) < join(b.folder, b.name) ? -1 : 1));
}

function markOf(path: string): string | null {
  try {
    const { size, mtimeMs } = statSync(path);
    return size > MOST_BYTES ? null : `${size} ${mtimeMs}`;
  } catch {
    return null;
  }
}

/** True when the file was dealt with. One that cannot be read or moved now is tried again. */
async function take(call: Call, clock: Clock, { folder, name, clientCode }: Found): Promise<boolean> {
  const path = join(folder, name);
  // A copy with a buffer of its own: the call moves the bytes to the core's thread.
  const bytes = new Uint8Array(readFileSync(path));
  const reply = await call('watch.takeIn', {
    file: { name: name.slice(-255), bytes },
    ...(clientCode === null ? {} : { clientCode: clientCode.slice(0, 20) }),
  });
  if (!reply.ok) return false;
  const taken = reply.value as Taken;
  const target = join(folder, taken.outcome === 'imported' ? watchWords.doneFolder : watchWords.failedFolder);
  mkdirSync(target, { recursive: true });
  const freeName = freeNameIn(target, name, clock);
  if (taken.outcome === 'refused') writeWhole(join(target, freeName + watchWords.noteEnd), noteOf(name, taken));
  renameSync(path, join(target, freeName));
  return true;
}

/** The name, or with the time behind it where one of that name lies there: nothing is ever overwritten. */
function freeNameIn(folder: string, name: string, clock: Clock): string {
  const taken = new Set(readdirSync(folder));
  if (!taken.has(name)) return name;
  const end = extname(name);
  const stem = `${name.slice(0, name.length - end.length)} ${clock.now().replace(/[-:]/g, '').slice(0, 15)}`;
  for (let count = 1; ; count++) {
    const next = `${stem}${count === 1 ? '' : ` ${count}`}${end}`;
    if (!taken.has(next)) return next;
  }
}

/** With a byte order mark: Windows' editor then shows Japanese whatever it is set to. */
function noteOf(name: string, taken: Taken): Uint8Array {
  const lines = [watchWords.noteHead(name), '', ...taken.sentences, '', watchWords.noteFoot, ''];
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}`);
}
