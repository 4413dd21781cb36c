import type { ReactNode } from 'react';
import { common } from '../../messages/common.ts';
import { jobWords } from '../../messages/jobs.ts';
import { LinkButton } from './button.tsx';

export interface RunningJob {
  jobId: number;
  title: string;
  done: number;
  total: number;
  /** Seconds left as far as can be told; null before that. */
  restSeconds: number | null;
}

export interface JobBarProps {
  running: RunningJob | null;
  /** How many more wait or run beside it. */
  others: number;
  onCancel: (jobId: number) => void;
  /** Something takes long that is no job: reading, booking. */
  busy?: boolean;
  /** What happened last, and how to open it. */
  last: { text: ReactNode; open?: () => void } | null;
  /** What lies over the page just above the bar: the undo bar. */
  children?: ReactNode;
}

/** The line above the key bar: what runs, how far, how long yet, 中止; at the right the last result. */
export function JobBar({ running, others, onCancel, busy, last, children }: JobBarProps) {
  return (
    <div className="jobs" role="status">
      {children}
      {running ? (
        <>
          <b>{running.title}</b>
          <Progress done={running.done} total={running.total} />
          <span>{jobWords.count(running.done, running.total)}</span>
          {running.restSeconds !== null && <span>{jobWords.rest(running.restSeconds)}</span>}
          <LinkButton onClick={() => onCancel(running.jobId)}>{common.stop}</LinkButton>
          {others > 0 && <span>{jobWords.others(others)}</span>}
        </>
      ) : (
        <span>{busy ? jobWords.busy : jobWords.idle}</span>
      )}
      <span className="grow" />
      {last && <span className="last">{last.text}</span>}
      {last?.open && <LinkButton onClick={last.open}>{common.open}</LinkButton>}
    </div>
  );
}

/** A bar of progress; without a total it only says that something runs. */
export function Progress({ done, total }: { done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <span
      className="progress"
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <i style={{ width: `${share * 100}%` }} />
    </span>
  );
}
