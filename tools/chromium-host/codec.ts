/**
 * Structured-clone values as one string per message (Playwright's own serialiser is some twenty times slower).
 * The function is also run inside pages, from its source: it must not use anything from outside itself.
 */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export function makeCodec(): Codec {
  const TAG = '\u0001type';
  type Tagged = { [TAG]: string; value?: unknown };

  function toBase64(bytes: Uint8Array): string {
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return btoa(text);
  }

  function tag(type: string, value: unknown): Tagged {
    return { [TAG]: type, value };
  }

  function wrap(value: unknown): unknown {
    if (value === undefined) return tag('undefined', null);
    if (typeof value === 'bigint') return tag('bigint', String(value));
    if (typeof value === 'number' && !Number.isFinite(value)) return tag('number', String(value));
    if (Object.is(value, -0)) return tag('number', '-0');
    if (value instanceof Date) return tag('date', value.getTime());
    if (value instanceof Map) return tag('map', [...value]);
    if (value instanceof Set) return tag('set', [...value]);
    if (ArrayBuffer.isView(value))
      return tag('bytes', toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)));
    return value;
  }

  function unwrap(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const { [TAG]: type, value: inner } = value as Partial<Tagged>;
    if (type === undefined) {
      for (const [key, item] of Object.entries(value)) (value as Record<string, unknown>)[key] = unwrap(item);
      return value;
    }
    if (type === 'undefined') return undefined;
    if (type === 'bigint') return BigInt(String(inner));
    if (type === 'number') return Number(inner);
    if (type === 'date') return new Date(Number(inner));
    if (type === 'map') return new Map(unwrap(inner) as [unknown, unknown][]);
    if (type === 'set') return new Set(unwrap(inner) as unknown[]);
    return Uint8Array.from(atob(String(inner)), (character) => character.charCodeAt(0));
  }

  return {
    encode: (value) =>
      JSON.stringify(value, function (this: Record<string, unknown>, key) {
        // Not the replacer's second argument: a Date has become a string there.
        return wrap(this[key]);
      }),
    // Most messages carry nothing but JSON: they are not walked a second time.
    decode: (text) => (text.includes('\\u0001type') ? unwrap(JSON.parse(text)) : JSON.parse(text)),
  };
}
