/** The envelope of one client's letters. */
import { ENVELOPE_PRESETS, type EnvelopeProfile, type EnvelopeShape, profileOf } from '../../../domain/envelope.ts';
import type { ClientRead } from '../../db/engine.ts';

/** The shape chosen for the client, or the usual one. */
export async function envelopeShapeOf(sql: ClientRead): Promise<EnvelopeShape> {
  const row = await sql.get<{ preset: string | null; shape: string | null }>(
    `SELECT p.preset, e.shape FROM client_paper p LEFT JOIN envelope e ON e.id = p.envelope_id WHERE p.client_id = :clientId`,
  );
  if (row?.shape) return JSON.parse(row.shape) as EnvelopeShape;
  return ENVELOPE_PRESETS.find(({ key }) => key === row?.preset) ?? ENVELOPE_PRESETS[0]!;
}

/**
 * The profile by which the client's paper is set: letters, statements and invoices alike. Pass it to addressAreaOf for the
 * place of the address and to sweptAreaOf for what must stay free.
 */
export async function envelopeProfileOf(sql: ClientRead): Promise<EnvelopeProfile> {
  return profileOf(await envelopeShapeOf(sql));
}
