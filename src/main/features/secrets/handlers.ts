import type { secretMethods } from '../../../contract/secrets.ts';
import type { Handlers, Tx } from '../../core/context.ts';
import { AppError } from '../../core/errors.ts';
import { keyFromPassphrase, newSalt, openBox, PHRASE_COST } from '../../core/secrets.ts';
import { passphraseProof, secretRows } from './office-queries.ts';
import { keepSecret, phraseKey, proofOf, provenKey } from './writes.ts';

/** Short ones are tried out in an afternoon whatever scrypt costs. */
const LEAST_LENGTH = 12;

export const secretHandlers: Handlers<typeof secretMethods> = {
  async 'secrets.state'({ read }) {
    const kept = (await secretRows(read.office)).map(({ name, keeper, changedAt }) => ({ name, keeper, changedAt }));
    return { passphraseSet: (await passphraseProof(read.office)) !== null, kept };
  },

  async 'secrets.unlock'(context, { passphrase }) {
    context.secretKeys.holdPhrase(await provenKey(await passphraseProof(context.read.office), passphrase));
    return {};
  },

  async 'secrets.setPassphrase'(context, { newPassphrase, passphrase }) {
    if ([...newPassphrase].length < LEAST_LENGTH)
      throw new AppError('secrets-passphrase-short', { least: LEAST_LENGTH }, 'newPassphrase');
    const proof = await passphraseProof(context.read.office);
    const oldKey = proof && (passphrase === undefined ? await phraseKey(context) : await provenKey(proof, passphrase));
    const salt = newSalt();
    const key = await keyFromPassphrase(newPassphrase, salt, PHRASE_COST);
    const kept = await context.write(async (tx) => {
      const rows = await secretRows(tx.office);
      for (const row of rows) {
        const under = row.keeper === 'machine' ? context.secretKeys.machine() : oldKey;
        const text = under && openBox(under, row.name, row.box);
        if (text === null) throw new AppError('secrets-unreadable', {});
        await keepSecret(tx, row.name, { keeper: 'passphrase', key }, text);
      }
      await setProof(tx, JSON.stringify({ salt, ...PHRASE_COST, check: proofOf(key) }));
      return { kept: rows.length };
    });
    context.secretKeys.holdPhrase(key);
    return kept;
  },

  async 'secrets.forget'(context) {
    const done = await context.write(async (tx) => {
      const rows = (await secretRows(tx.office)).filter((row) => row.keeper === 'passphrase');
      for (const row of rows) await keepSecret(tx, row.name, null, null);
      await setProof(tx, '');
      return { forgotten: rows.length };
    });
    context.secretKeys.holdPhrase(null);
    return done;
  },
};

function setProof(tx: Tx, value: string): Promise<number> {
  return tx.office.run(
    `INSERT INTO office_setting (key, value) VALUES ('secrets.passphrase', :value)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    { value },
  );
}
