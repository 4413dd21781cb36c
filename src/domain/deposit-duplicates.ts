/**
 * Which rows of a bank file are money that is already in the books. Per account, date, amount and folded payer name the
 * largest count that any one file holds is what counts; 照会番号 tells two apart only where both files have one and are of
 * one format. So the same money in 01, 03 and CSV is one deposit, and two equal ones in one file stay two.
 */
export interface FileDeposit {
  depositedOn: string;
  amountYen: number;
  payerFolded: string;
  /** '' when the file gives none. */
  ref: string;
}

export interface BookedDeposit {
  depositId: number;
  depositedOn: string;
  amountYen: number;
  payerFolded: string;
  /** The files that held it: their format and its 照会番号 there ('' for none). */
  sightings: readonly { format: string; ref: string }[];
}

/** For each row of the file the booked deposit it is, or null when it is new money. */
export function findDuplicates(
  rows: readonly FileDeposit[],
  format: string,
  booked: readonly BookedDeposit[],
): (number | null)[] {
  const free = new Map<string, BookedDeposit[]>();
  for (const deposit of booked) {
    const key = keyOf(deposit);
    const list = free.get(key);
    if (list) list.push(deposit);
    else free.set(key, [deposit]);
  }
  const result: (number | null)[] = rows.map(() => null);
  const take = (index: number, fits: (deposit: BookedDeposit) => boolean) => {
    const list = free.get(keyOf(rows[index]!));
    const at = list?.findIndex(fits) ?? -1;
    if (!list || at < 0) return;
    result[index] = list[at]!.depositId;
    list.splice(at, 1);
  };
  // First those the bank itself calls the same, then equal ones in order: otherwise row 2 could take row 1's deposit.
  rows.forEach((row, index) => {
    if (row.ref !== '')
      take(index, (deposit) => deposit.sightings.some((seen) => seen.format === format && seen.ref === row.ref));
  });
  rows.forEach((row, index) => {
    if (result[index] === null)
      take(index, (deposit) => !deposit.sightings.some((seen) => toldApart(seen, format, row.ref)));
  });
  return result;
}

function toldApart(seen: { format: string; ref: string }, format: string, ref: string): boolean {
  return seen.format === format && seen.ref !== '' && ref !== '' && seen.ref !== ref;
}

function keyOf(deposit: { depositedOn: string; amountYen: number; payerFolded: string }): string {
  return `${deposit.depositedOn}|${deposit.amountYen}|${deposit.payerFolded}`;
}
