import { dialog, shell } from 'electron';
import type { DeskSystem } from './desk.ts';

/** The operating system's dialogs and viewers. */
export const systemDialogs: DeskSystem = {
  async chooseFolder(title) {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title,
      properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },
  async chooseFile(title, extensions) {
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title,
      properties: ['openFile'],
      filters: [{ name: title, extensions }],
    });
    return canceled ? null : (filePaths[0] ?? null);
  },
  async chooseSavePath(name) {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: name });
    return canceled || !filePath ? null : filePath;
  },
  openPath: (path) => shell.openPath(path),
  showInFolder: (path) => shell.showItemInFolder(path),
};
