/** An office is a folder: office.sqlite, documents/, backups/, and the lock beside them. */
import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuseNewerSchema } from '../db/released-schema.ts';
import { EnvironmentError } from './errors.ts';

export interface OfficePaths {
  folder: string;
  database: string;
  documents: string;
  backups: string;
}

export function officePaths(folder: string): OfficePaths {
  const root = resolve(folder);
  return {
    folder: root,
    database: join(root, 'office.sqlite'),
    documents: join(root, 'documents'),
    backups: join(root, 'backups'),
  };
}

/** File systems on which WAL's shared memory is unsafe, by the magic numbers of statfs(2). */
const NETWORK_FILE_SYSTEMS = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x73757245, 'Coda'],
]);

/** Throws office-network-folder for a share: SQLite's WAL would corrupt the books there. `kindOf` is a port for tests. */
export function refuseNetworkFolder(folder: string, kindOf: (folder: string) => number = fileSystemOf): void {
  const name = folder.startsWith('\\\\') || folder.startsWith('//') ? 'UNC' : NETWORK_FILE_SYSTEMS.get(kindOf(folder));
  if (name) throw new EnvironmentError('office-network-folder', { folder, fileSystem: name });
}

function fileSystemOf(folder: string): number {
  try {
    return statfsSync(folder).type >>> 0;
  } catch {
    return 0;
  }
}

/** The paths of an existing office; throws office-missing, office-network-folder, folder-not-writable, office-newer, office-corrupt. */
export function checkOffice(folder: string): OfficePaths {
  const paths = officePaths(folder);
  if (!existsSync(paths.database)) throw new EnvironmentError('office-missing', { folder: paths.folder });
  refuseNetworkFolder(paths.folder);
  requireWritable(paths.folder);
  requireWritable(paths.database);
  refuseNewerSchema(paths.database);
  return paths;
}

/** A new office's folder: created if it lacks, must be empty. */
export function prepareFolder(folder: string): OfficePaths {
  const paths = officePaths(folder);
  if (existsSync(paths.database)) throw new EnvironmentError('office-exists', { folder: paths.folder });
  try {
    mkdirSync(paths.folder, { recursive: true });
    if (readdirSync(paths.folder).length > 0) throw new EnvironmentError('folder-not-empty', { folder: paths.folder });
    mkdirSync(paths.documents, { recursive: true });
    mkdirSync(paths.backups, { recursive: true });
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError('folder-not-writable', {
      folder: paths.folder,
      detail: error instanceof Error ? error.message : '',
    });
  }
  refuseNetworkFolder(paths.folder);
  return paths;
}

/** Takes an office that could not be finished out of the folder prepareFolder() gave, so that the folder can be used again. */
export function clearFolder(paths: OfficePaths): void {
  for (const path of [paths.database, `${paths.database}-wal`, `${paths.database}-shm`, paths.documents, paths.backups])
    rmSync(path, { recursive: true, force: true });
}

function requireWritable(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch {
    throw new EnvironmentError('folder-not-writable', { folder: path });
  }
}
