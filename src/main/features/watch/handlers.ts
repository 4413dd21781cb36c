import { existsSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import type { watchMethods } from '../../../contract/watch.ts';
import { refusalSentence } from '../../../messages/refusals.ts';
import { watchWords } from '../../../messages/watch.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import { AppError, EnvironmentError } from '../../core/errors.ts';
import { clientByCode } from '../clients/office-queries.ts';
import { watchedFiles, watchFolder } from './office-queries.ts';

export const watchHandlers: Handlers<typeof watchMethods> = {
  async 'watch.state'({ read }, { limit }) {
    const folder = await watchFolder(read.office);
    const state = folder === null ? 'off' : existsSync(folder) ? 'ok' : 'missing';
    return { folder, state, files: await watchedFiles(read.office, limit) };
  },

  'watch.setFolder': (context, { folder }) => {
    if (folder !== null) checkFolder(folder, context.folder);
    return context.write(async (tx) => {
      await tx.office.run(`DELETE FROM office_setting WHERE key = 'watch-folder'`);
      if (folder !== null) await tx.office.insert('office_setting', { key: 'watch-folder', value: folder });
      return {};
    });
  },

  async 'watch.takeIn'(context, { file, clientCode }) {
    const taken = await takeIn(context, file, clientCode);
    return context.write(async (tx) => {
      await tx.office.insert('watched_file', {
        id: await tx.office.nextId('watched_file'),
        at: tx.at,
        name: clientCode === undefined ? file.name : `${clientCode}/${file.name}`,
        outcome: taken.outcome,
        sentence: taken.sentences.join('\n').slice(0, 2000),
        accepted: taken.accepted,
        duplicates: taken.duplicates,
      });
      return taken;
    });
  },
};

/** A folder that is there and is not the office's own: files moved about in it would be documents and backups. */
function checkFolder(folder: string, officeFolder: string): void {
  const isFolder = isAbsolute(folder) && existsSync(folder) && statSync(folder).isDirectory();
  if (!isFolder) throw new AppError('watch-folder-missing', { folder }, 'folder');
  const inside = relative(resolve(officeFolder), resolve(folder));
  const around = relative(resolve(folder), resolve(officeFolder));
  if (!inside.startsWith('..') || !around.startsWith('..'))
    throw new AppError('watch-folder-office', { folder }, 'folder');
}

type Taken = Awaited<ReturnType<(typeof watchHandlers)['watch.takeIn']>>;

/**
 * The import is a command of its own, and the same bytes are never booked twice: after a crash between the booking and the
 * move of the file, the file is found again, brings nothing new and is moved then.
 */
async function takeIn(
  context: CommandContext,
  file: { name: string; bytes: Uint8Array },
  clientCode: string | undefined,
): Promise<Taken> {
  const client = clientCode === undefined ? undefined : await clientByCode(context.read.office, clientCode);
  if (clientCode !== undefined && !client)
    return refused([refusalSentence('watch-client-unknown', { code: clientCode })]);
  const reply = await context.perform('deposits.import', { file, ...(client ? { clientId: client.id } : {}) });
  if (!reply.ok) {
    const { kind, code, facts } = reply.error;
    // A full disk or a lock is no fault of the file: it stays where it is until the machine is well again.
    if (kind === 'environment') throw new EnvironmentError(code, facts);
    const sentences = Array.isArray(facts.sentences) ? facts.sentences.map(String) : [refusalSentence(code, facts)];
    return refused(sentences);
  }
  const { imports, accepted, duplicates, notes } = reply.value;
  const clients = imports.map((one) => one.clientName).join(watchWords.comma);
  return {
    outcome: 'imported',
    sentences: [watchWords.imported(clients, accepted, duplicates), ...notes],
    accepted,
    duplicates,
  };
}

function refused(sentences: string[]): Taken {
  return { outcome: 'refused', sentences, accepted: 0, duplicates: 0 };
}
