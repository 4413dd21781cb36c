import { booked, table, toClient } from './table.ts';

export const reportTables = [
  /** What a client's report leaves out (names parted by commas), and whether a talk sheet goes with it. */
  table({
    name: 'report_setup',
    columns: { client_id: 'int', omitted: 'text', talk_sheet: 'int', ...booked },
    primary: ['client_id'],
    foreignKeys: toClient,
  }),
  /** What was written for a month's report, by the sheet it stands on. */
  table({
    name: 'report_comment',
    columns: { client_id: 'int', month: 'text', place: 'text', comment: 'text', ...booked },
    primary: ['client_id', 'month', 'place'],
    checks: { comment: `comment <> ''` },
    foreignKeys: toClient,
  }),
  /** Monthly exports tried: done once a month; a failed one is tried again. */
  table({
    name: 'export_run',
    columns: {
      id: 'int',
      month: 'text',
      state: 'text',
      folder: 'text',
      files: 'int',
      bytes: 'int',
      code: 'text?',
      facts: 'text?',
      ...booked,
    },
    primary: ['id'],
    indexes: { export_run_month: { columns: ['month', 'state'] } },
    checks: { state: `state IN ('done','failed')` },
  }),
];
