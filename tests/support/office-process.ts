/**
 * A process of its own on an office: `node office-process.ts FOLDER STEPS.json`. It opens the office, writes one line of
 * JSON per thing it did to standard output, and stays until it is told to end (a line on standard input) or is killed.
 */
import { readFileSync } from 'node:fs';
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
  /** Stay with the office open until standard input ends. */
  stay?: boolean;
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function main(folder: string, scriptPath: string): Promise<void> {
  const script = JSON.parse(readFileSync(scriptPath, 'utf8')) as ProcessScript;
  const opened = await openCore({ folder, role: 'whole', clock: settableClock(script.now) });
  if (!opened.ok) {
    say({ opened: false, error: opened.error });
    return;
  }
  say({ opened: true });
  for (const { name, input, files = {} } of script.steps) {
    const given = Object.entries(files).map(([key, path]) => [
      key,
      { name: path.split('/').at(-1), bytes: new Uint8Array(readFileSync(path)) },
    ]);
    say({ step: name });
    const reply = await opened.value.call(name, { ...input, ...Object.fromEntries(given) });
    say({ done: name, reply });
  }
  if (script.stay) await new Promise((resolve) => process.stdin.on('end', resolve).resume());
  await opened.value.close();
  process.exit(0);
}

await main(process.argv[2]!, process.argv[3]!);
