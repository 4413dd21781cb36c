/**
 * 印紙税 on a 売上代金の受取書 (印紙税法別表第一 第17号の1文書, 国税庁 No.7105, No.7141). Paper only: what is mailed as data is no
 * document of the law. The tax stated apart is not part of the amount (No.6925), except on the paper of an issuer that is
 * no 課税事業者 — one without a registration number is taken for such.
 */
const STEPS: readonly [throughYen: number, stampYen: number][] = [
  [49_999, 0],
  [1_000_000, 200],
  [2_000_000, 400],
  [3_000_000, 600],
  [5_000_000, 1_000],
  [10_000_000, 2_000],
  [20_000_000, 4_000],
  [30_000_000, 6_000],
  [50_000_000, 10_000],
  [100_000_000, 20_000],
  [200_000_000, 40_000],
  [300_000_000, 60_000],
  [500_000_000, 100_000],
  [1_000_000_000, 150_000],
];

const ABOVE_ALL = 200_000;

/** Stamp duty in yen on an amount received; 0 below 50,000 yen. */
export function stampDutyYen(amountYen: number): number {
  return STEPS.find(([through]) => amountYen <= through)?.[1] ?? ABOVE_ALL;
}
