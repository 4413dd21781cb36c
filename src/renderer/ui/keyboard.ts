/**
 * Who gets a key. Layers lie over each other: the frame, the page, a dialog. While a dialog is open only its keys work.
 * Function keys keep their places; letters and digits without Ctrl or Alt never fire while the clerk types in a field,
 * and nothing fires during an IME conversion.
 */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';

export const FUNCTION_KEYS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const;
export type FunctionKey = (typeof FUNCTION_KEYS)[number];

export interface PageKey {
  /** At most six characters: it stands on the key. */
  label: string;
  run: () => void;
  /** The one filled key of the page: what the page is for. */
  main?: boolean;
  disabled?: boolean;
}
export type PageKeys = Partial<Record<FunctionKey, PageKey>>;

/** Other keys, as 'Ctrl+D', 'Space', 'PageDown', '1', 'Alt+ArrowLeft'. */
export type Shortcuts = Record<string, () => void>;

type LayerKind = 'frame' | 'page' | 'dialog';

interface Layer {
  kind: LayerKind;
  keys: PageKeys;
  shortcuts: Shortcuts;
}

let layers: readonly Layer[] = [];
let shown: PageKeys = {};
const listeners = new Set<() => void>();

function publish(): void {
  shown = mergedKeys();
  for (const listener of listeners) listener();
}

function liveLayers(): readonly Layer[] {
  const dialog = layers.findLast((layer) => layer.kind === 'dialog');
  if (dialog) return [dialog];
  return [...layers.filter((layer) => layer.kind === 'frame'), ...layers.filter((layer) => layer.kind === 'page')];
}

function mergedKeys(): PageKeys {
  return Object.assign({}, ...liveLayers().map((layer) => layer.keys));
}

function useLayer(kind: LayerKind, keys: PageKeys, shortcuts: Shortcuts, active = true): void {
  const layer = useRef<Layer>({ kind, keys, shortcuts });
  // With the page itself, not a moment later: whoever sees a key may press it. After every render: the functions close over fresh state, the key bar is told only when its face changes.
  useLayoutEffect(() => {
    const before = faceOf(layer.current.keys);
    layer.current.keys = keys;
    layer.current.shortcuts = shortcuts;
    if (active && before !== faceOf(keys)) publish();
  });
  useLayoutEffect(() => {
    if (!active) return;
    const own = layer.current;
    layers = [...layers, own];
    publish();
    return () => {
      layers = layers.filter((one) => one !== own);
      publish();
    };
  }, [active]);
}

function faceOf(keys: PageKeys): string {
  return FUNCTION_KEYS.map(
    (name) => `${keys[name]?.label ?? ''}${keys[name]?.main ? '*' : ''}${keys[name]?.disabled ? '-' : ''}`,
  ).join('|');
}

/**
 * The page's function keys (and other shortcuts) while it is shown:
 * `usePageKeys({ F2: { label: '新規', run: create }, F12: { label: '登録', run: save, main: true } }, { 'Ctrl+D': copy })`.
 * Ctrl+Enter does what F12 does.
 */
export function usePageKeys(keys: PageKeys, shortcuts: Shortcuts = {}): void {
  useLayer('page', keys, shortcuts);
}

/** Keys of an open dialog; everything below is silent meanwhile. */
export function useDialogKeys(keys: PageKeys, shortcuts: Shortcuts = {}, active = true): void {
  useLayer('dialog', keys, shortcuts, active);
}

/** Keys that work on every page. */
export function useFrameKeys(keys: PageKeys, shortcuts: Shortcuts = {}): void {
  useLayer('frame', keys, shortcuts);
}

/** What the key bar shows now. */
export function useShownKeys(): PageKeys {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
}

/** True while an IME conversion is under way: such a key belongs to the IME, also the Enter that ends it. */
export function isComposing(event: KeyboardEvent | { nativeEvent: KeyboardEvent }): boolean {
  const native = 'nativeEvent' in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return target.type !== 'checkbox' && target.type !== 'radio' && target.type !== 'button';
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

/** A button, a link or a tick in focus takes Enter and Space itself: what it says must happen, not what the page means. */
function takesKeyItself(target: EventTarget | null, name: string): boolean {
  if (name !== 'Enter' && name !== 'Space') return false;
  return target instanceof Element && target.closest('button, a[href], input, [role="option"]') !== null;
}

/** 'Ctrl+Shift+K' for a key event; Command counts as Ctrl. */
export function comboOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const shift = event.shiftKey && (key.length > 1 || event.ctrlKey || event.metaKey);
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

function isFunctionKey(key: string): key is FunctionKey {
  return FUNCTION_KEYS.some((name) => name === key);
}

/** Presses a function key by its name, as the key bar's buttons do. */
export function pressFunctionKey(name: FunctionKey): boolean {
  const key = mergedKeys()[name];
  if (!key || key.disabled) return false;
  key.run();
  return true;
}

/** Handles one key event against the live layers; true when something ran. */
function dispatchKey(event: KeyboardEvent): boolean {
  const combo = comboOf(event);
  const name = combo === 'Ctrl+Enter' ? 'F12' : combo;
  if (isFunctionKey(name)) return pressFunctionKey(name);
  if (!event.ctrlKey && !event.metaKey && !event.altKey && name !== 'Escape' && isTyping(event.target)) return false;
  if (takesKeyItself(event.target, name)) return false;
  const run = liveLayers().findLast((layer) => name in layer.shortcuts)?.shortcuts[name];
  run?.();
  return run !== undefined;
}

function onKeyDown(event: KeyboardEvent): void {
  if (isComposing(event)) return;
  // F1, F3, F5 … never reach the browser, whether the page uses them or not.
  if (isFunctionKey(event.key)) event.preventDefault();
  if (event.defaultPrevented && !isFunctionKey(event.key)) return;
  if (dispatchKey(event)) event.preventDefault();
}

/** Starts listening; called once by the frame. Returns the way to stop. */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}
