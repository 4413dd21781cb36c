/** Whose books a report shows. */
export const scopeWords = { label: '範囲', client: 'この顧問先', office: '事務所全体' } as const;
