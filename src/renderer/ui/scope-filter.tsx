import { scopeWords } from '../../messages/scope.ts';
import { SegmentedFilter } from './segmented-filter.tsx';

export type ReportScope = 'client' | 'office';

/** この顧問先 / 事務所全体, where a client is in hand; nothing to choose without one. */
export function ScopeFilter({
  hasClient,
  value,
  onChange,
}: {
  hasClient: boolean;
  value: ReportScope;
  onChange: (value: ReportScope) => void;
}) {
  if (!hasClient) return null;
  return (
    <SegmentedFilter
      label={scopeWords.label}
      segments={[
        { value: 'client', label: scopeWords.client },
        { value: 'office', label: scopeWords.office },
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
