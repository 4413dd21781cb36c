/** Passwords of mail servers and gateways: kept by the system's keyring, or under a passphrase asked for once a session. */
import { z } from 'zod';
import { command, query, secretField } from './method.ts';

export const secretMethods = {
  /** Which are kept, never what they are. */
  'secrets.state': query(
    z.object({}),
    z.object({
      passphraseSet: z.boolean(),
      kept: z.array(z.object({ name: z.string(), keeper: z.enum(['machine', 'passphrase']), changedAt: z.string() })),
    }),
  ),
  'secrets.unlock': command(z.object({ passphrase: secretField }), z.object({})),
  /** Sets the passphrase, or another one; what was kept is kept under the new one. */
  'secrets.setPassphrase': command(
    z.object({ newPassphrase: secretField, passphrase: secretField.optional() }),
    z.object({ kept: z.int() }),
  ),
  /** The passphrase is lost: it and every password kept under it go, and have to be entered again. */
  'secrets.forget': command(z.object({}), z.object({ forgotten: z.int() })),
};
