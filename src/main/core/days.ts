/** Days of what has happened: they are past or today. */
import type { Clock } from './clock.ts';
import { AppError } from './errors.ts';

/** The day given, or today where none is. Throws day-ahead: what is to come cannot have happened. */
export function dayHappened(clock: Clock, given: string | undefined, field = 'on'): string {
  const today = clock.today();
  if (given !== undefined && given > today) throw new AppError('day-ahead', { on: given, today }, field);
  return given ?? today;
}
