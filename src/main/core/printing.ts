/** The machine's print queue as the core knows it: which one there is, and its failures as refusals. */
import { cupsQueue } from '../ports/cups.ts';
import { PrintFailure, type PrintQueue } from '../ports/print-queue.ts';
import { windowsQueue } from '../ports/windows-print.ts';
import { AppError } from './errors.ts';

export type { PrintQueue, PrintState } from '../ports/print-queue.ts';

export const systemQueue: PrintQueue = process.platform === 'win32' ? windowsQueue : cupsQueue;

/** A step at the queue; what it refuses comes back as a refusal with its own words. */
export async function printing<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof PrintFailure) throw new AppError(error.code, { detail: error.detail });
    throw error;
  }
}
