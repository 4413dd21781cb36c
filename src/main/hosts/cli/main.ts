/** The command line: the same core as the window. JSON alone on standard output, everything for people on standard error. */
import { copyFileSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { contract } from '../../../contract/contract.ts';
import type { Failure, Reply } from '../../../contract/reply.ts';
import { cliWords } from '../../../messages/cli.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { clockFromEnvironment } from '../../core/clock.ts';
import { createOffice, openCore, restoreOffice } from '../../core/core.ts';
import { keepYoungGenerationSmall } from '../../core/memory.ts';

keepYoungGenerationSmall();

// A reader that has seen enough (`… | head`) closes the pipe: what was called is carried on to its end all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const EXIT = { done: 0, refused: 1, usage: 2, environment: 3 } as const;

/** Wrong words on the command line: exit 2. */
class UsageError extends Error {}

const OPTIONS = {
  name: { type: 'string' },
  as: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  seed: { type: 'string' },
  help: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
} as const;

interface CommandLine {
  words: string[];
  options: {
    name?: string;
    as?: string;
    out?: string;
    json?: boolean;
    seed?: string;
    help?: boolean;
    'passphrase-file'?: string;
  };
}

async function run(argv: string[]): Promise<number> {
  const { words, options } = readCommandLine(argv);
  const [command, ...rest] = words;
  if (options.help || command === undefined) {
    process.stderr.write(cliWords.usage);
    return command === undefined && !options.help ? EXIT.usage : EXIT.done;
  }
  switch (command) {
    case 'init':
      return init(one(rest, 'init'), options);
    case 'restore':
      return restore(rest);
    case 'methods':
      return listMethods(options.json ?? false);
    case 'call':
      return call(rest, options);
    case 'practice':
      return practice(one(rest, 'practice'), options);
    default:
      throw new UsageError(cliWords.unknownCommand(command));
  }
}

function readCommandLine(argv: string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    return { words: positionals, options: values };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const [option = ''] = /--?[\w-]+/.exec(error instanceof Error ? error.message : '') ?? [];
    throw new UsageError(
      code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? cliWords.unknownOption(option) : cliWords.wrongOption(option),
    );
  }
}

function one(words: string[], command: string): string {
  const [word, ...more] = words;
  if (word === undefined || more.length > 0) throw new UsageError(cliWords.wantsOffice(command));
  return word;
}

async function init(folder: string, { name }: CommandLine['options']): Promise<number> {
  if (!name?.trim()) throw new UsageError(cliWords.wantsName);
  const made = await createOffice({ folder, name: name.trim(), clock: clockFromEnvironment(process.env) });
  return print(made, (value) => ({ office: value.path }));
}

async function restore(words: string[]): Promise<number> {
  const [backupPath, folder, ...more] = words;
  if (backupPath === undefined || folder === undefined || more.length > 0) throw new UsageError(cliWords.wantsBackup);
  return print(
    await restoreOffice({ backupPath: resolve(backupPath), folder, clock: clockFromEnvironment(process.env) }),
    (value) => value,
  );
}

async function practice(folder: string, { seed }: CommandLine['options']): Promise<number> {
  if (seed !== undefined && !/^\d{1,9}$/.test(seed)) throw new UsageError(cliWords.wantsSeed);
  const { makePracticeOffice } = await import('../../practice/practice-office.ts');
  const made = await makePracticeOffice({
    folder,
    seed: seed === undefined ? 1 : Number(seed),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  return print(made, (value) => value);
}

function listMethods(json: boolean): number {
  const methods = Object.entries(contract).map(([name, method]) => ({
    name,
    kind: method.kind,
    input: z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' }),
  }));
  process.stdout.write(
    json
      ? `${JSON.stringify(methods, null, 2)}\n`
      : `${JSON.stringify(methods.map(({ name, kind }) => ({ name, kind })))}\n`,
  );
  return EXIT.done;
}

async function call(words: string[], options: CommandLine['options']): Promise<number> {
  const [folder, method, json, ...more] = words;
  if (folder === undefined || method === undefined || more.length > 0) throw new UsageError(cliWords.wantsCall);
  if (!Object.hasOwn(contract, method)) throw new UsageError(cliWords.unknownMethod(method));
  const input = readInput(json ?? '{}');
  const passphrase = passphraseOf(options);
  const opened = await openCore({
    folder,
    role: 'whole',
    clock: clockFromEnvironment(process.env),
    ...(passphrase === null ? {} : { passphrase }),
  });
  if (!opened.ok) return fail(opened.error);
  try {
    const reply = await opened.value.call(method, input, { actorCode: options.as ?? userInfo().username });
    if (reply.ok && reply.ignoredKeys) process.stderr.write(`${cliWords.ignoredKeys(reply.ignoredKeys)}\n`);
    const printed = print(reply, (value) => value);
    // What was booked stands, and its value is said, also where the copy cannot be written.
    const copied = reply.ok && options.out !== undefined ? copyDocument(folder, reply.value, options.out) : true;
    return copied ? printed : EXIT.environment;
  } finally {
    await opened.value.close();
  }
}

/** From --passphrase-file (its first line) or BANTO_PASSPHRASE: never from the command line itself, which others can see. */
function passphraseOf(options: CommandLine['options']): string | null {
  const file = options['passphrase-file'];
  if (file !== undefined) return readOrRefuse(file).toString('utf8').split(/\r?\n/)[0] || null;
  return process.env.BANTO_PASSPHRASE || null;
}

/** JSON, or @file.json; {"$file": path} stands for a file's name and bytes. */
function readInput(text: string): unknown {
  const source = text.startsWith('@') ? readOrRefuse(text.slice(1)).toString('utf8') : text;
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''), (_key, value: unknown) => {
      if (value && typeof value === 'object' && '$file' in value && typeof value.$file === 'string') {
        return { name: basename(value.$file), bytes: new Uint8Array(readOrRefuse(value.$file)) };
      }
      return value;
    });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const place = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
    throw new UsageError(cliWords.badJson(place ? { line: Number(place[1]), column: Number(place[2]) } : null));
  }
}

function readOrRefuse(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    throw new UsageError(cliWords.noFile(path));
  }
}

/** False when the copy could not be written. */
function copyDocument(folder: string, value: unknown, out: string): boolean {
  const document =
    value && typeof value === 'object' && 'document' in value ? (value.document as { path: string } | null) : null;
  if (!document) {
    process.stderr.write(`${cliWords.noDocument}\n`);
    return true;
  }
  try {
    copyFileSync(join(folder, document.path), out);
    return true;
  } catch {
    fail({ kind: 'environment', code: 'copy-not-written', facts: { path: document.path, out } });
    return false;
  }
}

function print<T>(reply: Reply<T>, shape: (value: T) => unknown): number {
  if (!reply.ok) return fail(reply.error);
  process.stdout.write(`${JSON.stringify(shape(reply.value), bytesAsBase64)}\n`);
  return EXIT.done;
}

/** A Buffer has turned itself into a list of numbers before it gets here as `value`: what is held tells. */
function bytesAsBase64(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const held = this[key];
  return held instanceof Uint8Array ? { base64: Buffer.from(held).toString('base64') } : value;
}

function fail(failure: Failure): number {
  const { code, facts, field, bugId } = failure;
  const sentence = refusalSentence(code, facts, placeOf(facts));
  process.stderr.write(
    `${JSON.stringify({ code, facts, sentence, ...(field === undefined ? {} : { field }), ...(bugId === undefined ? {} : { bugId }) })}\n`,
  );
  return failure.kind === 'environment' ? EXIT.environment : EXIT.refused;
}

/** A refused file says its row and field in the facts. */
function placeOf(facts: Failure['facts']) {
  return {
    row: typeof facts.row === 'number' ? facts.row : undefined,
    field: typeof facts.field === 'string' ? facts.field : undefined,
    value: typeof facts.value === 'string' ? facts.value : undefined,
  };
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const usage = error instanceof UsageError;
    process.stderr.write(
      usage ? `${error.message}\n${cliWords.usage}` : `${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = usage ? EXIT.usage : EXIT.environment;
  },
);
