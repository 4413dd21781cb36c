/** Columns of the template of deliveries, as a refusal names them. */
export const deliveryColumnWords = {
  customerCode: '得意先コード',
  deliveredOn: '納品日',
  unitPrice: '単価',
  number: '納品番号',
} as const;
