/** 文面 as the page holds it: whose, which set, which wording is in hand, and the text that is edited. */
import { useMemo, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../../contract/contract.ts';
import type { WordingSet } from '../../../domain/wording/keys.ts';
import { wordingRisks } from '../../../domain/wording/risks.ts';
import { type WordingText, wordingProblems } from '../../../domain/wording/template.ts';
import { riskSentence, wordingWords as words } from '../../../messages/wordings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import type { ClientSummary } from '../../api/use-office.ts';
import { useWordingSets } from '../../api/use-wording-sets.ts';
import { showResult } from '../../stores/jobs.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { confirm } from '../../ui/confirm.tsx';
import { useDraft } from '../../ui/draft.ts';
import { leaveThen } from '../../ui/unsaved.ts';

export type WordingLine = OutputOf<'wordings.list'>['wordings'][number];
export type HeldWording = OutputOf<'wordings.get'>;
export type Key = Pick<WordingLine, 'set' | 'stage' | 'variant'>;
export type Place = InputOf<'wordings.list'>;

export const keyText = ({ set, stage, variant }: Key) => `${set} ${stage} ${variant}`;

const FIRST: Key = { set: 'standard', stage: 1, variant: 'usual' };

export function useWordings(client: ClientSummary | null) {
  const place: Place = useMemo(() => (client ? { clientId: client.clientId } : {}), [client]);
  const list = useMethod('wordings.list', place);
  const params = useRoute((route) => route.params);
  const sets = useWordingSets();
  const asked = sets.list.find((one) => one.set === params.set)?.set;
  const set: WordingSet = asked ?? list.value?.chosen ?? 'standard';
  const [key, setKey] = useState<Key | null>(null);
  const rows = (list.value?.wordings ?? []).filter((one) => one.set === set);
  const current = rows.find((one) => key && one.stage === key.stage && one.variant === key.variant) ?? rows[0] ?? null;
  return {
    client,
    place,
    list,
    sets,
    set,
    rows,
    current,
    key: current ? { set, stage: current.stage, variant: current.variant } : { ...FIRST, set },
    choose: (row: Key) => leaveThen(() => setKey(row)),
    chooseSet: (next: WordingSet) => leaveThen(() => setParams({ set: next })),
  };
}

export type Wordings = ReturnType<typeof useWordings>;

/** The text in hand: edited, checked while it is typed, saved. Made anew for each wording. */
export function useEditing(wordings: Wordings, held: HeldWording) {
  const { place, key } = wordings;
  const draft = useDraft<WordingText>({ title: held.title, body: held.body });
  const box = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const caret = useRef<[from: number, to: number]>([0, 0]);
  const save = useCommand('wordings.save');
  const restore = useCommand('wordings.restore');
  const problems = useMemo(() => wordingProblems(draft.values), [draft.values]);
  const risks = useMemo(() => wordingRisks(draft.values, key.stage), [draft.values, key.stage]);
  const own = held.source === (place.clientId === undefined ? 'office' : 'client');
  const locked = wordings.list.value?.factsOnly ?? true;

  async function doSave() {
    if (problems.length > 0 || (risks.length > 0 && locked)) return;
    if (risks.length > 0) {
      const { title, text, confirm: confirmLabel } = words.riskAsk;
      const facts = risks.slice(0, 8).map((risk) => [words.columns.state, riskSentence(risk)] as const);
      if (!(await confirm({ title, text, facts, confirmLabel, danger: true }))) return;
    }
    const given = { ...place, ...key, ...draft.values, ...(risks.length > 0 ? { confirm: ['risks' as const] } : {}) };
    const reply = await save.run(given);
    if (!reply.ok) return;
    draft.restart(draft.values);
    showResult(words.editor.saved);
  }
  async function doRestore() {
    const { title, text, confirm: confirmLabel, done } = words.restoreAsk;
    if (!(await confirm({ title, text, confirmLabel }))) return;
    const reply = await restore.run({ ...place, ...key });
    if (!reply.ok) return;
    draft.restart({ title: held.outer.title, body: held.outer.body });
    showResult(done);
  }
  return {
    draft,
    box,
    problems,
    risks,
    own,
    locked,
    busy: save.busy || restore.busy,
    savable: draft.dirty && problems.length === 0 && !(risks.length > 0 && locked),
    failure: save.failure ?? restore.failure,
    forget: () => {
      save.clear();
      restore.clear();
    },
    save: () => void doSave(),
    restore: () => void doRestore(),
    /** Where text goes that is picked in a window: the caret as it was when the window opened. */
    keepCaret: () => {
      const { selectionStart, selectionEnd } = box.current ?? {};
      caret.current = [selectionStart ?? 0, selectionEnd ?? 0];
    },
    insert: (text: string) => {
      box.current?.focus();
      box.current?.setSelectionRange(...caret.current);
      // As if typed: React hears of it, and the browser's own undo takes it out again.
      document.execCommand('insertText', false, text);
    },
  };
}

export type Editing = ReturnType<typeof useEditing>;
