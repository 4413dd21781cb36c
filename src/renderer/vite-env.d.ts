/// <reference types="vite/client" />
import type { CoreEvent, Reply } from '../contract/reply.ts';

declare global {
  interface Window {
    /** The bridge of the preload: the only door out of the page. */
    banto: {
      call(name: string, input: unknown): Promise<Reply<unknown>>;
      onEvent(listener: (event: CoreEvent) => void): () => void;
      platform: string;
    };
  }
}
