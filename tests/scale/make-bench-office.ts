/**
 * The office the bench runs on: 100 clients × 100 customers, 1,000,000 receivables over three years, 900,000 allocation
 * lines. Written by bulk SQL straight into the schema (through the handlers it would take an hour), with the derived
 * tables rebuilt by the product's own statement; `office.verify` must be clean on it.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addDays, addMonths, endOfMonth, monthOf } from '../../src/domain/dates.ts';
import { entryHash, GENESIS_HASH } from '../../src/main/core/audit.ts';
import { settableClock } from '../../src/main/core/clock.ts';
import { createOffice } from '../../src/main/core/core.ts';
import { openSpanFacts } from '../../src/main/features/aging/derive.ts';
import { factsQuery, OPEN_DEPOSIT_FACTS, OPEN_ITEM_FACTS } from '../../src/main/features/allocations/derive.ts';
import { LEARNED_PAYER_FACTS } from '../../src/main/features/allocations/learned.ts';

export interface BenchSize {
  clients: number;
  customersPerClient: number;
  receivablesPerCustomer: number;
}

export const FULL_SIZE: BenchSize = { clients: 100, customersPerClient: 100, receivablesPerCustomer: 100 };

/** The day the bench calls today. */
export const BENCH_TODAY = '2026-11-24';
const LAST_MONTH = '2026-11';
const MONTHS = 36;

/** Multiply-with-carry would do; what matters is that every machine builds the same books. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

type Row = Record<string, string | number | null>;

/** Prepared inserts by table. */
class Inserts {
  readonly #raw: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(raw: Database.Database) {
    this.#raw = raw;
  }

  add(table: string, row: Row): void {
    let statement = this.#statements.get(table);
    if (!statement) {
      const columns = Object.keys(row);
      statement = this.#raw.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`,
      );
      this.#statements.set(table, statement);
    }
    statement.run(row);
  }
}

/** Builds (once) and returns the folder. A half-built one is thrown away. */
export async function benchOffice(root: string, size: BenchSize = FULL_SIZE): Promise<string> {
  const folder = join(
    root,
    `bench-office-v5-${size.clients}x${size.customersPerClient}x${size.receivablesPerCustomer}`,
  );
  if (existsSync(join(folder, 'office.sqlite'))) return folder;
  const building = `${folder}.building`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const clock = settableClock(`${BENCH_TODAY}T00:12:00Z`);
  const made = await createOffice({ folder: building, name: 'ベンチ会計事務所', clock });
  if (!made.ok) throw new Error(`bench office: ${made.error.code}`);
  fill(join(building, 'office.sqlite'), size);
  renameSync(building, folder);
  return folder;
}

function fill(file: string, size: BenchSize): void {
  const raw = new Database(file);
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = OFF');
  raw.pragma('cache_size = -400000');
  raw.exec('BEGIN');
  const inserts = new Inserts(raw);
  const random = seeded(20261124);
  for (let client = 1; client <= size.clients; client++) {
    const seq = appendAudit(raw, client);
    addClient(inserts, client);
    new ClientBooks(inserts, client, seq, random).fill(size);
  }
  for (let clientId = 1; clientId <= size.clients; clientId++) deriveAll(raw, clientId);
  raw.exec('COMMIT');
  raw.exec('ANALYZE');
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
}

/** Fills the derived tables of one client. */
export function deriveAll(raw: Database.Database, clientId: number): void {
  raw
    .prepare(
      `INSERT INTO open_item (client_id, receivable_id, customer_id, closed_on, issued_on, due_on, amount_yen, open_yen, first_event_on, last_event_on) ${factsQuery(OPEN_ITEM_FACTS, 'all')}`,
    )
    .run({ clientId });
  raw
    .prepare(
      `INSERT INTO open_span (client_id, customer_id, due_on, issued_on, from_on, until_on, life, open_yen) ${openSpanFacts('1 = 1')}`,
    )
    .run({ clientId });
  raw
    .prepare(
      `INSERT INTO open_deposit (client_id, deposit_id, deposited_on, left_yen) SELECT client_id, deposit_id, deposited_on, left_yen FROM (${factsQuery(OPEN_DEPOSIT_FACTS, 'all')}) WHERE left_yen > 0`,
    )
    .run({ clientId });
  raw
    .prepare(
      `INSERT INTO learned_payer (client_id, customer_id, payer_folded, fee_yen, withheld, lateness, payer_name, count, last_on, last_yen) ${factsQuery(LEARNED_PAYER_FACTS, 'all')}`,
    )
    .run({ clientId, upToSeq: Number.MAX_SAFE_INTEGER });
}

function appendAudit(raw: Database.Database, clientId: number): number {
  const head = raw.prepare('SELECT seq, hash FROM audit_entry ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined;
  const content = {
    seq: (head?.seq ?? 0) + 1,
    at: `${BENCH_TODAY}T00:12:00.000Z`,
    actor: 'bench',
    method: 'bench.fill',
    clientId,
    requestId: null,
    inputDigest: '',
    changes: '{}',
  };
  const previous = head?.hash ?? GENESIS_HASH;
  raw
    .prepare(
      'INSERT INTO audit_entry (seq, at, actor, method, client_id, request_id, input_digest, changes, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?)',
    )
    .run(
      content.seq,
      content.at,
      content.actor,
      content.method,
      clientId,
      null,
      '',
      '{}',
      previous,
      entryHash(content, previous),
    );
  return content.seq;
}

/** Two kana that no other client's name begins with, so that F4 and two letters choose it. */
export function headOf(clientId: number): string {
  const kana = 'アカサタナハマヤラワ';
  return `${kana[Math.floor((clientId - 1) / 10) % 10]}${kana[(clientId - 1) % 10]}`;
}

function addClient(inserts: Inserts, id: number): void {
  const code = String(id).padStart(4, '0');
  inserts.add('client', {
    id,
    code,
    name: `株式会社ベンチ${id}商会`,
    kana: `${headOf(id)}ベンチ${id}ショウカイ`,
    search_key: `ベンチ${id}商会 ${headOf(id)}ベンチ${id}シヨウカイ ${code}`,
    seal: 'ベ',
    colour: id % 10,
    closing_day: 31,
    months_after: 1,
    pay_day: 31,
    holiday_shift: 'none',
    fee_bearer: 'customer',
  });
  inserts.add('client_bank_account', {
    client_id: id,
    id: 1,
    bank_code: '0005',
    branch_code: '001',
    type: '1',
    number: String(1_000_000 + id),
  });
}

/** One client's books: every month some invoices per customer; most are paid by one transfer, some late, some in part. */
class ClientBooks {
  readonly #inserts: Inserts;
  readonly #clientId: number;
  readonly #random: () => number;
  readonly #booked: { seq: number; recorded_at: string; recorded_by: string };
  #receivable = 0;
  #deposit = 0;
  #allocation = 0;

  constructor(inserts: Inserts, clientId: number, seq: number, random: () => number) {
    this.#inserts = inserts;
    this.#clientId = clientId;
    this.#random = random;
    this.#booked = { seq, recorded_at: `${BENCH_TODAY}T00:12:00.000Z`, recorded_by: 'bench' };
  }

  fill(size: BenchSize): void {
    for (let customer = 1; customer <= size.customersPerClient; customer++) {
      const code = String(customer).padStart(5, '0');
      this.#inserts.add('customer', {
        client_id: this.#clientId,
        id: customer,
        code,
        name: `有限会社得意先${customer}`,
        kana: `トクイサキ${customer}`,
        search_key: `得意先${customer} トクイサキ${customer} ${code}`,
        postal_code: '100-0001',
        address1: '東京都千代田区千代田1-1',
        closing_day: 31,
        months_after: 1,
        pay_day: 31,
        holiday_shift: 'none',
        fee_bearer: 'customer',
        changed_seq: this.#booked.seq,
      });
      this.#fillCustomer(customer, size.receivablesPerCustomer);
    }
  }

  #fillCustomer(customer: number, count: number): void {
    let left = count;
    for (let back = MONTHS - 1; back >= 0 && left > 0; back--) {
      const ofMonth = Math.max(1, Math.round(left / (back + 1)));
      left -= ofMonth;
      const issuedOn = back === 0 ? `${LAST_MONTH}-20` : endOfMonth(monthOf(addMonths(`${LAST_MONTH}-01`, -back)));
      const dueOn = endOfMonth(monthOf(addMonths(`${issuedOn.slice(0, 7)}-01`, 1)));
      const open = Array.from({ length: ofMonth }, () => this.#addInvoice(customer, issuedOn, dueOn));
      this.#settle(customer, dueOn, open, back);
    }
  }

  #addInvoice(customer: number, issuedOn: string, dueOn: string): { id: number; yen: number } {
    const id = ++this.#receivable;
    const net = 10_000 + Math.floor(this.#random() * 900_000);
    const tax = Math.floor(net / 10);
    const [client_id, yen] = [this.#clientId, net + tax];
    this.#inserts.add('invoice', {
      client_id,
      id,
      number: `${issuedOn.slice(2, 4)}${issuedOn.slice(5, 7)}-${String(id).padStart(6, '0')}`,
      kind: 'invoice',
      customer_id: customer,
      customer_name: `有限会社得意先${customer}`,
      issued_on: issuedOn,
      includes_tax: 0,
      rounding: 'down',
      total_yen: yen,
      source: 'imported',
      ...this.#booked,
    });
    this.#inserts.add('invoice_line', {
      client_id,
      invoice_id: id,
      line: 1,
      description: '保守料',
      quantity_milli: 1000,
      unit: '式',
      unit_price_milli: net * 1000,
      tax_class: 'standard-10',
      amount_yen: net,
    });
    this.#inserts.add('invoice_tax', {
      client_id,
      invoice_id: id,
      tax_class: 'standard-10',
      net_yen: net,
      tax_yen: tax,
      gross_yen: yen,
    });
    this.#inserts.add('receivable', {
      client_id,
      id,
      invoice_id: id,
      customer_id: customer,
      issued_on: issuedOn,
      due_on: dueOn,
      amount_yen: yen,
      seq: this.#booked.seq,
      recorded_at: this.#booked.recorded_at,
    });
    return { id, yen };
  }

  /** 90 in 100 are cleared; the last months and one in fifty of the older ones stay open; a few are reversed or voided. */
  #settle(customer: number, dueOn: string, invoices: { id: number; yen: number }[], monthsBack: number): void {
    if (monthsBack < 3) return;
    const paid = invoices.filter((invoice) => {
      const draw = this.#random();
      if (draw < 0.001)
        this.#inserts.add('invoice_void', {
          client_id: this.#clientId,
          invoice_id: invoice.id,
          voided_on: addDays(dueOn, -3),
          reason: '誤発行',
          ...this.#booked,
        });
      return draw >= 0.02;
    });
    if (paid.length === 0) return;
    const lateDays = this.#random() < 0.75 ? -Math.floor(this.#random() * 4) : Math.floor(this.#random() * 60);
    this.#pay(customer, addDays(dueOn, lateDays) > BENCH_TODAY ? BENCH_TODAY : addDays(dueOn, lateDays), paid);
  }

  #pay(customer: number, depositedOn: string, invoices: { id: number; yen: number }[]): void {
    const client_id = this.#clientId;
    const depositId = ++this.#deposit;
    const money = invoices.reduce((sum, invoice) => sum + invoice.yen, 0);
    this.#inserts.add('deposit', {
      client_id,
      id: depositId,
      account_key: `0005-001-1-${1_000_000 + client_id}`,
      ref: String(depositId),
      deposited_on: depositedOn,
      amount_yen: money,
      payer_name: `ユ)トクイサキ${customer}`,
      payer_folded: `ユ)トクイサキ${customer}`,
      method: 'transfer',
      source: 'imported',
      ...this.#booked,
    });
    const partial = this.#random() < 0.01;
    this.#allocate(
      depositId,
      depositedOn,
      invoices.map((invoice) => ({ ...invoice, yen: partial ? Math.ceil(invoice.yen / 2) : invoice.yen })),
    );
    if (this.#random() < 0.005) {
      this.#inserts.add('allocation_reversal', {
        client_id,
        allocation_id: this.#allocation,
        reversed_on: addDays(depositedOn, 5),
        ...this.#booked,
      });
      this.#allocate(depositId, depositedOn, invoices, addDays(depositedOn, 5));
    }
  }

  #allocate(depositId: number, depositedOn: string, invoices: { id: number; yen: number }[], from = depositedOn): void {
    const client_id = this.#clientId;
    const id = ++this.#allocation;
    this.#inserts.add('allocation', {
      client_id,
      id,
      deposit_id: depositId,
      how: 'auto',
      money_yen: invoices.reduce((sum, invoice) => sum + invoice.yen, 0),
      ...this.#booked,
    });
    for (const invoice of invoices)
      this.#inserts.add('allocation_line', {
        client_id,
        allocation_id: id,
        receivable_id: invoice.id,
        amount_yen: invoice.yen,
        effective_on: from,
      });
  }
}
