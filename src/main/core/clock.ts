/** The clock port: the only place that reads the time. Offices keep Japanese time whatever the machine's zone is. */
export interface Clock {
  /** Instant as UTC ISO text. */
  now(): string;
  /** Today in Japan, YYYY-MM-DD. */
  today(): string;
}

const JAPAN_DATE = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

function clockFrom(milliseconds: () => number): Clock {
  return {
    now: () => new Date(milliseconds()).toISOString(),
    today: () => JAPAN_DATE.format(new Date(milliseconds())),
  };
}

export const systemClock: Clock = clockFrom(() => Date.now());

/** A clock that a test or the practice office sets; it stands still until moved. */
export function settableClock(startAt: string): Clock & { set(instant: string): void } {
  let current = Date.parse(startAt);
  return {
    ...clockFrom(() => current),
    set(instant) {
      current = Date.parse(instant);
    },
  };
}

/**
 * The system's clock, or with BANTO_NOW (an ISO instant) a clock that starts there and runs on: demonstrations and
 * pictures of the practice office show the day its data were made for.
 */
export function clockFromEnvironment(environment: Record<string, string | undefined>): Clock {
  const given = environment.BANTO_NOW;
  if (!given || Number.isNaN(Date.parse(given))) return systemClock;
  const offset = Date.parse(given) - Date.now();
  return clockFrom(() => Date.now() + offset);
}

/** An instant with any offset as UTC ISO text, the form in which the books hold instants and compare them. */
export function utcInstant(instant: string): string {
  return new Date(Date.parse(instant)).toISOString();
}

const JAPAN_MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** An instant as Japan's clocks show it: YYYY-MM-DD HH:MM. */
export function japanMinute(instant: string): string {
  return JAPAN_MINUTE.format(Date.parse(instant));
}
