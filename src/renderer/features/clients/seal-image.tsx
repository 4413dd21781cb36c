/** The picture of the client's seal, printed over the sender on invoices and letters. */
import { useEffect, useState } from 'react';
import { clientFormWords, sealImageWords as words } from '../../../messages/clients.ts';
import { useCommand } from '../../api/use-command.ts';
import { showResult } from '../../stores/jobs.ts';
import { LinkButton } from '../../ui/button.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FileDrop, type GivenFile } from '../../ui/file-drop.tsx';
import type { ClientDetail } from './client-draft.ts';

export function SealImage({ client }: { client: ClientDetail }) {
  const set = useCommand('clients.setSealImage');
  const url = useObjectUrl(client.sealImage);
  async function take(file: GivenFile | null) {
    const reply = await set.run({ clientId: client.clientId, file });
    if (reply.ok && file) showResult(words.saved);
  }
  return (
    <>
      <h3 className="head">
        {clientFormWords.sections.seal}
        {url && <LinkButton onClick={() => take(null)}>{words.remove}</LinkButton>}
      </h3>
      {url && <img className="seal-image" src={url} alt={words.alt} />}
      <FileDrop accept=".png,.jpg,.jpeg" onFile={take} />
      <p className="sub">{words.hint}</p>
      {set.failure && <ErrorPanel failure={set.failure} onClose={set.clear} />}
    </>
  );
}

function useObjectUrl(image: ClientDetail['sealImage']): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!image) return setUrl(null);
    const next = URL.createObjectURL(new Blob([new Uint8Array(image.bytes)], { type: image.mime }));
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [image]);
  return url;
}
