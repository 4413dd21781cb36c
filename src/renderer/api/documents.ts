/** Documents and files out. */
import type { InputOf } from '../../contract/contract.ts';
import { callCore, callDesk } from './bridge.ts';

/** Opens a document of the office in the system's viewer, or shows it in its folder. Throws CallError. */
export async function openDocument(path: string, how: 'open' | 'folder' = 'open'): Promise<void> {
  await callDesk('desk.openDocument', { path, how });
}

/** Asks where to save bytes; the path, or null when the clerk gave up. Throws CallError. */
export async function saveAs(name: string, bytes: Uint8Array): Promise<string | null> {
  return (await callDesk('desk.saveAs', { name, bytes: new Uint8Array(bytes) })).path;
}

/** An empty import template with heads, saved where the clerk says. Throws CallError. */
export async function saveTemplate(
  kind: InputOf<'templates.get'>['kind'],
  format: 'csv' | 'xlsx' = 'xlsx',
): Promise<string | null> {
  const template = await callCore('templates.get', { kind, format });
  return saveAs(template.name, template.bytes);
}
