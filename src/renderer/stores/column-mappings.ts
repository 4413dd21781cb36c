/** Which column of a file is which, as a clerk chose it once: kept per client and heads of the file, on this machine. */
import { readStored, writeStored } from './stored.ts';

type Mapping = Readonly<Record<string, string>>;

const isMappings = (value: unknown): value is Record<string, Mapping> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KEPT = 200;

function keyOf(officePath: string, clientId: number, heads: readonly string[]): string {
  return JSON.stringify([officePath, clientId, ...heads]);
}

export function readMapping(officePath: string, clientId: number, heads: readonly string[]): Mapping | null {
  return readStored('columnMappings', {}, isMappings)[keyOf(officePath, clientId, heads)] ?? null;
}

export function keepMapping(officePath: string, clientId: number, heads: readonly string[], mapping: Mapping): void {
  const all = { ...readStored('columnMappings', {}, isMappings), [keyOf(officePath, clientId, heads)]: mapping };
  writeStored('columnMappings', Object.fromEntries(Object.entries(all).slice(-KEPT)));
}
