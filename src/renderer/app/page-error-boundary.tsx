import { Component, type ReactNode } from 'react';
import { brokenWords } from '../../messages/frame.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A page that breaks takes neither the rail nor the other pages with it. Give it the page's name as `key`. */
export class PageErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="page">
        <EmptyState
          title={brokenWords.title}
          text={brokenWords.text}
          actions={
            <Button tone="primary" onClick={() => window.location.reload()}>
              {brokenWords.reload}
            </Button>
          }
        />
      </main>
    );
  }
}
