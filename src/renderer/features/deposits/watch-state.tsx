/** One line on 入金: whether the office's folder is watched, and what it could not take. */
import { watchScreenWords as words } from '../../../messages/watch.ts';
import { useMethod } from '../../api/use-method.ts';
import { navigate } from '../../stores/route.ts';
import { LinkButton } from '../../ui/button.tsx';
import { StepMark } from '../../ui/marks.tsx';

export function WatchState() {
  const watch = useMethod('watch.state', { limit: 10 }).value;
  if (!watch) return null;
  const { folder, state, files } = watch;
  const refused = files.filter((file) => file.outcome === 'refused').length;
  const go = () => navigate('settings', { tab: 'watch' });
  return (
    <p className="sub watch-state">
      {folder === null ? (
        <LinkButton onClick={go}>{words.choose}</LinkButton>
      ) : (
        <>
          <StepMark step={state === 'ok' ? 'done' : 'late'}>
            {state === 'ok' ? words.watching(folder) : words.missing(folder)}
          </StepMark>
          {refused > 0 && <span className="late">{words.refusedLately(refused)}</span>}
          <LinkButton onClick={go}>{words.openSettings}</LinkButton>
        </>
      )}
    </p>
  );
}
