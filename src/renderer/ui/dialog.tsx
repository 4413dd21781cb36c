import { Modal } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { isComposing, type PageKeys, type Shortcuts, useDialogKeys } from './keyboard.ts';
import { ClientSeal } from './marks.tsx';

export interface DialogClient {
  name: string;
  code: string;
  seal: string;
  colour: number;
}

export interface DialogProps {
  title: ReactNode;
  /** A line under the title: 「の帳簿に入金を移します」. */
  sub?: ReactNode;
  /** The client whose books it changes: its band, seal, name and code stand on top. Left out: the office. */
  client?: DialogClient;
  onClose: () => void;
  width?: number;
  /** Function keys while it is open. */
  keys?: PageKeys;
  shortcuts?: Shortcuts;
  /** Buttons; left the primary, a `<span className="grow" />`, right やめる. */
  foot?: ReactNode;
  /** A click beside it closes it: for lists that hold nothing typed. */
  closeOutside?: boolean;
  children: ReactNode;
  /** Body without padding, for lists. */
  bare?: boolean;
  label?: string;
  /** Distance from the top instead of the middle. */
  top?: boolean;
}

/** A window over the page: focus stays inside, Esc closes, the client's colour runs along its top. */
export function Dialog(props: DialogProps) {
  useFocusBack();
  // Esc also while the focus is on the window itself and on nothing inside it.
  useDialogKeys(props.keys ?? {}, { Escape: props.onClose, ...props.shortcuts });
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || isComposing(event) || event.defaultPrevented) return;
    const target = event.target;
    if (target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true') return;
    event.preventDefault();
    event.stopPropagation();
    props.onClose();
  }
  return (
    <Modal.Root
      opened
      // Scroll locking would write a style element, which the content policy refuses; the page itself never scrolls.
      lockScroll={false}
      classNames={{ overlay: 'overlay', content: 'dialog' }}
      transitionProps={{ duration: 0 }}
      onClose={props.onClose}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered={!props.top}
      size={props.width ?? 480}
      yOffset="40px"
    >
      <Modal.Overlay onClick={props.closeOutside ? props.onClose : undefined} />
      <Modal.Content data-client={props.client?.colour} aria-label={props.label} radius={4}>
        {/* Modal.Content drops its onKeyDown. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Esc belongs to whatever has the focus inside */}
        <div className="dialog-body" data-client={props.client?.colour ?? 8} onKeyDown={onKeyDown} ref={focusFirst}>
          <div className="dialog-band" />
          {props.title !== '' && (
            <div className="dialog-head">
              {props.client && <ClientSeal seal={props.client.seal} colour={props.client.colour} large />}
              <span>
                <b>{props.title}</b>
                {(props.client || props.sub) && (
                  <span className="sub">
                    {props.client && `${props.client.code}　${props.client.name}`}
                    {props.client && props.sub && '　'}
                    {props.sub}
                  </span>
                )}
              </span>
            </div>
          )}
          {props.bare ? props.children : <div className="dialog-main">{props.children}</div>}
          {props.foot && <div className="dialog-foot">{props.foot}</div>}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

/** At once, not by the trap's timer: an Enter right behind must not reach what lies below. */
function focusFirst(body: HTMLElement | null): (() => void) | undefined {
  if (!body) return;
  body.addEventListener('focusin', markInFocus);
  body.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true });
  return keepFocus(body);
}

/**
 * What is read only after the window is there changes it under the clerk's hands: fields come when the first button has
 * the focus already, or the field that has it goes away, and then keys would fall on the page behind. The first field takes
 * the focus in both cases, unless the clerk has chosen for himself where to be.
 */
function keepFocus(body: HTMLElement): () => void {
  const main = body.querySelector('.dialog-main') ?? body;
  const firstField = () =>
    main.querySelector<HTMLElement>('[data-autofocus]:not(:disabled)') ??
    main.querySelector<HTMLElement>('input:not(:disabled), select:not(:disabled), textarea:not(:disabled)');
  let waits = firstField() === null;
  const chosen = () => {
    waits = false;
  };
  body.addEventListener('keydown', chosen);
  body.addEventListener('pointerdown', chosen);
  const observer = new MutationObserver(() => {
    const inFocus = document.activeElement;
    const isLost = inFocus === null || inFocus === document.body;
    const isFront = [...document.querySelectorAll('.dialog-body')].at(-1) === body;
    if (!isFront || !(isLost || (waits && inFocus instanceof HTMLButtonElement && body.contains(inFocus)))) return;
    const first = firstField();
    if (first) waits = false;
    const next = first ?? (isLost ? body.querySelector<HTMLElement>('button:not(:disabled)') : null);
    next?.focus({ preventScroll: true });
  });
  observer.observe(body, { childList: true, subtree: true });
  return () => observer.disconnect();
}

/**
 * The trap's timer focuses the marked field whatever has happened meanwhile: who types Enter and goes on at once would be
 * thrown back into the first field. The mark goes with the focus, so that the timer finds the clerk where he is.
 */
function markInFocus({ currentTarget, target }: FocusEvent): void {
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement)) return;
  for (const marked of currentTarget.querySelectorAll('[data-autofocus]')) marked.removeAttribute('data-autofocus');
  target.setAttribute('data-autofocus', 'true');
}

/** The list or field that had the focus has it again, unless something else took it on closing. Mantine does so only for windows that are always mounted. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (!isFree) return;
      const isThere = before instanceof HTMLElement && before !== document.body && before.isConnected;
      // An empty page had nothing to focus; what the dialog brought is a list now.
      const next = isThere ? before : document.querySelector<HTMLElement>('.page table[data-home]');
      next?.focus({ preventScroll: true });
    },
    [before],
  );
}
