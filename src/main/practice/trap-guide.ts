/** What is planted, as facts and as sentences: for the result of the making, and for the guide beside the books. */
import { practiceWords, type TrapFacts, trapSentences } from '../../messages/practice.ts';
import type { ClientPlan } from './plan-types.ts';
import { PLANTED_DEPOSITS, TRAP_CUSTOMERS, type TrapKind } from './traps.ts';

export interface FoundTrap {
  kind: TrapKind;
  clientCode: string;
  customerCodes: string[];
  depositedOn: string;
  payerName: string;
  amountYen: number;
  text: string;
}

/** Every planted deposit, in the order of kinds. */
export function findTraps(plans: readonly ClientPlan[]): FoundTrap[] {
  const clientNames = new Map(plans.map(({ client }) => [client.code, client.name]));
  return plans.flatMap(({ client, customers, deposits }) =>
    deposits.flatMap(({ trap, depositedOn, payerName, amountYen }) => {
      if (!trap) return [];
      const planted = PLANTED_DEPOSITS.find((one) => one.trap === trap && one.clientCode === client.code);
      const customerCodes =
        planted?.customerCodes ??
        TRAP_CUSTOMERS.filter((one) => one.trap === trap && one.clientCode === client.code).map((one) => one.code);
      const rightClient = TRAP_CUSTOMERS.find((one) => one.trap === trap && one.clientCode !== client.code);
      const facts: TrapFacts = {
        clientName: client.name,
        customers: customerCodes.map((code) => customers.find((customer) => customer.code === code)!.name),
        rightClientName: clientNames.get(rightClient?.clientCode ?? '') ?? '',
        depositedOn,
        payerName,
        amountYen,
      };
      const text = sentenceOf(trap)(facts);
      return [
        {
          kind: trap,
          clientCode: client.code,
          customerCodes: [...customerCodes],
          depositedOn,
          payerName,
          amountYen,
          text,
        },
      ];
    }),
  );
}

/** A kind without its sentence does not compile. */
function sentenceOf(kind: TrapKind): (facts: TrapFacts) => string {
  return trapSentences[kind];
}

/** A text for the new clerk, to be read after looking. */
export function guideText(
  traps: readonly FoundTrap[],
  filesLeft: readonly { clientCode: string; path: string }[],
): string {
  const lines = [
    practiceWords.guideTitle,
    '',
    ...traps.map((trap, index) => `${index + 1}. ${trap.text}`),
    '',
    practiceWords.guideFiles,
    ...filesLeft.map(({ clientCode, path }) => `${clientCode}  ${path}`),
    '',
  ];
  return lines.join('\n');
}
