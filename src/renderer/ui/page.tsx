/** The top bar and the body of a page. The frame fills the slots once; a page gives its title and its content. */
import { createContext, type ReactNode, useContext } from 'react';

export interface PageSlots {
  /** Short name of the client; shown when the rail is folded. */
  clientName: ReactNode;
  asOf: ReactNode;
  freshness: ReactNode;
  /** When the figures were read. */
  readAt: ReactNode;
  search: ReactNode;
  /** The pages that share this one's place in the rail. */
  tabs?: ReactNode;
  /** What hangs under every page's top bar (a failure to read, say). */
  notes?: ReactNode;
}

/** Puts the focus into 基準日 of the top bar (F6 on pages that stand on a date); leaving it brings the focus back. */
export function focusAsOf(): void {
  const field = document.querySelector<HTMLInputElement>('.top .date-field input');
  const before = document.activeElement;
  if (!field || field === before) return;
  field.focus();
  field.addEventListener('blur', () => window.requestAnimationFrame(() => bringBack(before)), { once: true });
}

function bringBack(element: Element | null): void {
  const isFree = document.activeElement === document.body;
  if (isFree && element instanceof HTMLElement && element.isConnected) element.focus({ preventScroll: true });
}

export const PageSlotsContext = createContext<PageSlots | null>(null);

export interface PageProps {
  title: string;
  /** One quiet line beside the title: what is shown, counted. */
  sub?: ReactNode;
  /** Pages without dates in them hide 基準日. */
  withoutAsOf?: boolean;
  children: ReactNode;
}

/** Every page's outermost element: `<Page title="年齢表" sub="支払期日からの日数、税込">…</Page>`. */
export function Page({ title, sub, withoutAsOf, children }: PageProps) {
  const slots = useContext(PageSlotsContext);
  return (
    <>
      <header className="top">
        <span className="client-name">{slots?.clientName}</span>
        <h1>{title}</h1>
        {sub !== undefined && <span className="sub">{sub}</span>}
        <span className="grow" />
        {!withoutAsOf && slots?.asOf}
        {!withoutAsOf && slots?.freshness}
        {slots?.readAt}
        {slots?.search}
      </header>
      <main className="page">
        {slots?.tabs}
        {slots?.notes}
        {children}
      </main>
    </>
  );
}

/** A bar of 40 px above a list: filters left, a note right (put `<span className="grow" />` between). */
export function Toolbar({ children }: { children: ReactNode }) {
  return <div className="tools">{children}</div>;
}

/** The bar at the foot of a pane with its buttons; one of them may be primary. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className="actions">{children}</div>;
}
