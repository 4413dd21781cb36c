/**
 * A random key of this account on this machine, itself kept by the system's keyring (Keychain, DPAPI, libsecret). It goes to
 * the core's writer, so that passwords of mail servers are asked for once and never lie about in clear.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { safeStorage } from 'electron';
import { writeWhole } from '../../core/documents.ts';

const KEY_BYTES = 32;

/** null where the system keeps nothing safely, or the key cannot be read back: passwords then need a passphrase. */
export function machineKey(file: string): Uint8Array | null {
  try {
    if (!safeStorage.isEncryptionAvailable() || !isRealKeyring()) return null;
    const kept = readKept(file);
    if (kept) return new Uint8Array(Buffer.from(safeStorage.decryptString(kept), 'base64'));
    const key = randomBytes(KEY_BYTES);
    writeWhole(file, safeStorage.encryptString(key.toString('base64')));
    return new Uint8Array(key);
  } catch (error) {
    process.stderr.write(`[machine key] ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}

/** On Linux without a keyring Electron would "encrypt" under a password that stands in its source. */
function isRealKeyring(): boolean {
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

function readKept(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
