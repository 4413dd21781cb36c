/** What the main process and its core threads say to each other. */
import type { CoreEvent, Reply } from '../../../contract/reply.ts';
import type { CallMeta } from '../../core/core.ts';

export type CoreTask =
  | { task: 'open'; folder: string; role: 'writer' | 'reader' }
  | { task: 'call'; name: string; input: unknown; meta: CallMeta }
  | { task: 'machine-key'; key: Uint8Array }
  /** Loads what draws paper, so that the first page a clerk looks at comes at once. */
  | { task: 'warm-paper' }
  | { task: 'close' }
  | { task: 'create'; folder: string; name: string }
  | { task: 'create-practice'; folder: string }
  | { task: 'restore'; backupPath: string; folder: string };

/** Every task but `cancel-job` is answered under its id. */
export type ToCoreThread = ({ id: number } & CoreTask) | { task: 'cancel-job'; jobId: number };

export type FromCoreThread = { kind: 'reply'; id: number; reply: Reply<unknown> } | { kind: 'event'; event: CoreEvent };
