import { type KeyboardEvent, useRef } from 'react';

export interface Segment<V extends string> {
  value: V;
  label: string;
  /** Stands after the label: 未消込 14. */
  count?: number;
}

export interface SegmentedFilterProps<V extends string> {
  /** What it chooses, for screen readers. */
  label: string;
  segments: readonly Segment<V>[];
  value: V;
  onChange: (value: V) => void;
}

/** A row of choices of which one is on; ← → move. Also serves as tabs below 1080 px. */
export function SegmentedFilter<V extends string>({ label, segments, value, onChange }: SegmentedFilterProps<V>) {
  const group = useRef<HTMLDivElement>(null);
  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = segments.findIndex((one) => one.value === value);
    const index = (at + step + segments.length) % segments.length;
    const next = segments[index];
    if (!next) return;
    onChange(next.value);
    group.current?.querySelectorAll('button')[index]?.focus();
  }
  return (
    <div className="segments" role="radiogroup" aria-label={label} ref={group} onKeyDown={move}>
      {segments.map((one) => (
        // biome-ignore lint/a11y/useSemanticElements: radio inputs cannot carry this look and the arrow keys are handled here
        <button
          key={one.value}
          type="button"
          role="radio"
          aria-checked={one.value === value}
          tabIndex={one.value === value ? 0 : -1}
          onClick={() => onChange(one.value)}
        >
          {one.label}
          {one.count !== undefined && ` ${one.count.toLocaleString('ja-JP')}`}
        </button>
      ))}
    </div>
  );
}
