/**
 * The one table of the engine's numbers.
 *
 * Model: Fellegi–Sunter. An answer to "what is this deposit?" is a customer, a set of his invoices and an adjustment. Each
 * piece of evidence multiplies the answer's odds by P(seen | answer right) / P(seen | answer wrong); logarithms are added,
 * so every term can be shown. The score is the answer's share of all answers, among them the uncomfortable ones (part
 * payment, half of an invoice, paid twice, too much, a stranger): a probability, 0–1. It fits here because the evidence is
 * a handful of nearly independent facts (name, amount, date) and an accountant can add the terms up himself.
 *
 * Where the numbers come from: counted in the two practice worlds of tests/fixtures/worlds (649 deposits with known truth)
 * and in the generated ones of tests/support/world.ts, rounded to one or two digits; none is tuned beyond that. Those
 * marked "rule" are not counted but follow from a rule that a person has set.
 */

/** Natural logarithm of P(name written so | this customer pays) / P(name written so | somebody else pays). */
export const NAME_WEIGHT = {
  /** rule: customer set by hand or by a virtual account. */
  fixed: 16,
  /** A name given with the customer, or confirmed by a person before. */
  alias: 10,
  /** Same reading, letter for letter. */
  exact: 9,
  /** Same reading but for a long vowel mark. */
  dash: 7.5,
  /** The field ended: the name goes on as the customer's does. */
  cut: 7,
  /** Same but for voicing marks or long vowels written another way. */
  loose: 6.5,
  /** One letter lost, added, swapped or wrong. */
  slip: 5.5,
  /** Confirmed once, but the very name of another customer: he may have paid for him that once. */
  lent: 7,
  /** A learned name that nobody has confirmed yet. */
  unconfirmed: 5,
  /** The customer's name and more behind it. */
  extended: 1,
  /** The beginning of the customer's name, not at a length where fields end. */
  beginning: 0,
  /** The first syllables are the same (a group and its company). */
  related: -6,
  /** The name says nothing (the president's own account, a parent company), or names somebody else: 27 of 649, any customer. */
  none: -8,
} as const;
export type NameLevel = keyof typeof NAME_WEIGHT;

/** Added for the legal form. 9 of 323 payers who wrote one put it on the other side; none wrote another form. */
export const LEGAL_FORM_WEIGHT = {
  same: 0,
  /** rule: the side decides between two customers (株式会社X, X株式会社), hence a little stronger than 9 / 323. */
  otherSide: -5,
  /** The payer left it out (1 in 5). */
  leftOut: -1.5,
  /** The customer is entered without one. */
  unknown: -2,
  /** Another company, most likely. */
  different: -7,
} as const;

/** Added for a branch in the name that both sides write. */
export const BRANCH_WEIGHT = { same: 1, oneSided: -0.3, different: -4 } as const;

/** An invoice number in the payer name or the EDI field: nobody writes another firm's. */
export const REFERENCE_WEIGHT = 9;

/** What a deposit pays, when it pays whole invoices: shares of 348 such deposits, shifted towards what real books add (arrears). */
export const SET_PRIOR = {
  /** The invoices named in the reference. */
  referenced: 0.9,
  /** Everything due on one day. */
  dueTogether: 0.6,
  /** One of several due on one day. */
  single: 0.1,
  /** Everything up to a due date, arrears included. */
  upTo: 0.06,
  /** Some of those due on one day. */
  subset: 0.08,
  /** The oldest invoices one after another. */
  oldestFirst: 0.02,
  /** Several due dates in a row, older ones left out. */
  months: 0.015,
  /** Any invoices at all. */
  scattered: 0.01,
  /** What several customers of one payer owe. */
  several: 0.02,
} as const;
export type SetKind = keyof typeof SET_PRIOR;

/** What a deposit is when it does not pay whole invoices: shares of all 649 deposits. */
export const TROUBLE_PRIOR = {
  part: 0.07,
  half: 0.06,
  /** Not met in the practice worlds; a cautious guess. */
  third: 0.01,
  over: 0.03,
  /** Something was set off: as good as never without a word of it, likely with one. */
  offset: 0.000_02,
  offsetSaid: 0.5,
  /** The rest of what earlier deposits, still waiting, began to pay: cautious guess. */
  completing: 0.05,
  /** The same payer and amount within DOUBLE_WINDOW_DAYS (all 17 came three days later). */
  double: 0.1,
  /** Anything else, from a known payer. */
  other: 0.02,
  /** Somebody who is no customer, but sends what one of a few hundred sets of invoices adds up to: 6 of 649. */
  stranger: 0.01 / 500,
} as const;

/** Days in which the same amount from the same payer may be the same money sent twice. */
export const DOUBLE_WINDOW_DAYS = 20;

/** That suspicion halves with so many days. */
export const DOUBLE_HALVES_EACH_DAYS = 4;

/** P(the payer deducts some fee), spread evenly over the table's fees; one earlier deposit weighs as much as this guess. */
export const FEE_PRIOR = { client: 0.75, customer: 0.015 } as const;

/** P(tax is withheld) before anything is known of the payer. */
export const WITHHOLDING_PRIOR = 0.02;

/** P(a discount that was agreed is taken), in time and after it. Rule: it was agreed in order to be taken. */
export const DISCOUNT_PRIOR = { inTime: 0.5, late: 0.02 } as const;

/** The table counts as so many clearings against what an office's own teach. */
export const TABLE_COUNTS_AS = 300;

/** And an office's own move a weight by no more than this factor: within it no false match was measured. */
export const LEARNED_AT_MOST = 3;

/** P(the sum is off by 1 to 9 yen either way) for each of the 18 differences. */
export const ROUNDING_PRIOR = 0.02 / 18;

/** P(the money comes so many days after the due date), relative to the usual days; negative days are early. */
export const TIMING: readonly { untilDays: number; likelihood: number }[] = [
  { untilDays: -26, likelihood: 0.02 },
  { untilDays: -11, likelihood: 0.1 },
  { untilDays: -5, likelihood: 0.5 },
  { untilDays: 6, likelihood: 1 },
  { untilDays: 20, likelihood: 0.6 },
  { untilDays: 45, likelihood: 0.15 },
  { untilDays: Number.POSITIVE_INFINITY, likelihood: 0.08 },
];

/** Times this when an invoice is paid more than so many days before its due date while older ones stay open. */
export const SKIPPED_OLDER = 0.05;
export const SKIPPED_OLDER_DAYS = 10;

/** Amounts are not evenly spread: people like sums that end in 000, then in 00. */
export const ROUND_STEPS_YEN: readonly number[] = [1000, 100];

/**
 * A score from here on may clear by itself. Measured on 370 generated worlds (315,000 deposits, a third of them trouble):
 * two false matches at 0.95, 0.98, 0.99 and 0.995 alike, both round sums that equal another open invoice to the yen; what
 * must clear does so in 99.6, 99.5, 99.1 and 97.6 of a hundred. At 0.9 false matches begin (0.8: 8, 0.6: 91 in 140 worlds).
 * On 1,000 worlds of known traps (tests/support/nasty-world.ts, 52,587 deposits) none at 0.99, and 99.97 of a hundred clear.
 */
export const AUTO_BAR = 0.99;

/** Steps of the subset search per deposit: a count, not a clock, so that every machine finds the same. */
export const SUBSET_STEP_BUDGET = 30_000;

/** A name shorter than this (kana) may not be matched with a slip or by its beginning. */
export const SHORTEST_TOLERANT_NAME = 5;

/** Added when an earlier deposit, still waiting for a person, most likely pays one of the invoices: rule. */
export const CLAIMED_WEIGHT = -5;
