/** The ten colours of client seals, each with a contrast of at least 6.0 under white; a client keeps the index. */
export const SEAL_COLOURS = [
  '#2f6b4f',
  '#1f6b76',
  '#76512f',
  '#7d3c63',
  '#5b4a8a',
  '#5f6626',
  '#4a5568',
  '#96501c',
  '#3f3c38',
  '#2a6389',
] as const;

/** 事務所全体. */
export const OFFICE_COLOUR = '#3f3c38';
