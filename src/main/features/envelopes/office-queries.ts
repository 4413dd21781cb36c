/** Envelopes of the office and the clients that use them; how far each printer's paper lies off. */
import { ENVELOPE_PRESETS, type EnvelopeShape } from '../../../domain/envelope.ts';
import type { ReadSql, WriteSql } from '../../db/engine.ts';

export type KeyedEnvelope = EnvelopeShape & { key: string; own: boolean };

const OWN = 'own-';

export function ownKey(id: number): string {
  return `${OWN}${id}`;
}

/** The id behind an own envelope's key; null for a preset's. */
export function ownId(key: string): number | null {
  const id = Number(key.slice(OWN.length));
  return key.startsWith(OWN) && Number.isInteger(id) && id > 0 ? id : null;
}

export async function allEnvelopes(sql: ReadSql): Promise<KeyedEnvelope[]> {
  const rows = await sql.all<{ id: number; shape: string }>(
    'SELECT id, shape FROM envelope WHERE removed_at IS NULL ORDER BY id',
  );
  return [
    ...ENVELOPE_PRESETS.map((preset) => ({ ...preset, own: false })),
    ...rows.map(({ id, shape }) => ({ ...(JSON.parse(shape) as EnvelopeShape), key: ownKey(id), own: true })),
  ];
}

export interface ClientEnvelopeRow {
  clientId: number;
  code: string;
  name: string;
  key: string;
}

/** Every client that is not archived with the key of its envelope. */
export async function clientEnvelopes(sql: ReadSql): Promise<ClientEnvelopeRow[]> {
  const rows = await sql.all<{
    clientId: number;
    code: string;
    name: string;
    preset: string | null;
    own: number | null;
  }>(
    `SELECT k.id AS clientId, k.code, k.name, p.preset, p.envelope_id AS own FROM client k
     LEFT JOIN client_paper p ON p.client_id = k.id WHERE k.archived = 0 ORDER BY k.code`,
  );
  return rows.map(({ preset, own, ...client }) => ({
    ...client,
    key: own === null ? (preset ?? ENVELOPE_PRESETS[0]!.key) : ownKey(own),
  }));
}

/** A client, archived or not, of whose letters some go in an own envelope. */
export function clientUsing(sql: ReadSql, envelopeId: number): Promise<{ code: string; name: string } | undefined> {
  return sql.get(
    `SELECT k.code, k.name FROM client k WHERE k.id IN (SELECT client_id FROM client_paper WHERE envelope_id = :envelopeId)
       OR k.id IN (SELECT client_id FROM customer_paper WHERE envelope_id = :envelopeId) ORDER BY k.code LIMIT 1`,
    { envelopeId },
  );
}

export interface PrinterOffset {
  printer: string;
  rightMm: number;
  downMm: number;
}

export async function printerOffsets(sql: ReadSql): Promise<PrinterOffset[]> {
  const rows = await sql.all<{ printer: string; right: number; down: number }>(
    'SELECT printer, right_tenths AS "right", down_tenths AS down FROM printer_offset ORDER BY printer',
  );
  return rows.map(({ printer, right, down }) => ({ printer, rightMm: right / 10, downMm: down / 10 }));
}

export function forgetOffset(sql: WriteSql, printer: string): Promise<number> {
  return sql.run('DELETE FROM printer_offset WHERE printer = :printer', { printer });
}
