import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passwords under lock, a client's own mail settings, and consents to mail, messages and calls. */
const STATEMENTS = [
  `CREATE TABLE secret (
    name TEXT NOT NULL, keeper TEXT NOT NULL, box TEXT NOT NULL, changed_at TEXT NOT NULL,
    CONSTRAINT "secret_keeper_check" CHECK (keeper IN ('machine','passphrase')),
    PRIMARY KEY (name)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE client_wire (
    client_id INTEGER NOT NULL, server TEXT NOT NULL, sender TEXT NOT NULL, wordings TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "client_wire_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),
    PRIMARY KEY (client_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE contact_consent (
    client_id INTEGER NOT NULL, customer_id INTEGER NOT NULL, channel TEXT NOT NULL, given INTEGER NOT NULL,
    given_on TEXT NOT NULL, source TEXT NOT NULL, recipient TEXT NOT NULL, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "contact_consent_channel_check" CHECK (channel IN ('email','sms','voice')),
    CONSTRAINT "contact_consent_given_check" CHECK (given IN (0,1)),
    CONSTRAINT "contact_consent_customer" FOREIGN KEY ("client_id", "customer_id") REFERENCES "customer" ("client_id", "id"),
    PRIMARY KEY (client_id, customer_id, channel, seq)
  ) STRICT, WITHOUT ROWID`,
];

export class Wires1780000029000 implements MigrationInterface {
  name = 'Wires1780000029000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
