/** Files in: a dashed field, a whole page that takes a drop, or a dialog opened by a key. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { importWords } from '../../messages/lists.ts';
import { Button } from './button.tsx';

export interface GivenFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Opens the system's file dialog (for F2, say); null when the clerk gave up. `accept`: '.csv,.xlsx,.txt'. */
export function pickFile(accept: string): Promise<GivenFile | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ? readFile(input.files[0]) : null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

async function readFile(file: File): Promise<GivenFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export interface FileDropProps {
  accept: string;
  onFile: (file: GivenFile) => void;
  /** What may be dropped: 「全銀形式（.txt）か CSV」. */
  hint?: string;
  autoFocus?: boolean;
}

/** A field that takes a dropped file or opens the dialog. */
export function FileDrop({ accept, onFile, hint, autoFocus }: FileDropProps) {
  const drop = useDrop(onFile);
  async function choose() {
    const file = await pickFile(accept);
    if (file) onFile(file);
  }
  return (
    <div className="drop" data-over={drop.over ? '' : undefined} {...drop.handlers}>
      <span className="phrases">{importWords.drop}</span>
      <Button onClick={choose} data-stop data-autofocus={autoFocus}>
        {importWords.pick}
      </Button>
      {hint && <span className="sub">{hint}</span>}
    </div>
  );
}

/** Wraps a page so that a file dropped anywhere on it is taken. */
export function DropPage({ onFile, children }: { onFile: (file: GivenFile) => void; children: ReactNode }) {
  const drop = useDrop(onFile);
  return (
    <div className="stack fill" style={{ position: 'relative' }} {...drop.handlers}>
      {children}
      {drop.over && <div className="drop-cover">{importWords.dropCover}</div>}
    </div>
  );
}

function useDrop(onFile: (file: GivenFile) => void) {
  // Entering a child fires before leaving its parent: the depth, not the last event, says whether the file is over us.
  const [depth, setDepth] = useState(0);
  const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    over: depth > 0,
    handlers: {
      onDragEnter: (event: DragEvent) => carriesFile(event) && setDepth((before) => before + 1),
      onDragLeave: () => setDepth((before) => Math.max(0, before - 1)),
      onDragOver: (event: DragEvent) => carriesFile(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        setDepth(0);
        const file = event.dataTransfer.files[0];
        if (!file) return;
        event.preventDefault();
        void readFile(file).then(onFile);
      },
    },
  };
}
