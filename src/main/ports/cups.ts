/**
 * The print queue of Linux and macOS: CUPS, by its own commands (lp, lpstat, lpoptions, cancel), which know how to log in
 * and where the server is. They are asked in English, because their answers are read; arguments go straight to the
 * program, never through a shell. How a job ended lpstat does not tell (done and cancelled look alike): see ipp.ts.
 */
import { execFile } from 'node:child_process';
import { jobState } from './ipp.ts';
import {
  type PrintFailure as Failure,
  type Printer,
  PrintFailure,
  type PrintOrder,
  type PrintQueue,
} from './print-queue.ts';

const TIMEOUT_MS = 20_000;

/** English answers, and titles in Japanese all the same. */
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

interface Answer {
  output: string;
  error: string;
  status: number;
}

/** Throws PrintFailure printing-unavailable where CUPS is not installed or does not answer. */
function ask(command: string, args: readonly string[]): Promise<Answer> {
  const environment = { ...process.env, LC_ALL: LOCALE, LANG: LOCALE, SOFTWARE: '' };
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { env: environment, timeout: TIMEOUT_MS }, (error, output, errorText) => {
      if (error && typeof error.code !== 'number')
        return reject(unavailable(`${command}: ${error.code ?? error.message}`));
      if (isAway(errorText)) return reject(unavailable(errorText.trim()));
      resolve({ output, error: errorText.trim(), status: error ? Number(error.code) : 0 });
    });
  });
}

const unavailable = (detail: string): Failure => new PrintFailure('printing-unavailable', detail);

function isAway(errorText: string): boolean {
  return /Unable to connect|Bad file descriptor|Scheduler is not running|Transport endpoint is not connected/.test(
    errorText,
  );
}

/** While the scheduler is away lpstat knows no printers and lp calls every printer unknown: neither is the truth. */
async function requireScheduler(): Promise<void> {
  const { output } = await ask('lpstat', ['-r']);
  if (/not running/.test(output)) throw unavailable(output.trim());
}

export const cupsQueue: PrintQueue = {
  async printers() {
    await requireScheduler();
    const { output } = await ask('lpstat', ['-e']);
    const chosen = /system default destination: (.+)/.exec((await ask('lpstat', ['-d'])).output)?.[1]?.trim();
    const names = output
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return Promise.all(names.map((name) => describePrinter(name, name === chosen)));
  },

  async send(file, order) {
    const { output, error, status } = await ask('lp', [...orderArguments(order), '--', file]);
    const job = /request id is (\S+)/.exec(output)?.[1];
    if (status === 0 && job) return job;
    await requireScheduler();
    throw new PrintFailure(/does not exist/.test(error) ? 'printer-unknown' : 'print-refused', error || output.trim());
  },

  state: (job) => jobState(Number(job.slice(job.lastIndexOf('-') + 1))),

  async cancel(job) {
    const { error, status } = await ask('cancel', [job]);
    if (status !== 0) throw new PrintFailure('print-refused', error);
  },
};

/** Self-describing names of PWG 5101.1. */
const MEDIA = { chou3: 'jpn_chou3_120x235mm', kaku2: 'jpn_kaku2_240x332mm' } as const;

/** The arguments of lp, without the file. */
export function orderArguments({ printer, title, pages, tray, duplex, copies, media }: PrintOrder): string[] {
  const sides = { off: 'one-sided', 'long-edge': 'two-sided-long-edge', 'short-edge': 'two-sided-short-edge' }[duplex];
  return [
    ...[
      '-d',
      printer,
      '-t',
      title,
      '-n',
      String(copies),
      '-o',
      `sides=${sides}`,
      '-o',
      `media=${media ? MEDIA[media] : 'A4'}`,
    ],
    // A letter must lie where its envelope's window is: never scaled to fit.
    ...['-o', 'print-scaling=none'],
    ...(tray ? ['-o', `InputSlot=${tray}`] : []),
    ...(pages ? ['-o', `page-ranges=${pages.from}-${pages.to}`] : []),
  ];
}

/** Paper sources and duplex are asked by the names every CUPS driver gives them. */
async function describePrinter(name: string, isDefault: boolean): Promise<Printer> {
  const { output: options } = await ask('lpoptions', ['-p', name, '-l']);
  const { output: status } = await ask('lpstat', ['-l', '-p', name]);
  return {
    name,
    isDefault,
    trays: choicesOf(options, 'InputSlot').map((key) => ({ key, label: key })),
    canDuplex: choicesOf(options, 'Duplex').some((choice) => choice.startsWith('Duplex')),
    trouble: troubleIn(status),
  };
}

/** `InputSlot/Media Source: *Auto Tray1 Tray2` → ['Auto', 'Tray1', 'Tray2']. */
export function choicesOf(options: string, option: string): string[] {
  const line = options.split('\n').find((one) => one.startsWith(`${option}/`));
  const choices = line?.slice(line.indexOf(':') + 1).trim() ?? '';
  return choices === '' ? [] : choices.split(/\s+/).map((choice) => choice.replace(/^\*/, ''));
}

/** What lpstat -l -p says of a printer that is stopped, out of paper or jammed; '' when it is idle or printing. */
export function troubleIn(status: string): string {
  const stopped = /disabled since [^\n]*-\s*\n\s*([^\n]*)/.exec(status);
  if (stopped) return stopped[1]?.trim() || 'stopped';
  const alerts = /Alerts: ([^\n]*)/.exec(status)?.[1]?.trim() ?? 'none';
  return alerts === 'none' ? '' : alerts;
}
