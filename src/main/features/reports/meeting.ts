/** 顧問先報告: records the workbook for a client meeting and its talk sheet. */
import type { reportMethods } from '../../../contract/reports.ts';
import { composeTalkSheet } from '../../../domain/talk-sheet.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { deriveMeetingReport, habitsFor } from './derive.ts';
import { reportSetup } from './queries.ts';

type Input = Parameters<Handlers<typeof reportMethods>['reports.meeting']>[1];

/** Workbook and talk sheet are of one moment: both are recorded by the same write, and drawn after it. */
export async function issueMeetingReport(context: CommandContext, { clientId, month }: Input) {
  const today = context.clock.today();
  const habits = await habitsFor(context.read.office, clientId, month, today);
  const recorded = await context.write(async (tx) => {
    const report = await deriveMeetingReport(tx, clientId, month, today, habits);
    const { talkSheet } = await reportSetup(tx.client(clientId));
    const name = `${asciiPart(report.clientCode)}-${month}`;
    const shared = { clientId, title: `${report.clientName} ${month}` };
    const workbook = await context.recordDocument(tx, {
      ...shared,
      kind: 'meeting-workbook',
      name: `meeting-${name}`,
      payload: report,
    });
    const sheet = talkSheet
      ? await context.recordDocument(tx, {
          ...shared,
          kind: 'talk-sheet',
          name: `talk-${name}`,
          payload: composeTalkSheet(report),
        })
      : null;
    const unrendered = { sha256: '', bytes: 0 };
    return { document: { ...workbook, ...unrendered }, talkSheet: sheet && { ...sheet, ...unrendered } };
  });
  return {
    document: await context.render(recorded.document.documentId),
    talkSheet: recorded.talkSheet && (await context.render(recorded.talkSheet.documentId)),
  };
}

/** File names keep to letters and digits, whatever an office uses as codes. */
function asciiPart(code: string): string {
  return code.replace(/[^A-Za-z0-9_-]/g, '') || 'client';
}
