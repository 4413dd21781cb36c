/** The rules of the house, executable: who may import what, what is banned and what to use instead, sizes. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const MAX_FUNCTION_LINES = 70;
const MAX_FILE_LINES = 400;

interface SourceFile {
  path: string;
  text: string;
  /** Package names, or paths from the root for our own files. */
  imports: { target: string; typeOnly: boolean }[];
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\(\s*'([^']+)'\s*\)/g;

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map((match) => {
    const specifier = (match[2] ?? match[3])!;
    const target = specifier.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), specifier)) : specifier;
    return { target, typeOnly: match[1] !== undefined };
  });
  return { path, text, imports };
}

const sources = filesUnder('src').map(readSource);
const tools = filesUnder('tools').map(readSource);
const under = (folder: string) => sources.filter((file) => file.path.startsWith(`${folder}/`) || file.path === folder);

/** `folder` may import only what one of the patterns allows (types included, unless typesOnly says otherwise). */
interface ImportRule {
  name: string;
  files: (path: string) => boolean;
  allowed: RegExp;
  /** Also allowed as `import type`. */
  typesFrom?: RegExp;
}

/** What handlers may use of the core. */
const CORE_FOR_HANDLERS = [
  'context',
  'errors',
  'days',
  'canonical',
  'documents',
  'audit',
  'clock',
  'printing',
  'wires',
  'secrets',
].join('|');

/** Files of a feature that other features may use: they take an open handle, or are pure. */
const SHARED_MODULES = [
  'queries',
  'office-queries',
  'writes',
  'import',
  'propose',
  'destination',
  'kept',
  'letters',
  'derive',
  'learned',
  'experience',
  'verify',
  'timeline',
  'meeting',
  'cancels',
  'bank-names',
  'rejected-cells',
  'dispatch',
  'mailer',
  'messenger',
  'queue',
  'recipients',
  'bank-file-types',
  'bank-mapping',
  'file-problem',
  '[a-z]+-rows',
].join('|');

const HANDLER_LIKE =
  /\/(handlers|queries|office-queries|writes|import|propose|destination|kept|letters|derive|learned|experience|verify|timeline|meeting|cancels|bank-names|rejected-cells)\.ts$/;
const DOCUMENT_FILE =
  /-(pdf|xlsx|file|xml)\.ts$|\/features\/paper\/|\/features\/import-table\/(?!rejected-cells)|\/features\/deposits\/(bank-|zengin-)/;

const RULES: ImportRule[] = [
  {
    name: 'contract knows zod and itself',
    files: (path) => path.startsWith('src/contract/'),
    allowed: /^(zod$|src\/contract\/)/,
  },
  {
    name: 'domain is pure: itself, holiday tables, types of contract values',
    files: (path) => path.startsWith('src/domain/'),
    allowed: /^(src\/domain\/|@holiday-jp\/holiday_jp$)/,
    typesFrom: /^src\/contract\//,
  },
  {
    name: 'old migrations never change meaning',
    files: (path) => /db\/migrations\/\d/.test(path),
    allowed: /^typeorm$/,
  },
  {
    name: 'handlers know contract, domain, db handles, core context and other features by queries and writes',
    files: (path) => path.startsWith('src/main/features/') && HANDLER_LIKE.test(path),
    allowed: new RegExp(
      `^(node:|zengin-code$|src/contract/|src/domain/|src/messages/|src/main/(core/(${CORE_FOR_HANDLERS})\\.ts|db/(engine|backup)\\.ts)|src/main/features/[a-z-]+/(${SHARED_MODULES})\\.ts)`,
    ),
  },
  {
    name: 'documents and decoders know no database, core or electron',
    files: (path) => path.startsWith('src/main/features/') && DOCUMENT_FILE.test(path) && !HANDLER_LIKE.test(path),
    allowed:
      /^(node:|exceljs$|jszip$|pdf-lib$|subset-font$|fontkit$|bwip-js|docx$|csv-parse|encoding-japanese$|xmlbuilder2$|src\/domain\/|src\/contract\/|src\/main\/features\/(paper|import-table|deposits|reminders|aging|reports|ledgers|invoices|received-notes|pint)\/|src\/main\/core\/errors\.ts)/,
  },
  {
    name: 'core knows contract, handlers, db and jobs',
    files: (path) => path.startsWith('src/main/core/'),
    allowed: /^(node:|zod$|src\/contract\/|src\/main\/(core|db|ports)\/|src\/main\/features\/[a-z-]+\/handlers\.ts)/,
    typesFrom: /^src\/main\/jobs\/jobs-list\.ts$/,
  },
  {
    name: 'ports know the world outside, and nothing of the program',
    files: (path) => path.startsWith('src/main/ports/'),
    allowed: /^(node:|ipp-encoder$|pdf-to-printer$|nodemailer\/lib\/|src\/main\/ports\/)/,
  },
  {
    name: 'db knows typeorm and better-sqlite3',
    files: (path) => /^src\/main\/db\/(?!migrations\/\d)/.test(path),
    allowed: /^(node:|typeorm|better-sqlite3$|src\/main\/db\/|src\/main\/core\/errors\.ts)/,
  },
  {
    name: 'the command line knows the core, contract and messages',
    files: (path) => path.startsWith('src/main/hosts/cli/'),
    allowed:
      /^(node:|zod$|src\/contract\/|src\/messages\/|src\/main\/core\/|src\/main\/practice\/|src\/main\/hosts\/cli\/)/,
  },
  {
    name: 'the window host knows electron and the core',
    files: (path) =>
      path.startsWith('src/main/hosts/electron/') || path === 'src/main/index.ts' || path === 'src/main/preload.ts',
    allowed: /^(node:|electron$|zod$|src\/contract\/|src\/messages\/|src\/main\/(core|hosts\/electron|practice)\/)/,
  },
  {
    name: 'the practice office calls the core as a clerk would, and knows no tables and no features',
    files: (path) => path.startsWith('src/main/practice/'),
    allowed:
      /^(node:|encoding-japanese$|fontkit$|src\/contract\/|src\/domain\/|src\/messages\/|src\/main\/core\/(core|clock)\.ts|src\/main\/practice\/)/,
  },
  {
    name: 'jobs know document files by import()',
    files: (path) => path.startsWith('src/main/jobs/'),
    allowed: /^(node:|src\/main\/(jobs|features)\/|src\/main\/core\/(errors|jobs)\.ts)/,
  },
  {
    name: 'messages know contract types and domain values for display',
    files: (path) => path.startsWith('src/messages/'),
    allowed: /^(src\/messages\/|src\/domain\/)/,
    typesFrom: /^src\/contract\//,
  },
  {
    name: 'renderer/ui knows no api, stores or features',
    files: (path) => path.startsWith('src/renderer/ui/'),
    allowed:
      /^(react|@mantine\/|@tanstack\/react-virtual|react-data-grid|@hyzyla\/pdfium|src\/renderer\/ui\/|src\/messages\/|src\/domain\/|resources\/)/,
    typesFrom: /^src\/contract\//,
  },
  {
    name: 'renderer pages know api, ui, stores, messages, pure domain and contract types',
    files: (path) => path.startsWith('src/renderer/features/'),
    allowed:
      /^(react|@mantine\/|@tanstack\/|zustand|react-data-grid|pdfjs-dist|src\/renderer\/(api|ui|stores|app|features)\/|src\/messages\/|src\/domain\/)/,
    typesFrom: /^src\/contract\//,
  },
];

describe('who may import what', () => {
  for (const rule of RULES) {
    it(rule.name, () => {
      const files = sources.filter((file) => rule.files(file.path));
      expect(files.length, 'the rule covers some file').toBeGreaterThan(0);
      const broken = files.flatMap((file) =>
        file.imports
          .filter(({ target, typeOnly }) => !rule.allowed.test(target) && !(typeOnly && rule.typesFrom?.test(target)))
          .map(({ target }) => `${file.path} imports ${target}`),
      );
      expect(broken).toEqual([]);
    });
  }

  it('features reach another feature by its queries and writes, never by its handlers', () => {
    const broken = under('src/main/features').flatMap((file) =>
      file.imports
        .filter(({ target }) => /features\/[a-z-]+\/handlers\.ts$/.test(target))
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('pages do not import another feature’s page', () => {
    const broken = under('src/renderer/features').flatMap((file) =>
      file.imports
        .filter(
          ({ target }) =>
            /features\/([a-z-]+)\/[a-z-]+-page\.tsx$/.test(target) && !target.startsWith(dirname(file.path)),
        )
        .map(({ target }) => `${file.path} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('electron is known in the window host alone', () => {
    const broken = sources
      .filter((file) => file.imports.some(({ target }) => target === 'electron'))
      .map((file) => file.path);
    expect(
      broken.filter((path) => !/^src\/main\/(index|preload)\.ts$|^src\/main\/hosts\/electron\//.test(path)),
    ).toEqual([]);
  });
});

/** What is banned, where it may stand all the same, and what to use instead. */
const BANS: { name: string; pattern: RegExp; except: RegExp }[] = [
  {
    name: 'new Date( / Date.now → core/clock.ts (domain/dates.ts turns day numbers into dates)',
    pattern: /\bnew Date\(|\bDate\.now\b/,
    except: /^src\/main\/core\/clock\.ts$|^src\/domain\/dates\.ts$/,
  },
  {
    name: 'Math.random → requestId by crypto, the practice office by its seed',
    pattern: /\bMath\.random\b/,
    except: /^$/,
  },
  {
    name: 'parseFloat / toFixed → integer yen and 1/1000 (domain/money.ts)',
    pattern: /\bparseFloat\(|\.toFixed\(/,
    except: /^src\/main\/features\/(paper|reminders)\/|^src\/renderer\/|^src\/domain\/matching\/|^src\/messages\//,
  },
  { name: 'dataSource.transaction → the write queue', pattern: /\.transaction\(/, except: /^$/ },
  {
    name: 'save() / synchronize → insert and update with a row count, migrations',
    pattern: /\b(?:manager|repository|dataSource)\w*\.save\(|synchronize:\s*true/,
    except: /^$/,
  },
  {
    name: 'ipcMain / ipcRenderer → the window host',
    pattern: /\bipc(Main|Renderer)\b/,
    except: /^src\/main\/(preload|index)\.ts$|^src\/main\/hosts\/electron\//,
  },
  { name: 'export default → named exports', pattern: /^export default /m, except: /\.config\.ts$|\.d\.ts$/ },
  {
    name: 'any / ts-ignore → a type',
    pattern: /\bas any\b|: any\b|@ts-ignore|@ts-expect-error|\bas unknown as\b/,
    except: /^$/,
  },
  { name: 'TODO / FIXME → do it, or write the weakness down', pattern: /\bTODO\b|\bFIXME\b/, except: /^$/ },
];

describe('banned, with what to use instead', () => {
  for (const ban of BANS) {
    it(ban.name, () => {
      const broken = sources
        .filter((file) => !ban.except.test(file.path) && ban.pattern.test(withoutComments(file.text)))
        .map((file) => file.path);
      expect(broken).toEqual([]);
    });
  }
});

/** Words in strings and JSX; a regular expression that names letters (ranges of kana) reads text and writes none. */
function japaneseText(file: SourceFile): string[] {
  return withoutComments(file.text)
    .split('\n')
    .filter((line) => /[ぁ-んァ-ヶ一-龠]/.test(line) && !/\/.*[ぁ-んァ-ヶ一-龠].*\//.test(line))
    .map((line) => `${file.path}: ${line.trim().slice(0, 80)}`);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

describe('walls in SQL', () => {
  it('SQL without client_id stands in office-queries.ts, db/ and core/ only', () => {
    const statement = /`[^`]*\b(?:SELECT|UPDATE|DELETE FROM)\b[^`]*`|'(?:SELECT|UPDATE|DELETE FROM)\b[^']*'/g;
    const broken = under('src/main/features')
      .filter((file) => !/office-queries\.ts$/.test(file.path))
      .flatMap((file) =>
        [...file.text.matchAll(statement)]
          .map((match) => match[0])
          .filter(
            (text) =>
              /\bFROM\b|\bUPDATE\b/.test(text) &&
              !/:clientId|client_id/.test(text) &&
              !/\b(office_setting|staff_member)\b/.test(text),
          )
          .map((text) => `${file.path}: ${text.slice(0, 90)}`),
      );
    expect(broken).toEqual([]);
  });
});

describe('Japanese of screens and refusals stands in src/messages', () => {
  it('no Japanese text in handlers, core, hosts or pages', () => {
    const places = [
      ...under('src/main/core'),
      ...under('src/main/hosts'),
      ...under('src/renderer'),
      ...under('src/main/features').filter((file) => HANDLER_LIKE.test(file.path)),
    ];
    // Words of the data themselves (a legal form, an account kind, a column of a template) are values, not sentences.
    const allowed =
      /^src\/main\/features\/(clients\/(writes|handlers|bank-names)|invoices\/handlers|openings\/import|reminders\/letters|deposits\/(bank-|zengin-))/;
    const broken = places.filter((file) => !allowed.test(file.path)).flatMap((file) => japaneseText(file));
    expect(broken).toEqual([]);
  });
});

describe('sizes', () => {
  it(`no file over ${MAX_FILE_LINES} lines`, () => {
    const long = [...sources, ...tools]
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > MAX_FILE_LINES);
    expect(long).toEqual([]);
  });

  it(`no function over ${MAX_FUNCTION_LINES} lines`, () => {
    const long = [...sources, ...tools].flatMap((file) => longFunctions(file));
    expect(long).toEqual([]);
  });
});

/** Top-level and method-like functions by their indentation: formatted code closes each at the column it began. */
function longFunctions(file: SourceFile): string[] {
  const lines = file.text.split('\n');
  const found: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const head =
      /^( *)(?:export )?(?:async )?(?:function\b|(?:const|let) \w+ = (?:async )?\(|(?:async )?(?:'[\w.]+'|\w+)\(.*\{$)/.exec(
        lines[at]!,
      );
    if (!head || !/[{(]\s*$/.test(lines[at]!) || /^ *(if|for|while|switch|return|describe|it|test)\b/.test(lines[at]!))
      continue;
    const end = lines.findIndex(
      (line, index) => index > at && new RegExp(`^${head[1]}[})]`).test(line) && !/^\s*\}? *\)?:? .*\{$/.test(line),
    );
    if (end > 0 && end - at + 1 > MAX_FUNCTION_LINES) found.push(`${file.path}:${at + 1} (${end - at + 1} lines)`);
  }
  return found;
}
