/** One channel in: `call`. Only our own page's main frame is heard. */
import { ipcMain, type WebFrameMain } from 'electron';
import type { Reply } from '../../../contract/reply.ts';
import { PAGE_ORIGIN } from './page-protocol.ts';

const LONGEST_NAME = 100;

export function handleCalls(call: (name: string, input: unknown) => Promise<Reply<unknown>>): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    if (!isOurPage(event.senderFrame)) throw new Error('a call from a foreign page is not answered');
    if (typeof name !== 'string' || name.length > LONGEST_NAME) throw new Error('a call needs the name of a method');
    return call(name, input);
  });
}

function isOurPage(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === PAGE_ORIGIN;
}
