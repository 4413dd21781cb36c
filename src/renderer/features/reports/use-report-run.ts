/** Reports of several clients, one after the other: one command each, so that other work can go between. */
import { useRef, useState } from 'react';
import { refusalSentence } from '../../../messages/refusals.ts';
import { officeReportWords } from '../../../messages/reports.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';

export type RunState =
  | { step: 'waiting' | 'running' | 'stopped' }
  | { step: 'done'; path: string }
  | { step: 'failed'; sentence: string };

export interface ReportRun {
  states: ReadonlyMap<number, RunState>;
  running: boolean;
  done: number;
  total: number;
  /** How the last run ended, in words. */
  summary: string | null;
  start: (clientIds: readonly number[], month: string) => Promise<void>;
  /** The client being made is finished; those that wait are left out. */
  stop: () => void;
}

export function useReportRun(): ReportRun {
  const command = useCommand('reports.meeting').run;
  const [states, setStates] = useState<ReadonlyMap<number, RunState>>(new Map());
  const [running, setRunning] = useState(false);
  const [summary, setSummary] = useState<string | null>(null);
  const stopped = useRef(false);
  const mark = (clientId: number, state: RunState) => setStates((before) => new Map(before).set(clientId, state));

  async function start(clientIds: readonly number[], month: string) {
    stopped.current = false;
    setRunning(true);
    setSummary(null);
    setStates(new Map(clientIds.map((clientId) => [clientId, { step: 'waiting' }])));
    let made = 0;
    let talkSheets = 0;
    let failed = 0;
    for (const clientId of clientIds) {
      if (stopped.current) {
        mark(clientId, { step: 'stopped' });
        continue;
      }
      mark(clientId, { step: 'running' });
      const reply = await command({ clientId, month });
      if (reply.ok) {
        made++;
        if (reply.value.talkSheet) talkSheets++;
        mark(clientId, { step: 'done', path: reply.value.document.path });
      } else {
        failed++;
        mark(clientId, { step: 'failed', sentence: refusalSentence(reply.error.code, reply.error.facts) });
      }
    }
    setRunning(false);
    const finishedWords = officeReportWords.finished(made, talkSheets, failed);
    setSummary(finishedWords);
    showResult(finishedWords);
  }
  const finished = [...states.values()].filter((one) => one.step !== 'waiting' && one.step !== 'running').length;
  return {
    states,
    running,
    done: finished,
    total: states.size,
    summary,
    start,
    stop: () => {
      stopped.current = true;
    },
  };
}
