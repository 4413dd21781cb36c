/** What the path dialog shows and which answers it takes. Its window is dialog-window.ts; here is no browser. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import { pathDialogWords } from '../../src/messages/path-dialog.ts';

export type DialogKind = 'folder' | 'file' | 'save';

export interface DialogOptions {
  kind: DialogKind;
  title: string;
  /** Where it begins. */
  folder: string;
  /** The proposed name of a file to save. */
  name?: string;
  /** Files to choose from, without the dot; empty: all. */
  extensions?: string[];
}

export interface DialogView {
  kind: DialogKind;
  title: string;
  path: string;
  entries: { name: string; isFolder: boolean }[];
  problem: string;
  words: typeof pathDialogWords;
}

export type DialogRequest =
  | { action: 'start' | 'up' | 'cancel' }
  | { action: 'pick'; name: string }
  | { action: 'choose'; path: string };

export type DialogAnswer = { view: DialogView } | { chosen: string | null };

/** Answers one request after another; `chosen` ends it (null: given up). */
export function createPathDialog(options: DialogOptions): (request: DialogRequest) => DialogAnswer {
  const state = { folder: options.folder, name: options.name ?? '', problem: '', mayReplace: '' };

  function view(problem = '', typed?: string): DialogAnswer {
    const entries = entriesOf(state.folder, options);
    const path = typed ?? (state.name === '' ? state.folder : join(state.folder, state.name));
    return {
      view: {
        kind: options.kind,
        title: options.title || pathDialogWords[options.kind],
        path,
        entries,
        problem,
        words: pathDialogWords,
      },
    };
  }

  function choose(path: string): DialogAnswer {
    const problem = problemOf(options.kind, path);
    if (problem === '' && options.kind === 'save' && existsSync(path) && state.mayReplace !== path) {
      state.mayReplace = path;
      Object.assign(state, { folder: dirname(path), name: basename(path) });
      return view(pathDialogWords.replaces);
    }
    if (problem === '') return { chosen: path };
    return view(problem, path);
  }

  return (request) => {
    switch (request.action) {
      case 'start':
        return view();
      case 'cancel':
        return { chosen: null };
      case 'up':
        state.folder = dirname(state.folder);
        return view();
      case 'choose':
        return choose(request.path.trim());
      case 'pick': {
        const path = join(state.folder, request.name);
        if (isFolder(path)) state.folder = path;
        else state.name = request.name;
        return view();
      }
    }
  };
}

function problemOf(kind: DialogKind, path: string): string {
  if (!isAbsolute(path)) return pathDialogWords.notAbsolute;
  if (kind === 'save') {
    if (!isFolder(dirname(path))) return pathDialogWords.notThere;
    return isFolder(path) ? pathDialogWords.notAFile : '';
  }
  // A folder that is not there yet may be named: a new office is made there.
  if (!existsSync(path)) return kind === 'folder' && isFolder(dirname(path)) ? '' : pathDialogWords.notThere;
  if (kind === 'folder') return isFolder(path) ? '' : pathDialogWords.notAFolder;
  return isFolder(path) ? pathDialogWords.notAFile : '';
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function entriesOf(folder: string, options: DialogOptions): DialogView['entries'] {
  const extensions = options.extensions ?? [];
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
      .filter(
        (entry) =>
          entry.isFolder ||
          (options.kind !== 'folder' && (extensions.length === 0 || extensions.includes(extname(entry.name).slice(1)))),
      )
      .sort(
        (left, right) => Number(right.isFolder) - Number(left.isFolder) || left.name.localeCompare(right.name, 'ja'),
      );
  } catch {
    return [];
  }
}
