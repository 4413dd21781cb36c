/** Codes of what cannot be issued or corrected as it was given. */
export const BILLING_CODES = [
  'supply-order',
  'supply-outside',
  'tax-rate-span',
  'tax-rate-mixed',
  'check-supply-long',
  'check-supply-far',
  'goods-not-shipped',
  'reissue-cleared-over',
  'reissue-credited',
  'reissue-written-off',
] as const;
