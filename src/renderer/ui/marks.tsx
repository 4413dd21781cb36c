/** Small marks in lists: shape or words first, colour only repeats them. */
import type { ReactNode } from 'react';
import { markWords } from '../../messages/marks.ts';
import type { Step } from './steps.ts';

/** 要対応 (filled square) · 相手待ち (half) · 遅れ (triangle) · 済 (check) · none: the word alone. */
export function StepMark({ step, children }: { step: Step; children: ReactNode }) {
  return (
    <span className="step" data-step={step}>
      {children}
    </span>
  );
}

/** Explains the step marks at the right of a tool bar. */
export function StepLegend() {
  return (
    <span className="legend">
      <StepMark step="todo">{markWords.todo}</StepMark>
      <StepMark step="wait">{markWords.wait}</StepMark>
      <StepMark step="late">{markWords.late}</StepMark>
      <StepMark step="done">{markWords.done}</StepMark>
    </span>
  );
}

/** Bucket of the age ramp: 0 未到来, 1 1–30, 2 31–60, 3 61–90, 4 91–. */
export function ageOf(overdueDays: number): 0 | 1 | 2 | 3 | 4 {
  if (overdueDays <= 0) return 0;
  if (overdueDays <= 30) return 1;
  if (overdueDays <= 60) return 2;
  return overdueDays <= 90 ? 3 : 4;
}

/** Strokes for the age and the days in words: <AgeMark overdueDays={35} />. `label` replaces the words. */
export function AgeMark({ overdueDays, label }: { overdueDays: number; label?: string }) {
  const age = ageOf(overdueDays);
  return (
    <span className="age" data-age={age}>
      <i aria-hidden="true">
        {[1, 2, 3, 4].slice(0, age).map((stroke) => (
          <s key={stroke} />
        ))}
      </i>
      {label ?? (overdueDays <= 0 ? markWords.notDue : markWords.days(overdueDays))}
    </span>
  );
}

/** Outlined words. ask: a person must decide; act: something to know before acting; late: missed. */
export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'act' | 'ask' | 'late'; children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}

/** One or two characters on the client's colour (0–9); decorative, the name always stands beside it. */
export function ClientSeal({ seal, colour, large }: { seal: string; colour: number; large?: boolean }) {
  const two = [...seal].length > 1;
  return (
    <span
      className={large ? 'seal large' : 'seal'}
      data-seal={colour}
      data-two={two ? '' : undefined}
      aria-hidden="true"
    >
      {seal}
    </span>
  );
}
