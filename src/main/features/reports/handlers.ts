import type { reportMethods } from '../../../contract/reports.ts';
import { addMonths, monthOf } from '../../../domain/dates.ts';
import type { Handlers } from '../../core/context.ts';
import { clientSettings } from '../clients/queries.ts';
import { issueMeetingReport } from './meeting.ts';
import { type ReportCommentRow, reportComments, reportSetup } from './queries.ts';
import { putComment, putSetup } from './writes.ts';

type Setup = Awaited<ReturnType<Handlers<typeof reportMethods>['reports.setup']>>;

export const reportHandlers: Handlers<typeof reportMethods> = {
  'reports.meeting': issueMeetingReport,

  async 'reports.setup'({ read }, { clientId, month }) {
    const sql = read.client(clientId);
    await clientSettings(sql);
    const { omitted, talkSheet } = await reportSetup(sql);
    const before = await reportComments(sql, monthOf(addMonths(`${month}-01`, -1)));
    return {
      omitted: omitted as Setup['omitted'],
      talkSheet,
      comments: (await reportComments(sql, month)) as (ReportCommentRow & Setup['comments'][number])[],
      before: before.map(({ place, text }) => ({ place, text })) as Setup['before'],
    };
  },

  'reports.saveSetup': (context, { clientId, omitted, talkSheet }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql);
      await putSetup(sql, { omitted: [...new Set(omitted)], talkSheet }, tx.booked());
      return {};
    }),

  'reports.saveComments': (context, { clientId, month, comments }) =>
    context.write(async (tx) => {
      const sql = tx.client(clientId);
      await clientSettings(sql);
      for (const comment of comments) await putComment(sql, month, comment, tx.booked());
      return {};
    }),
};
