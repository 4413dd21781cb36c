/** What the office has set for mail and messages. */

import type { MailWording, WordingKey } from '../../../domain/mail-letter.ts';
import { DEFAULT_QUIET, type QuietHours } from '../../../domain/quiet-hours.ts';
import type { ReadSql } from '../../db/engine.ts';

export interface ServerSettings {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'none';
  user: string;
  ca: string;
  perMinute: number;
  timeoutSeconds: number;
}

export interface SenderSettings {
  address: string;
  name: string;
  replyTo: string;
}

export type Wordings = Partial<Record<WordingKey, MailWording>>;

export interface WireSettings {
  server: ServerSettings | null;
  sender: SenderSettings | null;
  wordings: Wordings;
}

export interface GatewaySettings {
  baseUrl: string;
  accountSid: string;
  smsFrom: string;
  voiceFrom: string;
  perMinute: number;
  timeoutSeconds: number;
  quietFrom: string;
  quietUntil: string;
  quietHolidays: boolean;
}

export const MAIL_SECRET = 'mail';
export const GATEWAY_SECRET = 'gateway';

export function clientMailSecret(clientId: number): string {
  return `mail/${clientId}`;
}

async function setting<T>(sql: ReadSql, key: string): Promise<T | null> {
  const row = await sql.get<{ value: string }>('SELECT value FROM office_setting WHERE key = :key', { key });
  return row && row.value !== '' ? (JSON.parse(row.value) as T) : null;
}

export async function officeWire(sql: ReadSql): Promise<WireSettings> {
  return {
    server: await setting<ServerSettings>(sql, 'mail.server'),
    sender: await setting<SenderSettings>(sql, 'mail.sender'),
    wordings: (await setting<Wordings>(sql, 'mail.wordings')) ?? {},
  };
}

export function gatewaySettings(sql: ReadSql): Promise<GatewaySettings | null> {
  return setting<GatewaySettings>(sql, 'gateway');
}

export function quietOf(settings: GatewaySettings | null): QuietHours {
  return settings
    ? { from: settings.quietFrom, until: settings.quietUntil, holidays: settings.quietHolidays }
    : DEFAULT_QUIET;
}

export interface QueuedRow {
  clientId: number;
  sendingId: number;
  channel: 'email' | 'sms' | 'voice';
}

/** What waits to go by wire, in the order in which it was put there. */
export function queuedSendings(
  sql: ReadSql,
  clientId: number | null,
  sendingIds: readonly number[] | null,
): Promise<QueuedRow[]> {
  return sql.all<QueuedRow>(
    `SELECT client_id AS clientId, id AS sendingId, channel FROM sending
     WHERE state = 'queued' AND channel IN ('email','sms','voice') AND (:clientId IS NULL OR client_id = :clientId)
       AND (:ids IS NULL OR id IN (SELECT value FROM json_each(:ids))) ORDER BY seq, client_id, id`,
    { clientId, ids: sendingIds === null ? null : JSON.stringify(sendingIds) },
  );
}

/** Clients with a letter in a run of reminders, by code. */
export async function clientsOfBatch(sql: ReadSql, batchId: number): Promise<number[]> {
  const rows = await sql.all<{ clientId: number }>(
    `SELECT k.id AS clientId FROM client k
     WHERE EXISTS (SELECT 1 FROM reminder_letter t WHERE t.client_id = k.id AND t.batch_id = :batchId) ORDER BY k.code`,
    { batchId },
  );
  return rows.map((row) => row.clientId);
}
