/** Electron's `dialog` and `shell`. */
import { hostOptions } from './host-options.ts';

function unscripted(name: string) {
  return async (): Promise<never> => {
    throw new Error(`dialog.${name} was called but the test prepared no answer; replace it through app.evaluate`);
  };
}

export const dialog: Record<string, (options: object) => Promise<unknown>> = {
  showOpenDialog: unscripted('showOpenDialog'),
  showSaveDialog: unscripted('showSaveDialog'),
};

export const shell = {
  /** What a test looks at: nothing is really opened then. */
  opened: [] as string[],
  async openPath(path: string): Promise<string> {
    this.opened.push(path);
    return '';
  },
  showItemInFolder(path: string): void {
    this.opened.push(path);
  },
};
void hostOptions;
