/** Keeping and reading passwords. Deriving a key takes a tenth of a second: never inside a write. */
import type { CommandContext, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { keyFromPassphrase, openBox, sealBox } from '../../core/secrets.ts';
import { dropSecret, type PassphraseProof, passphraseProof, secretRow } from './office-queries.ts';

const PROOF_NAME = 'passphrase';
const PROOF_TEXT = 'banto';

export interface Keeper {
  keeper: 'machine' | 'passphrase';
  key: Uint8Array;
}

/**
 * What a new password is kept under: the office's passphrase once it has one, else the system's keyring. Throws
 * secrets-locked, or secrets-passphrase-missing where neither is there.
 */
export async function currentKeeper(context: CommandContext): Promise<Keeper> {
  if (await passphraseProof(context.read.office)) return { keeper: 'passphrase', key: await phraseKey(context) };
  const key = context.secretKeys.machine();
  if (!key) throw new AppError('secrets-passphrase-missing', {});
  return { keeper: 'machine', key };
}

/** The passphrase's key: held since it was asked for, or made from what the host was given. Throws secrets-locked. */
export async function phraseKey(context: CommandContext): Promise<Uint8Array> {
  const held = context.secretKeys.phrase();
  if (held) return held;
  const offered = context.secretKeys.offeredPassphrase();
  if (offered === null) throw new AppError('secrets-locked', {});
  const key = await provenKey(await passphraseProof(context.read.office), offered);
  context.secretKeys.holdPhrase(key);
  return key;
}

/** Throws secrets-passphrase-wrong, or secrets-passphrase-missing where the office has none. */
export async function provenKey(proof: PassphraseProof | null, passphrase: string): Promise<Uint8Array> {
  if (!proof) throw new AppError('secrets-passphrase-missing', {});
  const key = await keyFromPassphrase(passphrase, proof.salt, proof);
  if (openBox(key, PROOF_NAME, proof.check) !== PROOF_TEXT)
    throw new AppError('secrets-passphrase-wrong', {}, 'passphrase');
  return key;
}

export function proofOf(key: Uint8Array): string {
  return sealBox(key, PROOF_NAME, PROOF_TEXT);
}

/** null: the password is taken away. */
export async function keepSecret(tx: Tx, name: string, keeper: Keeper | null, text: string | null): Promise<void> {
  await dropSecret(tx.office, name);
  if (text === null || !keeper) return;
  const box = sealBox(keeper.key, name, text);
  await tx.office.insert('secret', { name, keeper: keeper.keeper, box, changed_at: tx.at });
}

/** null where none is kept. Throws secrets-locked, secrets-other-machine or secrets-unreadable. */
export async function readSecret(context: CommandContext, name: string): Promise<string | null> {
  const row = await secretRow(context.read.office, name);
  if (!row) return null;
  const key = row.keeper === 'passphrase' ? await phraseKey(context) : context.secretKeys.machine();
  if (!key) throw new AppError('secrets-other-machine', {});
  const text = openBox(key, name, row.box);
  if (text === null) throw new AppError(row.keeper === 'machine' ? 'secrets-other-machine' : 'secrets-unreadable', {});
  return text;
}
