/**
 * What stands in for Electron's preload environment inside a page. It is run from its source before the page's own
 * scripts, so its functions must not use anything but each other and what they are given.
 */
import type { Codec } from './codec.ts';

export interface PageRuntimeConfig {
  platform: string;
  versions: Record<string, string>;
}

type Listener = (event: object, ...args: unknown[]) => void;
type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: object,
) => void;

/** A deep copy as contextBridge makes it: frozen, with functions wrapped so that values are copied either way. */
export function bridge(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: unknown[]) => {
      const result = value(...args.map((arg) => (typeof arg === 'function' ? arg : bridge(arg))));
      return result instanceof Promise ? result.then(bridge) : bridge(result);
    };
  }
  if (Array.isArray(value)) return value.map(bridge);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bridge(item)])));
}

export function pageRuntime(makeCodec: () => Codec, config: PageRuntimeConfig, preload: Preload): void {
  const page = globalThis as typeof globalThis & { __hostCall?: (message: string) => Promise<string>; top?: unknown };
  const hostCall = page.__hostCall;
  // The page must not find the door behind the bridge; Electron runs the preload in the main frame only.
  delete page.__hostCall;
  if (!hostCall || page.top !== page) return;

  const codec = makeCodec();
  const listeners = new Map<string, Listener[]>();

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      // structuredClone refuses what Electron refuses: functions, DOM nodes.
      const answer = codec.decode(await hostCall(codec.encode({ channel, args: structuredClone(args) }))) as {
        value?: unknown;
        error?: string;
      };
      if (answer.error !== undefined) throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
      return answer.value;
    },
    on(channel: string, listener: Listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      );
      return ipcRenderer;
    },
  };

  function deliver(text: string): void {
    const { channel, args } = codec.decode(text) as { channel: string; args: unknown[] };
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args);
  }
  Object.defineProperty(page, '__hostDeliver', { value: deliver, enumerable: false });

  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) =>
      Object.defineProperty(page, key, { value: bridge(api), enumerable: true }),
  };
  const required = (name: string): unknown => {
    if (name === 'electron' || name === 'electron/renderer') return { contextBridge, ipcRenderer };
    throw new Error(`module not found in a sandboxed preload: ${name}`);
  };
  const module = { exports: {} };
  preload(required, module, module.exports, {
    platform: config.platform,
    versions: config.versions,
    env: {},
    argv: [],
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
}
