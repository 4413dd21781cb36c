/** Which column of a file holds which field: by name or synonym, in any order. */
import { type FileProblem, fileProblem } from './file-problem.ts';
import type { TableFile } from './table-file.ts';

export interface ColumnSpec<F extends string> {
  field: F;
  /** The name in the template, and in every message. */
  title: string;
  synonyms: readonly string[];
  required: boolean;
}

/** Field → index of its column; fields without a column are missing. */
export type ColumnMap<F extends string> = Partial<Record<F, number>>;

export type MappedColumns<F extends string> =
  | { ok: true; columns: ColumnMap<F> }
  | { ok: false; problems: FileProblem[] };

/** Column of a file → field, by header text; the field by its English name or its title. Comes from the mapping dialog. */
export type GivenColumns = Record<string, string>;

/**
 * A header as it is compared: width, case, blanks, 「ー」 and dashes, marks, what stands in brackets and the kind of
 * kana do not count, so ふりがな is フリガナ and 金額（円） is 金額.
 */
export function foldHeader(header: string): string {
  const plain = header.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕|「[^」]*」|<[^>]*>/g, '');
  return (bare === '' ? plain : bare)
    .replace(/[()[\]【】〔〕「」<>*※・.,:_/\-‐‑–—―−ー~'"]/g, '')
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}

/** Heads offered for choosing when a column is missing. */
const HEADERS_LISTED = 60;

interface Claim {
  index: number;
  /** 0 given by the clerk, 1 the template's own name, 2 a synonym. */
  rank: number;
}

/**
 * Finds the column of each field. A better claim wins (what the clerk mapped, then the template's name, then a
 * synonym); two equally good ones for a field are `column-twice`, a required field without any is `column-missing`.
 */
export function mapColumns<F extends string>(
  table: Pick<TableFile, 'header' | 'headerRow'>,
  specs: readonly ColumnSpec<F>[],
  given: GivenColumns = {},
): MappedColumns<F> {
  const columns: ColumnMap<F> = {};
  const problems: FileProblem[] = [];
  for (const spec of specs) {
    const claims = claimsOn(table.header, spec, specs, given);
    const best = Math.min(...claims.map(({ rank }) => rank));
    const winners = claims.filter(({ rank }) => rank === best);
    const [first] = winners;
    if (first) columns[spec.field] = first.index;
    else if (spec.required)
      problems.push(
        fileProblem(
          table.headerRow,
          'column-missing',
          { column: spec.title, headers: table.header.slice(0, HEADERS_LISTED) },
          spec.title,
        ),
      );
    if (winners.length > 1) {
      const headers = winners.map(({ index }) => table.header[index]!);
      problems.push(fileProblem(table.headerRow, 'column-twice', { column: spec.title, headers }, spec.title));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, columns };
}

function claimsOn<F extends string>(
  header: readonly string[],
  spec: ColumnSpec<F>,
  specs: readonly ColumnSpec<F>[],
  given: GivenColumns,
): Claim[] {
  const claims: Claim[] = [];
  header.forEach((text, index) => {
    const target = Object.hasOwn(given, text) ? given[text]! : null;
    const isMapped = target !== null && specs.some(({ field, title }) => field === target || title === target);
    if (isMapped) {
      if (spec.field === target || spec.title === target) claims.push({ index, rank: 0 });
      return;
    }
    const folded = foldHeader(text);
    if (folded === '') return;
    if (folded === foldHeader(spec.title)) claims.push({ index, rank: 1 });
    else if (spec.synonyms.some((synonym) => folded === foldHeader(synonym))) claims.push({ index, rank: 2 });
  });
  return claims;
}
