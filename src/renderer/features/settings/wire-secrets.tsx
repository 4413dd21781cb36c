/** 合言葉: what is kept under what, and how to choose, change or give up the passphrase. */
import { fullInstant } from '../../../messages/instants.ts';
import { wireTabWords } from '../../../messages/wires.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMethod } from '../../api/use-method.ts';
import { usePassphrase } from '../../api/use-passphrase.tsx';
import { showResult } from '../../stores/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { confirm } from '../../ui/confirm.tsx';
import { ErrorPanel, ReadError } from '../../ui/error-panel.tsx';
import { usePageKeys } from '../../ui/keyboard.ts';

const words = wireTabWords.secrets;

export function WireSecrets() {
  const answer = useMethod('secrets.state', {});
  const forget = useCommand('secrets.forget');
  const passphrase = usePassphrase();
  const isSet = answer.value?.passphraseSet ?? false;
  const choose = () => void passphrase.ask(isSet ? 'change' : 'set');
  async function giveUp() {
    const { title, text, confirm: confirmLabel } = words.forgetAsk;
    if (!(await confirm({ title, text, confirmLabel, danger: true }))) return;
    const reply = await forget.run({});
    if (reply.ok) showResult(words.forgotten(reply.value.forgotten));
  }
  usePageKeys({ F8: { label: words.key, run: choose, disabled: !answer.value } });
  if (answer.failure && !answer.value) return <ReadError failure={answer.failure} retry={answer.refresh} />;
  if (!answer.value) return null;
  return (
    <div className="settings wires">
      <section>
        <h2>{words.head}</h2>
        <p className="sub">{words.text}</p>
        <p>{isSet ? words.passphraseSet : words.passphraseNone}</p>
        <h3 className="head">{words.kept}</h3>
        {answer.value.kept.length === 0 && <p className="sub">{words.none}</p>}
        <dl className="facts">
          {answer.value.kept.map(({ name, keeper, changedAt }) => (
            <div key={name}>
              <dt>{words.names(name)}</dt>
              <dd>
                {words.keepers[keeper]}
                <span className="sub">　{fullInstant(changedAt)}</span>
              </dd>
            </div>
          ))}
        </dl>
        {forget.failure && <ErrorPanel failure={forget.failure} onClose={forget.clear} />}
        <div className="buttons">
          <Button tone="primary" keyCap="F8" onClick={choose}>
            {isSet ? words.change : words.set}
          </Button>
          <span className="grow" />
          {isSet && (
            <Button tone="danger" onClick={() => void giveUp()}>
              {words.forget}
            </Button>
          )}
        </div>
      </section>
      {passphrase.dialog}
    </div>
  );
}
