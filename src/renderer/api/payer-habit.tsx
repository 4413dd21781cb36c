/** How a customer pays, beside his books: as facts on his page, as one line while his money is matched. */
import {
  deductionText,
  LUMP_WORDS,
  medianDaysText,
  SEGMENT_WORDS,
  usualDayText,
} from '../../domain/handover-report.ts';
import { recordWords, habitWords as words } from '../../messages/matching-record.ts';
import { Tag } from '../ui/marks.tsx';
import { useMethod } from './use-method.ts';

export interface PayerHabitProps {
  clientId: number;
  customerId: number;
}

export function PayerHabit(props: PayerHabitProps) {
  const answer = useMethod('matching.habits', { ...props });
  if (!answer.value) return null;
  const habit = answer.value.habits[0];
  return (
    <>
      <h3 className="head">{words.title}</h3>
      {habit === undefined ? (
        <p className="sub">{words.none}</p>
      ) : (
        <>
          <p className="sub">
            <Tag>{SEGMENT_WORDS[habit.segment].label}</Tag> {words.deposits(habit.deposits)}
          </p>
          <dl className="facts">
            {(
              [
                [words.facts.usualDay, usualDayText(habit.usualDay)],
                [words.facts.medianDays, medianDaysText(habit.medianDays)],
                [words.facts.late, recordWords.lateOf(habit.lateDeposits, habit.deposits)],
                [words.facts.deduction, deductionText(habit) || words.noDeduction],
                [words.facts.lump, LUMP_WORDS[habit.lump]],
              ] as const
            ).map(([word, value]) => (
              <div key={word}>
                <dt>{word}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

export function PayerHabitLine(props: PayerHabitProps) {
  const habit = useMethod('matching.habits', { ...props }).value?.habits[0];
  if (!habit) return null;
  const parts = [
    SEGMENT_WORDS[habit.segment].label,
    usualDayText(habit.usualDay),
    medianDaysText(habit.medianDays),
    deductionText(habit),
    LUMP_WORDS[habit.lump],
  ];
  return <p className="sub">{words.line(parts.filter((part) => part !== ''))}</p>;
}
