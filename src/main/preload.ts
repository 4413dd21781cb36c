/** The bridge: the only thing the page can reach. Plain data goes through it, nothing of Electron. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { CoreEvent, Reply } from '../contract/reply.ts';

contextBridge.exposeInMainWorld('banto', {
  call: (name: string, input: unknown): Promise<Reply<unknown>> => ipcRenderer.invoke('call', name, input),
  /** Returns the function that ends the listening. */
  onEvent(listener: (event: CoreEvent) => void): () => void {
    const forward = (_: IpcRendererEvent, event: CoreEvent) => listener(event);
    ipcRenderer.on('event', forward);
    return () => {
      ipcRenderer.off('event', forward);
    };
  },
  platform: process.platform,
});
