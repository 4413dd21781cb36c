/** A real CUPS of the test's own: a private server with one queue whose paper is a file. Nothing of the machine's printers is touched. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const NO_CUPS = !hasCups()
  ? 'not run: no CUPS'
  : process.getuid?.() === 0
    ? ''
    : 'not run: needs root to start a print server';

function hasCups(): boolean {
  return spawnSync('cupsd', ['-h'], { encoding: 'utf8' }).error === undefined;
}

export interface PrintServer {
  /** What lay in the tray after the last job: the bytes as the queue gave them to the printer. */
  paper(): Buffer;
  stop(reason: string): void;
  start(): void;
  /** Takes the queue away with all its jobs, as when a printer is unplugged for good; add() sets it up again. */
  remove(): void;
  add(): void;
  close(): void;
}

export const QUEUE = 'Office';

/** Just enough of a printer's description: PDF goes through, two trays, duplex. */
const DESCRIPTION = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Manufacturer: "Test"
*Product: "(Office)"
*ModelName: "Office"
*ShortNickName: "Office"
*NickName: "Office"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*cupsFilter: "application/vnd.cups-pdf 0 -"
*OpenUI *PageSize/Page Size: PickOne
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Page Region: PickOne
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *InputSlot/Media Source: PickOne
*DefaultInputSlot: Tray1
*InputSlot Tray1/Tray 1: ""
*InputSlot Tray2/Tray 2: ""
*CloseUI: *InputSlot
*OpenUI *Duplex/Duplex: PickOne
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long edge: ""
*Duplex DuplexTumble/Short edge: ""
*CloseUI: *Duplex
`;

/** Starts the server and points CUPS's own commands at it (CUPS_SERVER), as an administrator would. */
export async function startPrintServer(): Promise<PrintServer> {
  const folder = mkdtempSync(join(tmpdir(), 'banto-cups-'));
  const at = (name: string) => join(folder, name);
  for (const name of ['etc', 'spool', 'spool/tmp', 'cache', 'run', 'log']) mkdirSync(at(name));
  const port = await freePort();
  writeFileSync(at('etc/cupsd.conf'), serverSettings(port));
  writeFileSync(at('etc/cups-files.conf'), fileSettings(folder));
  writeFileSync(at('office.ppd'), DESCRIPTION);
  writeFileSync(at('paper'), '');
  spawnSync('chown', ['-R', 'root:lp', folder]);
  for (const name of ['', 'spool', 'spool/tmp', 'cache', 'run', 'log']) chmodSync(at(name), 0o770);
  chmodSync(at('paper'), 0o666);
  process.env.CUPS_SERVER = `127.0.0.1:${port}`;
  const server = spawn('cupsd', ['-f', '-c', at('etc/cupsd.conf'), '-s', at('etc/cups-files.conf')], {
    stdio: 'ignore',
  });
  await answering(server);
  const add = () => {
    run('lpadmin', ['-p', QUEUE, '-E', '-v', `file:${at('paper')}`, '-P', at('office.ppd')]);
    run('lpadmin', ['-d', QUEUE]);
  };
  add();
  return {
    paper: () => readFileSync(at('paper')),
    stop: (reason) => run('cupsdisable', ['-r', reason, QUEUE]),
    start: () => run('cupsenable', [QUEUE]),
    remove: () => run('lpadmin', ['-x', QUEUE]),
    add,
    close() {
      server.kill();
      delete process.env.CUPS_SERVER;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function serverSettings(port: number): string {
  const open = 'Order allow,deny\nAllow all\n';
  return `Listen 127.0.0.1:${port}
LogLevel warn
PreserveJobHistory Yes
Browsing Off
WebInterface No
<Location />\n${open}</Location>
<Location /admin>\n${open}</Location>
<Policy default>\nJobPrivateAccess all\nJobPrivateValues none\nSubscriptionPrivateAccess all\nSubscriptionPrivateValues none
<Limit All>\n${open}</Limit>\n</Policy>
`;
}

function fileSettings(folder: string): string {
  return `ServerRoot ${folder}/etc
DataDir /usr/share/cups
ServerBin /usr/lib/cups
RequestRoot ${folder}/spool
TempDir ${folder}/spool/tmp
CacheDir ${folder}/cache
StateDir ${folder}/run
ErrorLog ${folder}/log/error
AccessLog ${folder}/log/access
PageLog ${folder}/log/page
FileDevice Yes
User lp
Group lp
SystemGroup root
`;
}

function run(command: string, args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8', timeout: 20_000 });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}

async function answering(server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (server.exitCode !== null) throw new Error(`cupsd ended with ${server.exitCode}`);
    if (
      /is running/.test(
        spawnSync('lpstat', ['-r'], { encoding: 'utf8', timeout: 5000, env: { ...process.env, LC_ALL: 'C' } }).stdout ??
          '',
      )
    ) {
      if (
        !/not running/.test(
          spawnSync('lpstat', ['-r'], { encoding: 'utf8', timeout: 5000, env: { ...process.env, LC_ALL: 'C' } })
            .stdout ?? '',
        )
      )
        return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('cupsd does not answer');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
