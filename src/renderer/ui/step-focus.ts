import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * A window of several steps: what had the focus goes with its step, so that each step's first answer takes it
 * (`data-autofocus`, else its first field or button). Give the ref to the element around the steps.
 */
export function useStepFocus(step: string): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every step, and only then
  useLayoutEffect(() => {
    const body = root.current;
    if (!body || body.contains(document.activeElement)) return;
    const first =
      body.querySelector<HTMLElement>('[data-autofocus]:not(:disabled)') ??
      body.querySelector<HTMLElement>('input, select, textarea') ??
      body.querySelector<HTMLElement>('button:not(:disabled)');
    first?.focus({ preventScroll: true });
  }, [step]);
  return root;
}
