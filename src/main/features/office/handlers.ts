import { existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { officeMethods } from '../../../contract/office.ts';
import { parseYen } from '../../../domain/money.ts';
import { searchKey } from '../../../domain/names.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { readDocument } from '../../core/documents.ts';
import { AppError, EnvironmentError } from '../../core/errors.ts';
import { mirrorBackup, pruneBackups } from '../../db/backup.ts';
import {
  auditEntries,
  documentById,
  listBackups,
  listDocuments,
  listStaff,
  officeSettings,
  searchOffice,
} from './office-queries.ts';
import { verifyOffice } from './verify.ts';

export const officeHandlers: Handlers<typeof officeMethods> = {
  async 'office.info'({ read, folder, clock, actor }) {
    const settings = await officeSettings(read.office);
    const head = (await auditEntries(read.office, null, Number.MAX_SAFE_INTEGER, 1))[0];
    return {
      name: settings.get('name') ?? '',
      path: folder,
      today: clock.today(),
      schemaVersion: 1,
      seq: head?.seq ?? 0,
      secondBackupFolder: settings.get('second-backup-folder') ?? null,
      lastBackupAt: (await listBackups(read.office))[0]?.at ?? null,
      actor,
    };
  },

  'office.updateSettings': (context, { name, secondBackupFolder }) =>
    context.write(async (tx) => {
      const put = (key: string, value: string) =>
        tx.office.run(
          'INSERT INTO office_setting (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          { key, value },
        );
      if (name !== undefined) await put('name', name);
      if (secondBackupFolder === null)
        await tx.office.run(`DELETE FROM office_setting WHERE key = 'second-backup-folder'`);
      else if (secondBackupFolder !== undefined) {
        if (!existsSync(secondBackupFolder))
          throw new EnvironmentError('folder-not-writable', { folder: secondBackupFolder });
        await put('second-backup-folder', secondBackupFolder);
      }
      return {};
    }),

  'office.verify': (context) => verifyOffice(context),
  'office.backup': backUp,

  async 'office.backups'({ read }) {
    return { backups: await listBackups(read.office) };
  },

  async 'staff.list'({ read }) {
    return { staff: (await listStaff(read.office)).map((row) => ({ ...row, active: row.active === 1 })) };
  },

  'staff.save': (context, { staffId, code, name, active }) =>
    context.write(async (tx) => {
      const holder = await tx.office.get<{ id: number; name: string }>(
        'SELECT id, name FROM staff_member WHERE code = :code',
        { code },
      );
      if (holder && holder.id !== staffId) throw new AppError('staff-code-taken', { code, name: holder.name }, 'code');
      if (staffId === undefined) {
        const id = await tx.office.nextId('staff_member');
        await tx.office.insert('staff_member', { id, code, name, active: active === false ? 0 : 1 });
        return { staffId: id };
      }
      const changed = await tx.office.run(
        'UPDATE staff_member SET code = :code, name = :name, active = COALESCE(:active, active) WHERE id = :staffId',
        {
          staffId,
          code,
          name,
          active: active === undefined ? null : Number(active),
        },
      );
      if (changed === 0) throw new AppError('staff-unknown', { code }, 'staffId');
      return { staffId };
    }),

  async 'audit.list'({ read }, { clientId, beforeSeq, limit }) {
    const rows = await auditEntries(read.office, clientId ?? null, beforeSeq ?? Number.MAX_SAFE_INTEGER, limit);
    return { entries: rows.map(({ changes, ...row }) => ({ ...row, summary: changes })) };
  },

  async 'documents.list'({ read }, { clientId, kind, limit }) {
    const rows = await listDocuments(read.office, clientId ?? null, kind ?? null, limit);
    return { documents: rows.map((row) => ({ ...row, sha256: row.sha256 ?? '', bytes: row.bytes ?? 0 })) };
  },

  async 'documents.read'({ read, folder }, { documentId }) {
    const row = await documentById(read.office, documentId);
    if (!row) throw new AppError('document-unknown', { documentId }, 'documentId');
    if (row.state !== 'rendered' || row.sha256 === null)
      throw new AppError('document-not-rendered', { documentId }, 'documentId');
    const bytes = readDocument(folder, row.path, row.sha256);
    if (!bytes) throw new AppError('document-changed', { documentId, path: row.path }, 'documentId');
    return { name: basename(row.path), bytes };
  },

  async 'search.find'({ read }, { text, clientId, limit }) {
    return {
      hits: await searchOffice(read.office, {
        text,
        key: searchKey(text),
        amountYen: parseYen(text),
        clientId: clientId ?? null,
        limit,
      }),
    };
  },
};

/** Copies the database beside the office, then to the second place with the documents; the log is the only write. */
async function backUp(context: CommandContext) {
  const folder = join(context.folder, 'backups');
  mkdirSync(folder, { recursive: true });
  const name = `${context.clock.now().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.sqlite`;
  const path = join(folder, name);
  const { bytes, sha256 } = await context.officeFiles.backupTo(path);
  pruneBackups(folder);
  const second = (await officeSettings(context.read.office)).get('second-backup-folder');
  const secondPath = second ? mirrorBackup(path, join(context.folder, 'documents'), second) : null;
  return context.write(async (tx) => {
    await tx.office.insert('backup_log', {
      id: await tx.office.nextId('backup_log'),
      path,
      bytes,
      sha256,
      second_path: secondPath,
      at: tx.at,
    });
    return { path, bytes, secondPath };
  });
}
