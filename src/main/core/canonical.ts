import { createHash } from 'node:crypto';

/** JSON with sorted keys and bytes replaced by their SHA-256: the same value always gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key, given: unknown) {
    // A Buffer becomes a list of numbers (toJSON) before it comes here; what its holder has is still the bytes.
    const held = this[key] instanceof Uint8Array ? this[key] : given;
    if (held instanceof Uint8Array) return { sha256: sha256(held) };
    if (held && typeof held === 'object' && !Array.isArray(held)) {
      return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)));
    }
    return held;
  });
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
