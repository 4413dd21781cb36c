import { useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { displayTabWords as words } from '../../../messages/settings.ts';
import { setPreferences, usePreferences } from '../../stores/preferences.ts';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';

export function DisplayTab() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { density, eraDates } = usePreferences();
  return (
    <div className="settings">
      <section>
        <Choice label={words.theme}>
          <SegmentedFilter
            label={words.theme}
            segments={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.themes[value] }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </Choice>
        <Choice label={words.density}>
          <SegmentedFilter
            label={words.density}
            segments={(['dense', 'roomy'] as const).map((value) => ({ value, label: words.densities[value] }))}
            value={density}
            onChange={(next) => setPreferences({ density: next })}
          />
        </Choice>
        <Choice label={words.dates}>
          <SegmentedFilter
            label={words.dates}
            segments={(['western', 'era'] as const).map((value) => ({ value, label: words.datesOptions[value] }))}
            value={eraDates ? 'era' : 'western'}
            onChange={(next) => setPreferences({ eraDates: next === 'era' })}
          />
        </Choice>
        <p className="sub" style={{ marginTop: 8 }}>
          {words.text}
        </p>
      </section>
    </div>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="choice-row">
      <span>{label}</span>
      {children}
    </div>
  );
}
