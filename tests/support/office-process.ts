/**
 * A process of its own on an office: `node office-process.ts FOLDER STEPS.json`. It opens the office, writes one line of
 * JSON per thing it did to standard output, and stays until it is told to end (a line on standard input) or is killed.
 */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { settableClock } from '../../src/main/core/clock.ts';
import { openCore } from '../../src/main/core/core.ts';

export interface Step {
  name: string;
  input: Record<string, unknown>;
  /** Files of the input by key: paths. */
  files?: Record<string, string>;
}

export interface ProcessScript {
  now: string;
  steps: Step[];
  /** Kills itself (SIGKILL, as a power cut) before or after the n-th SQL statement of the steps. */
  killAt?: { statement: number; when: 'before' | 'after' };
  /** Stay with the office open until standard input ends. */
  stay?: boolean;
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

let statements = 0;

/** Counts what SQLite is asked to do, by every handle of this process, and dies at the statement it is told. */
function watchStatements(killAt: ProcessScript['killAt']): void {
  const probe = new Database(':memory:');
  const ofStatements: object = Object.getPrototypeOf(probe.prepare('SELECT 1'));
  probe.close();
  for (const [prototype, names] of [
    [ofStatements, ['run', 'get', 'all']],
    [Database.prototype, ['exec']],
  ] as const) {
    for (const name of names) {
      const original: (...given: unknown[]) => unknown = Reflect.get(prototype, name);
      const watched = function (this: unknown, ...given: unknown[]): unknown {
        statements++;
        if (killAt?.statement === statements && killAt.when === 'before') process.kill(process.pid, 'SIGKILL');
        const result = original.apply(this, given);
        if (killAt?.statement === statements && killAt.when === 'after') process.kill(process.pid, 'SIGKILL');
        return result;
      };
      Object.defineProperty(prototype, name, { value: watched, configurable: true });
    }
  }
}

async function main(folder: string, scriptPath: string): Promise<void> {
  const script = JSON.parse(readFileSync(scriptPath, 'utf8')) as ProcessScript;
  const opened = await openCore({ folder, role: 'whole', clock: settableClock(script.now) });
  if (!opened.ok) {
    say({ opened: false, error: opened.error });
    return;
  }
  say({ opened: true });
  watchStatements(script.killAt);
  for (const { name, input, files = {} } of script.steps) {
    const given = Object.entries(files).map(([key, path]) => [
      key,
      { name: path.split('/').at(-1), bytes: new Uint8Array(readFileSync(path)) },
    ]);
    say({ step: name });
    const reply = await opened.value.call(name, { ...input, ...Object.fromEntries(given) });
    say({ done: name, reply, statements });
  }
  if (script.stay) await new Promise((resolve) => process.stdin.on('end', resolve).resume());
  await opened.value.close();
  process.exit(0);
}

await main(process.argv[2]!, process.argv[3]!);
