/** The way to paper: the system's print queue as the program needs it, whatever system it is. */

export interface Printer {
  name: string;
  isDefault: boolean;
  /** Sources of paper by the queue's own names, with the words the driver gives them. */
  trays: { key: string; label: string }[];
  canDuplex: boolean;
  /** Why nothing comes out now, in the queue's words; '' when all is well. */
  trouble: string;
}

export type Duplex = 'off' | 'long-edge' | 'short-edge';

export interface PrintOrder {
  printer: string;
  /** Shown in the queue. */
  title: string;
  /** Pages of the file, counted from 1, both included; left out: all. */
  pages?: { from: number; to: number };
  tray?: string;
  duplex: Duplex;
  copies: number;
  /** Left out: A4. */
  media?: 'chou3' | 'kaku2';
}

/** `gone`: the queue no longer knows the job. */
export type PrintState = 'waiting' | 'printing' | 'done' | 'cancelled' | 'failed' | 'gone';

export interface PrintQueue {
  printers(): Promise<Printer[]>;
  /** Hands a PDF file over; returns the queue's name for the job. Throws PrintFailure. */
  send(file: string, order: PrintOrder): Promise<string>;
  state(job: string): Promise<PrintState>;
  /** Throws PrintFailure when the job has ended already. */
  cancel(job: string): Promise<void>;
}

/** What the queue refused and what it said. */
export class PrintFailure extends Error {
  readonly code: 'printing-unavailable' | 'printer-unknown' | 'print-refused';
  readonly detail: string;

  constructor(code: PrintFailure['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
