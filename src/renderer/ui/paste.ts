import { useEffect, useRef } from 'react';

/** Ctrl+V on the page itself: rows copied from a table. Fields keep their own paste. */
export function usePastedTable(onText: (text: string) => void): void {
  const latest = useRef(onText);
  latest.current = onText;
  useEffect(() => {
    function onPaste(event: ClipboardEvent) {
      const target = event.target;
      const isField = target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (isField || text.trim() === '') return;
      event.preventDefault();
      latest.current(text);
    }
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
