/**
 * The print queue of Windows, by pdf-to-printer (which brings SumatraPDF): it hands pages to the spooler and knows no more
 * of them. A job therefore counts as done once it is handed over, and is cancelled in the system's own queue window.
 */
import { PrintFailure, type PrintOrder, type PrintQueue } from './print-queue.ts';

const SIDES = { off: 'simplex', 'long-edge': 'duplexlong', 'short-edge': 'duplexshort' } as const;

let handedOver = 0;

export const windowsQueue: PrintQueue = {
  async printers() {
    const { getDefaultPrinter, getPrinters } = await import('pdf-to-printer');
    const chosen = await getDefaultPrinter();
    return (await getPrinters()).map(({ name }) => ({
      name,
      isDefault: name === chosen?.name,
      trays: [],
      canDuplex: true,
      trouble: '',
    }));
  },

  async send(file, order) {
    const { print } = await import('pdf-to-printer');
    try {
      await print(file, windowsOptions(order));
    } catch (error) {
      throw new PrintFailure('print-refused', error instanceof Error ? error.message : String(error));
    }
    return `windows-${++handedOver}`;
  },

  state: async () => 'done',

  async cancel() {
    throw new PrintFailure('print-refused', 'already handed over to the spooler');
  },
};

/** The order in the words of pdf-to-printer. */
export function windowsOptions({ printer, pages, tray, duplex, copies, media }: PrintOrder) {
  return {
    printer,
    copies,
    side: SIDES[duplex],
    // An envelope's size is the driver's to know by its tray: SumatraPDF names only sheets.
    ...(media ? {} : { paperSize: 'A4' }),
    // A letter must lie where its envelope's window is: never scaled to fit.
    scale: 'noscale' as const,
    silent: true,
    ...(pages ? { pages: `${pages.from}-${pages.to}` } : {}),
    ...(tray ? { bin: tray } : {}),
  };
}
