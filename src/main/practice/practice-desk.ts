/** The clerks' hands in the practice office: calls to the core with the clock moved along, and nothing else. */
import type { InputOf, MethodName, OutputOf } from '../../contract/contract.ts';
import type { Failure } from '../../contract/reply.ts';
import type { settableClock } from '../core/clock.ts';
import type { Core } from '../core/core.ts';

/** A call was refused or failed: the making stops, and this is what its reply says. */
export class PracticeStopped extends Error {
  readonly failure: Failure;

  constructor(method: string, failure: Failure) {
    super(`${method}: ${failure.code} ${JSON.stringify(failure.facts)}`);
    this.failure = failure;
  }
}

export interface PracticeDesk {
  /** Throws PracticeStopped when the core refuses. Every call takes the clerk some seconds. */
  call<M extends MethodName>(name: M, input: InputOf<M>, staffCode?: string): Promise<OutputOf<M>>;
  /** Moves the clock to a time of day in Japan (HH:MM); never backwards. */
  moveTo(day: string, time: string): void;
}

const SECONDS_PER_CALL = 7;

export function createDesk(core: Core, clock: ReturnType<typeof settableClock>): PracticeDesk {
  let today = clock.today();
  let seconds = 0;
  const show = () => clock.set(`${today}T${timeOfDay(seconds)}+09:00`);
  return {
    async call(name, input, staffCode) {
      seconds += SECONDS_PER_CALL;
      show();
      const reply = await core.call(name, input, staffCode === undefined ? {} : { actorCode: staffCode });
      if (!reply.ok) throw new PracticeStopped(name, reply.error);
      return reply.value;
    },
    moveTo(day, time) {
      const wanted = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60;
      seconds = day > today ? wanted : Math.max(wanted, seconds);
      if (day > today) today = day;
      show();
    },
  };
}

function timeOfDay(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
