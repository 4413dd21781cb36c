/** Starts office-process.ts and reads what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Failure, Reply } from '../../src/contract/reply.ts';
import { temporaryFolder } from './office.ts';
import type { ProcessScript } from './office-process.ts';

export type Said =
  | { opened: true }
  | { opened: false; error: Failure }
  | { step: string }
  | { done: string; reply: Reply<Record<string, unknown>>; statements: number };

export interface OfficeProcess {
  child: ChildProcess;
  said: Said[];
  stderr: () => string;
  /** The first line said that fits; rejects when the process ends before. */
  until(fits: (said: Said) => boolean): Promise<Said>;
  /** Kills it as a power cut would and waits until it is gone. */
  kill(): Promise<void>;
  ended: Promise<number | null>;
}

const PROGRAM = new URL('./office-process.ts', import.meta.url).pathname;

export interface RunOptions {
  /** Words put before the program, as `['bash', '-c', 'ulimit -f 100; exec "$0" "$@"']`. */
  before?: string[];
  uid?: number;
}

export function startOfficeProcess(folder: string, script: ProcessScript, options: RunOptions = {}): OfficeProcess {
  const folderOfScript = temporaryFolder('banto-script-');
  // Read by whichever user the process runs as.
  chmodSync(folderOfScript, 0o755);
  const scriptPath = join(folderOfScript, 'script.json');
  writeFileSync(scriptPath, JSON.stringify(script));
  const [command, ...words] = [...(options.before ?? []), process.execPath, PROGRAM, folder, scriptPath];
  const child = spawn(command!, words, {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  const said: Said[] = [];
  let stderr = '';
  let listeners: (() => void)[] = [];
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(JSON.parse(line) as Said);
    for (const listener of listeners) listener();
  });
  let isEnded = false;
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => {
      isEnded = true;
      for (const listener of listeners) listener();
      resolve(code);
    });
  });
  return {
    child,
    said,
    ended,
    stderr: () => stderr,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = said.find(fits);
          if (!line && !isEnded) return;
          listeners = listeners.filter((one) => one !== look);
          if (line) resolve(line);
          else reject(new Error(`the process ended: ${JSON.stringify(said)} ${stderr}`));
        };
        listeners.push(look);
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
