import { z } from 'zod';
import {
  bytesField,
  codeField,
  command,
  documentField,
  idField,
  instantField,
  longText,
  nameField,
  query,
} from './method.ts';

export const officeMethods = {
  'office.info': query(
    z.object({}),
    z.object({
      name: z.string(),
      path: z.string(),
      today: z.string(),
      schemaVersion: z.int(),
      seq: z.int(),
      secondBackupFolder: z.string().nullable(),
      lastBackupAt: z.string().nullable(),
      actor: z.object({ staffId: z.int().nullable(), code: z.string(), name: z.string() }),
    }),
  ),
  'office.updateSettings': command(
    z.object({ name: nameField.optional(), secondBackupFolder: z.string().max(1000).nullable().optional() }),
    z.object({}),
  ),
  /** Every invariant, the audit chain, document hashes, integrity_check. */
  'office.verify': query(
    z.object({}),
    z.object({
      ok: z.boolean(),
      checked: z.record(z.string(), z.int()),
      problems: z.array(z.object({ check: z.string(), detail: z.string() })).max(1000),
    }),
  ),
  'office.backup': command(
    z.object({}),
    z.object({ path: z.string(), bytes: z.int(), secondPath: z.string().nullable() }),
  ),
  'office.backups': query(
    z.object({}),
    z.object({ backups: z.array(z.object({ path: z.string(), at: z.string(), bytes: z.int() })) }),
  ),
  'staff.list': query(
    z.object({}),
    z.object({
      staff: z.array(z.object({ staffId: idField, code: z.string(), name: z.string(), active: z.boolean() })),
    }),
  ),
  'staff.save': command(
    z.object({ staffId: idField.optional(), code: codeField, name: nameField, active: z.boolean().optional() }),
    z.object({ staffId: idField }),
  ),
  /** Who may be chosen as the actor on this account of the operating system is remembered by the host. */
  'audit.list': query(
    z.object({
      clientId: idField.optional(),
      beforeSeq: idField.optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({
      entries: z.array(
        z.object({
          seq: z.int(),
          at: z.string(),
          actor: z.string(),
          method: z.string(),
          clientId: z.int().nullable(),
          summary: z.string(),
          hash: z.string(),
        }),
      ),
    }),
  ),
  /** Files the office issued: letters, workbooks. */
  'documents.list': query(
    z.object({
      clientId: idField.optional(),
      kind: z.string().max(40).optional(),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.object({
      documents: z.array(
        documentField.extend({
          clientId: z.int().nullable(),
          kind: z.string(),
          title: z.string(),
          /** '' until it is drawn. */
          sha256: z.string().max(64),
          state: z.enum(['recorded', 'rendered']),
          recordedAt: instantField,
        }),
      ),
    }),
  ),
  'documents.read': query(z.object({ documentId: idField }), z.object({ name: z.string(), bytes: bytesField })),
  /** The palette (Ctrl+K): clients, customers and invoices by name, kana, code, number or amount. */
  'search.find': query(
    z.object({
      text: z.string().trim().min(1).max(100),
      clientId: idField.optional(),
      limit: z.int().min(1).max(100).default(30),
    }),
    z.object({
      hits: z.array(
        z.object({
          kind: z.enum(['client', 'customer', 'invoice']),
          clientId: z.int(),
          clientName: z.string(),
          id: z.int(),
          code: z.string(),
          name: z.string(),
          detail: longText,
        }),
      ),
    }),
  ),
};
