/** Asks once whether the key can be reached. Nothing is signed, and no PIN is asked for or shown to a token. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { ProblemNote } from '../options/problem-note.tsx';
import { problemOf } from '../options/use-loaded.ts';
import { KeyNote } from '../signing-book/key-note.tsx';

export function KeyTrial({ backend }: { readonly backend: Pick<OptionsBackend, 'call'> }): JSX.Element {
  const text = useText();
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState<RouteReply<'signing.list'>['key']>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function look(): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      setKey((await backend.call('signing.list', {})).key);
    } catch (error) {
      setKey(null);
      setProblem(problemOf(error));
    }
    setBusy(false);
  }

  return (
    <div class="signing-settings__trial">
      <div>
        <Button busy={busy} onClick={() => void look()}>
          {text('signing-settings.try')}
        </Button>
      </div>
      {problem === null ? null : <ProblemNote problem={problem} />}
      {key === null ? null : (
        <>
          {key.problem === null && key.token?.attempts !== 'locked' ? (
            <p class="note note--ok" role="status">
              <Icon name="ok" />
              <span>{text('signing-settings.reached')}</span>
            </p>
          ) : null}
          <KeyNote signingKey={key} />
        </>
      )}
    </div>
  );
}
