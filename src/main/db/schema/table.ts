import { EntitySchema } from 'typeorm';

/** A column: `int`/`text`/`blob`, with `?` when it may be NULL. A default makes inserts shorter, never reads vaguer. */
type ColumnKind = 'int' | 'int?' | 'text' | 'text?' | 'blob?';
interface ColumnWithDefault {
  kind: 'int' | 'text';
  default: number | string;
}

export interface TableDefinition {
  name: string;
  /** In order; keys of the primary key first. */
  columns: Record<string, ColumnKind | ColumnWithDefault>;
  primary: string[];
  indexes?: Record<string, { columns: string[]; unique?: boolean; where?: string }>;
  /** Without inner brackets: TypeORM's drift check reads a CHECK back by its brackets. */
  checks?: Record<string, string>;
  /**
   * Rows too long for a page, found by a single number. In a table without rowid a search reads each row it passes whole, so
   * that asking for a number costs what the fattest rows weigh.
   */
  longRows?: boolean;
  /** name → columns, target table and its columns. Composite keys carry client_id: no row points into another's books. */
  foreignKeys?: Record<string, { columns: string[]; target: string; targetColumns: string[] }>;
}

/** The EntitySchema of one STRICT table, WITHOUT ROWID unless its rows are long. STRICT itself stands in the migration's SQL. */
export function table(definition: TableDefinition): EntitySchema {
  const { name, columns, primary, indexes = {}, checks = {}, foreignKeys = {} } = definition;
  return new EntitySchema({
    name,
    tableName: name,
    withoutRowid: !definition.longRows,
    columns: Object.fromEntries(
      Object.entries(columns).map(([column, given]) => {
        const kind = typeof given === 'string' ? given : given.kind;
        const type = kind.startsWith('int') ? 'integer' : kind.startsWith('text') ? 'text' : 'blob';
        return [
          column,
          {
            type,
            primary: primary.includes(column),
            nullable: kind.endsWith('?'),
            ...(typeof given === 'string' ? {} : { default: given.default }),
          },
        ];
      }),
    ),
    indices: Object.entries(indexes).map(([indexName, index]) => ({
      name: indexName,
      columns: index.columns,
      unique: index.unique ?? false,
      ...(index.where ? { where: index.where } : {}),
    })),
    checks: Object.entries(checks).map(([checkName, expression]) => ({
      name: `${name}_${checkName}_check`,
      expression,
    })),
    foreignKeys: Object.entries(foreignKeys).map(([keyName, key]) => ({
      name: `${name}_${keyName}`,
      columnNames: key.columns,
      target: key.target,
      referencedColumnNames: key.targetColumns,
    })),
  });
}

/** The foreign key every table of a client's books has. */
export const toClient = { client: { columns: ['client_id'], target: 'client', targetColumns: ['id'] } };

/** A composite key into another table of the same client. */
export function within(target: string, column: string, targetColumn = 'id') {
  return { columns: ['client_id', column], target, targetColumns: ['client_id', targetColumn] };
}

/** When, by whom and in which audit entry a fact was booked. */
export const booked = { seq: 'int', recorded_at: 'text', recorded_by: 'text' } as const;
