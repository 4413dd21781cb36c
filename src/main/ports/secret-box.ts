/**
 * Passwords at rest: AES-256-GCM under a key that is not in the office's folder. The secret's name is bound to its box, so
 * that one box cannot be put in another's place.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** scrypt of RFC 7914 with 64 MiB: a tenth of a second on a clerk's machine, and a long time for whoever tries them all. */
export const PHRASE_COST = { N: 65_536, r: 8, p: 1 } as const;
const SCRYPT_MEMORY = 128 * 1024 * 1024;

export type PhraseCost = { N: number; r: number; p: number };

export function newSalt(): string {
  return randomBytes(16).toString('base64');
}

/** The key of a passphrase. Typed in any width or form, it is the same passphrase. */
export function keyFromPassphrase(passphrase: string, salt: string, cost: PhraseCost): Promise<Buffer> {
  const options = { ...cost, maxmem: SCRYPT_MEMORY };
  return new Promise((resolve, reject) =>
    scrypt(passphrase.normalize('NFKC'), Buffer.from(salt, 'base64'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  );
}

export function sealBox(key: Uint8Array, name: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** null where the key, the name or the box is not the right one. */
export function openBox(key: Uint8Array, name: string, box: string): string | null {
  const bytes = Buffer.from(box, 'base64');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(name, 'utf8'))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)).toString('utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
