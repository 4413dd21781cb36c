/** 設定 → 封筒・ラベル: envelopes under a true page, what letters carry, printers, postage. */
import './envelopes.css';
import { useState } from 'react';
import { envelopeWords as words } from '../../../messages/envelopes.ts';
import { Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { EnvelopesView } from './envelopes-view.tsx';
import { PapersView } from './papers-view.tsx';
import { PostageView } from './postage-view.tsx';
import { PrintersView } from './printers-view.tsx';

type View = keyof typeof words.views;

const VIEWS = { envelopes: EnvelopesView, papers: PapersView, printers: PrintersView, postage: PostageView };
const ORDER: readonly View[] = ['envelopes', 'papers', 'printers', 'postage'];

export function EnvelopesTab() {
  const [view, setView] = useState<View>('envelopes');
  const Content = VIEWS[view];
  return (
    <>
      <Toolbar>
        <SegmentedFilter
          label={words.title}
          segments={ORDER.map((value) => ({ value, label: words.views[value] }))}
          value={view}
          onChange={setView}
        />
      </Toolbar>
      <Content />
    </>
  );
}
