/** The keys to kept passwords, in memory for as long as the office is open. Where the boxes lie is the secrets feature's. */
export { keyFromPassphrase, newSalt, openBox, PHRASE_COST, type PhraseCost, sealBox } from '../ports/secret-box.ts';

export interface SecretKeys {
  /** Of this account on this machine, kept by the system's own keyring; null where there is none. */
  machine(): Uint8Array | null;
  /** Given from outside (command line, environment), not tried yet. */
  offeredPassphrase(): string | null;
  /** Derived from the passphrase that was asked for; null until it is. */
  phrase(): Uint8Array | null;
  giveMachine(key: Uint8Array): void;
  holdPhrase(key: Uint8Array | null): void;
}

export function createSecretKeys(passphrase: string | null): SecretKeys {
  let [machine, phrase]: (Uint8Array | null)[] = [null, null];
  return {
    machine: () => machine ?? null,
    phrase: () => phrase ?? null,
    offeredPassphrase: () => passphrase,
    giveMachine(key) {
      machine = key;
    },
    holdPhrase(key) {
      phrase = key;
    },
  };
}
