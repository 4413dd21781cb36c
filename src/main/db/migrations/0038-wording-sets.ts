import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sets of wordings of the office's own: the tables of wordings are made anew with their keys, and first what points at them. */
const STATEMENTS = [
  `CREATE TABLE wording_set (
    id INTEGER NOT NULL, name TEXT NOT NULL, base TEXT NOT NULL, retired_at TEXT, seq INTEGER NOT NULL,
    recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL,
    CONSTRAINT "wording_set_base_check" CHECK (base IN ('standard','polite','brief')),
    PRIMARY KEY (id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE TABLE reminder_letter_text_kept AS SELECT * FROM reminder_letter_text',
  'DROP TABLE reminder_letter_text',
  ...remade('office_wording', '', ''),
  'CREATE INDEX office_wording_key ON office_wording (set_key, stage, variant, id)',
  ...remade(
    'client_wording',
    'client_id, ',
    'CONSTRAINT "client_wording_client" FOREIGN KEY ("client_id") REFERENCES "client" ("id"),',
  ),
  'CREATE INDEX client_wording_key ON client_wording (client_id, set_key, stage, variant, id)',
  `CREATE TABLE reminder_letter_text (
    client_id INTEGER NOT NULL, letter_id INTEGER NOT NULL, set_key TEXT NOT NULL, variant TEXT NOT NULL,
    office_wording_id INTEGER, client_wording_id INTEGER, title TEXT NOT NULL, body TEXT NOT NULL,
    CONSTRAINT "reminder_letter_text_letter" FOREIGN KEY ("client_id", "letter_id") REFERENCES "reminder_letter" ("client_id", "id"),
    CONSTRAINT "reminder_letter_text_client_wording" FOREIGN KEY ("client_id", "client_wording_id") REFERENCES "client_wording" ("client_id", "id"),
    CONSTRAINT "reminder_letter_text_office_wording" FOREIGN KEY ("office_wording_id") REFERENCES "office_wording" ("id"),
    PRIMARY KEY (client_id, letter_id)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO reminder_letter_text (client_id, letter_id, set_key, variant, office_wording_id, client_wording_id, title, body)
   SELECT client_id, letter_id, set_key, variant, office_wording_id, client_wording_id, title, body FROM reminder_letter_text_kept`,
  'DROP TABLE reminder_letter_text_kept',
];

function remade(name: string, client: string, toClient: string): string[] {
  const columns = `${client}id, set_key, stage, variant, title, body, seq, recorded_at, recorded_by`;
  return [
    `CREATE TABLE ${name}_new (
      ${client === '' ? '' : 'client_id INTEGER NOT NULL,'} id INTEGER NOT NULL, set_key TEXT NOT NULL, stage INTEGER NOT NULL,
      variant TEXT NOT NULL, title TEXT NOT NULL, body TEXT NOT NULL, seq INTEGER NOT NULL, recorded_at TEXT NOT NULL,
      recorded_by TEXT NOT NULL,
      CONSTRAINT "${name}_set_check" CHECK (set_key IN ('standard','polite','brief') OR set_key LIKE 'own-%'),
      CONSTRAINT "${name}_stage_check" CHECK (stage BETWEEN 1 AND 5),
      CONSTRAINT "${name}_variant_check" CHECK (variant IN ('usual','short-payment','first-late','long-good','instalment','promise')),
      ${toClient}
      PRIMARY KEY (${client}id)
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO ${name}_new (${columns}) SELECT ${columns} FROM ${name}`,
    `DROP TABLE ${name}`,
    `ALTER TABLE ${name}_new RENAME TO ${name}`,
  ];
}

export class WordingSets1780000038000 implements MigrationInterface {
  name = 'WordingSets1780000038000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only: the way back is the backup made before the first pending migration. */
  async down(): Promise<void> {
    throw new Error('migrations go forward only; restore the backup made before them');
  }
}
