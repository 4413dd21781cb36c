/** 設定: the office, its people, its safety copies, what was done, what was issued, and how it looks here. */
import './settings.css';
import type { ComponentType } from 'react';
import { settingsWords } from '../../../messages/settings.ts';
import { setParams, useRoute } from '../../stores/route.ts';
import { Page, Toolbar } from '../../ui/page.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { EnvelopesTab } from '../envelopes/envelopes-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { BackupTab } from './backup-tab.tsx';
import { DisplayTab } from './display-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { ExportsTab } from './exports-tab.tsx';
import { OfficeTab } from './office-tab.tsx';
import { StaffTab } from './staff-tab.tsx';
import { WatchTab } from './watch-tab.tsx';
import { WiresTab } from './wires-tab.tsx';

type Tab = keyof typeof settingsWords.tabs;

const TABS: Record<Tab, ComponentType> = {
  office: OfficeTab,
  staff: StaffTab,
  backup: BackupTab,
  watch: WatchTab,
  audit: AuditTab,
  documents: DocumentsTab,
  exports: ExportsTab,
  envelopes: EnvelopesTab,
  wires: WiresTab,
  display: DisplayTab,
};
const ORDER: readonly Tab[] = [
  'office',
  'staff',
  'backup',
  'watch',
  'audit',
  'documents',
  'exports',
  'envelopes',
  'wires',
  'display',
];

export function SettingsPage() {
  const wanted = useRoute((route) => route.params.tab);
  const tab = ORDER.find((one) => one === wanted) ?? 'office';
  const Content = TABS[tab];
  return (
    <Page title={settingsWords.title} sub={settingsWords.tabs[tab]} withoutAsOf>
      <Toolbar>
        <SegmentedFilter
          label={settingsWords.title}
          segments={ORDER.map((value) => ({ value, label: settingsWords.tabs[value] }))}
          value={tab}
          onChange={(next) => setParams({ tab: next })}
        />
      </Toolbar>
      <Content />
    </Page>
  );
}
