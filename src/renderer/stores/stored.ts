/** Small things remembered on this machine (recent clients, columns, theme): never anything of the books. */
export function readStored<T>(key: string, fallback: T, isValid: (value: unknown) => value is T): T {
  try {
    const text = window.localStorage.getItem(`banto.${key}`);
    if (text === null) return fallback;
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : fallback;
  } catch {
    // A forgotten preference is no reason to stop a clerk.
    return fallback;
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(`banto.${key}`, JSON.stringify(value));
  } catch {
    // As above: full or refused storage costs a preference, nothing else.
  }
}
