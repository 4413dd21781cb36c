/** What a client's report is to hold, and what is written for a month. */
import type { ClientWrite } from '../../db/engine.ts';

interface Booked {
  seq: number;
  recorded_at: string;
  recorded_by: string;
}

type Stamp = Booked & Record<string, string | number>;

export async function putSetup(
  sql: ClientWrite,
  setup: { omitted: readonly string[]; talkSheet: boolean },
  booked: Booked,
): Promise<void> {
  const row: Stamp = { omitted: setup.omitted.join(','), talkSheet: Number(setup.talkSheet), ...booked };
  await sql.run(
    `INSERT INTO report_setup (client_id, omitted, talk_sheet, seq, recorded_at, recorded_by)
     VALUES (:clientId, :omitted, :talkSheet, :seq, :recorded_at, :recorded_by)
     ON CONFLICT (client_id) DO UPDATE SET omitted = excluded.omitted, talk_sheet = excluded.talk_sheet, seq = excluded.seq,
       recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by`,
    row,
  );
}

/** An empty text takes the comment away; one that stands as it is keeps who wrote it. */
export async function putComment(
  sql: ClientWrite,
  month: string,
  given: { place: string; text: string },
  booked: Booked,
): Promise<void> {
  const comment = given.text.trim();
  if (comment === '') {
    await sql.run('DELETE FROM report_comment WHERE client_id = :clientId AND month = :month AND place = :place', {
      month,
      place: given.place,
    });
    return;
  }
  const row: Stamp = { month, place: given.place, comment, ...booked };
  await sql.run(
    `INSERT INTO report_comment (client_id, month, place, comment, seq, recorded_at, recorded_by)
     VALUES (:clientId, :month, :place, :comment, :seq, :recorded_at, :recorded_by)
     ON CONFLICT (client_id, month, place) DO UPDATE SET comment = excluded.comment, seq = excluded.seq,
       recorded_at = excluded.recorded_at, recorded_by = excluded.recorded_by
     WHERE report_comment.comment <> excluded.comment`,
    row,
  );
}
