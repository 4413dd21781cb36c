import type { DialogRequest, DialogView } from '../path-dialog.ts';

declare global {
  interface Window {
    /** Put there by path-dialog.ts; null when the dialog is over. */
    hostDialog(request: DialogRequest): Promise<DialogView | null>;
  }
}
