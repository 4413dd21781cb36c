/** Paper of a stored document: printer, tray, sides, pages; how the jobs stand, and 中止. */
import './printing.css';
import { type ReactNode, useEffect, useState } from 'react';
import type { OutputOf } from '../../../contract/contract.ts';
import { common } from '../../../messages/common.ts';
import { keyWords } from '../../../messages/keys.ts';
import { printWords as words } from '../../../messages/reminders.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { Form } from '../../ui/form.tsx';
import type { PageKeys } from '../../ui/keyboard.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { YenField } from '../../ui/yen-field.tsx';

export interface PrintDialogProps {
  documentId: number;
  /** What it is called: 「R26-0003」. */
  name: string;
  /** Pages of the document; null where nobody counted them. */
  pages: number | null;
  /** More documents that are printed after it, whole and in this order. */
  others?: readonly number[];
  /** Begin with these pages. */
  range?: { from: number; through: number };
  /** A run is laid out for one side or for both, and printed so; left out: as the clerk likes. */
  laidFor?: 'one' | 'both' | undefined;
  /** Something that may be said of the paper once it lies there. */
  onPrinted?: (() => void) | undefined;
  /** Buttons for paper that lies there, with the keys that do the same. */
  after?: { buttons: ReactNode; keys: PageKeys };
  onClose: () => void;
}

type Printer = OutputOf<'printers.list'>['printers'][number];
type Duplex = 'off' | 'long-edge' | 'short-edge';
type Job = OutputOf<'printJobs.refresh'>['jobs'][number];

const NONE: readonly number[] = [];
const SIDES: readonly Duplex[] = ['off', 'long-edge', 'short-edge'];
const LAST_PRINTER = 'banto.printer';

export function PrintDialog(props: PrintDialogProps) {
  const list = useMethod('printers.list', {}, { fresh: true });
  const order = useOrder(list.value?.printers ?? [], props);
  const print = useCommand('documents.print');
  const { documentId, others = NONE } = props;
  const { jobs, refresh, cancel } = useJobsOf(documentId, others);
  const ready = order.printer !== null && !print.busy;
  async function run() {
    if (!order.printer) return;
    const { printer, tray, duplex, copies, range } = order;
    window.localStorage.setItem(LAST_PRINTER, printer.name);
    const wish = { printer: printer.name, duplex, copies, ...(tray === '' ? {} : { tray }) };
    let reply = await print.run({ ...wish, documentId, ...(range ?? {}) });
    // One after the other: what the queue refuses stops the rest, and what was handed over stands below.
    for (const id of others) if (reply.ok) reply = await print.run({ ...wish, documentId: id });
    if (reply.ok) showResult(words.sent(printer.name));
    await refresh();
  }
  return (
    <Dialog
      title={words.title(props.name)}
      width={600}
      onClose={props.onClose}
      keys={{
        F9: { label: keyWords.print, run: () => void run(), main: true, disabled: !ready },
        ...(jobs.length > 0 ? props.after?.keys : {}),
      }}
      foot={
        <>
          <Button tone="primary" keyCap="F9" onClick={() => void run()} disabled={!ready} data-save>
            {words.confirm}
          </Button>
          {props.onPrinted && jobs.length > 0 && <Button onClick={props.onPrinted}>{words.markPrinted}</Button>}
          {jobs.length > 0 && props.after?.buttons}
          <span className="grow" />
          <Button keyCap="Esc" onClick={props.onClose}>
            {common.close}
          </Button>
        </>
      }
    >
      {list.value?.printers.length === 0 && <p>{words.none}</p>}
      {list.failure && <ErrorPanel failure={list.failure} title={words.failed} />}
      {order.printer && (
        <OrderFields
          order={order}
          printers={list.value?.printers ?? []}
          pages={others.length > 0 ? null : props.pages}
          whole={others.length > 0}
          laidFor={props.laidFor}
        />
      )}
      {others.length > 0 && <p className="sub">{words.several(others.length + 1)}</p>}
      {order.printer && order.printer.trouble !== '' && (
        <p className="hint warn">{words.trouble(order.printer.trouble)}</p>
      )}
      {print.failure && <ErrorPanel failure={print.failure} title={words.failed} />}
      {jobs.length > 0 && <Jobs jobs={jobs} onCancel={cancel} />}
    </Dialog>
  );
}

function useOrder(printers: readonly Printer[], { pages, range, laidFor }: PrintDialogProps) {
  const [name, setName] = useState(() => window.localStorage.getItem(LAST_PRINTER) ?? '');
  const [tray, setTray] = useState('');
  const [duplex, setDuplex] = useState<Duplex>(laidFor === 'both' ? 'long-edge' : 'off');
  const [copies, setCopies] = useState<number | null>(1);
  const [from, setFrom] = useState<number | null>(range?.from ?? 1);
  const [through, setThrough] = useState<number | null>(range?.through ?? pages);
  const printer =
    printers.find((one) => one.name === name) ?? printers.find((one) => one.isDefault) ?? printers[0] ?? null;
  const isWhole = from === 1 && (through === null || through === pages);
  return {
    printer,
    setName,
    tray: printer?.trays.some((one) => one.key === tray) ? tray : '',
    setTray,
    duplex,
    setDuplex,
    copies: copies ?? 1,
    setCopies,
    from,
    setFrom,
    through,
    setThrough,
    range: isWhole || from === null ? null : { fromPage: from, throughPage: through ?? from },
  };
}

function OrderFields(props: {
  order: ReturnType<typeof useOrder>;
  printers: readonly Printer[];
  pages: number | null;
  /** Several documents: no range of pages. */
  whole: boolean;
  laidFor: PrintDialogProps['laidFor'];
}) {
  const { order, printers, pages, whole, laidFor } = props;
  const { printer } = order;
  if (!printer) return null;
  return (
    <Form className="form dialog-form">
      <SelectField
        label={words.printer}
        span={12}
        value={printer.name}
        onChange={order.setName}
        options={printers.map((one) => ({ value: one.name, label: one.name }))}
      />
      <SelectField
        label={words.tray}
        span={5}
        value={order.tray}
        onChange={order.setTray}
        options={[
          { value: '', label: words.trayDefault },
          ...printer.trays.map(({ key, label }) => ({ value: key, label })),
        ]}
      />
      <SelectField
        label={words.duplex}
        span={5}
        value={order.duplex}
        onChange={order.setDuplex}
        disabled={!printer.canDuplex || laidFor !== undefined}
        {...(laidFor === undefined ? {} : { hint: words.laidFor[laidFor] })}
        options={SIDES.map((value) => ({ value, label: words.sides[value] }))}
      />
      <YenField label={words.copies} span={2} value={order.copies} onChange={order.setCopies} />
      {!whole && (
        <YenField label={`${words.range} ${words.from}`} span={3} value={order.from} onChange={order.setFrom} />
      )}
      {!whole && (
        <YenField
          label={`${words.range} ${words.through}`}
          span={3}
          value={order.through}
          onChange={order.setThrough}
        />
      )}
      {pages !== null && <p className="hint whole-row">{words.rangeHint(pages)}</p>}
    </Form>
  );
}

const POLL_MS = 2000;

/** The jobs of a document; while one is under way the queue is asked again and again. */
function useJobsOf(documentId: number, others: readonly number[]) {
  const asking = useCommand('printJobs.refresh');
  const stopping = useCommand('printJobs.cancel');
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  const isOpen = jobs.some(({ state }) => state === 'waiting' || state === 'printing');
  const { run: ask } = asking;
  async function refresh() {
    const several = others.length > 0;
    const reply = await ask(several ? { limit: 200 } : { documentId, limit: 5 });
    if (!reply.ok) return;
    const own = new Set([documentId, ...others]);
    setJobs(reply.value.jobs.filter((job) => own.has(job.documentId)));
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once at first, then by the clock
  useEffect(() => {
    void refresh();
  }, [documentId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock runs while a job does
  useEffect(() => {
    if (!isOpen) return;
    const timer = window.setInterval(() => void refresh(), POLL_MS);
    return () => window.clearInterval(timer);
  }, [isOpen]);
  async function cancel(printJobId: number) {
    await stopping.run({ printJobId });
    await refresh();
  }
  return { jobs, refresh, cancel: (printJobId: number) => void cancel(printJobId) };
}

function Jobs({ jobs, onCancel }: { jobs: readonly Job[]; onCancel: (printJobId: number) => void }) {
  const several = new Set(jobs.map(({ documentId }) => documentId)).size > 1;
  return (
    <section className="print-jobs" aria-label={words.jobs}>
      <h3>{words.jobs}</h3>
      {jobs.map((job) => (
        <p key={job.printJobId} role="status">
          <span>{job.printer}</span>
          {several && <span className="cut">{job.title}</span>}
          <span>{words.pages(job.fromPage, job.throughPage)}</span>
          <span>{words.states[job.state]}</span>
          <span className="grow" />
          {(job.state === 'waiting' || job.state === 'printing') && (
            <Button small onClick={() => onCancel(job.printJobId)}>
              {words.cancel}
            </Button>
          )}
        </p>
      ))}
    </section>
  );
}
