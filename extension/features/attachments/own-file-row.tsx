/** A file of the person's own that is on its way, or why it isn't there. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { WayState } from './way-state.tsx';

export function OwnFileRow({ desk, id }: { readonly desk: Desk; readonly id: string }): JSX.Element | null {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const state = desk.documents[id];
  if (state === undefined) return null;
  const name = state.name ?? '';
  return (
    <li class="file">
      <label class="file__name" title={name}>
        <input type="checkbox" checked onChange={() => controller.dropFile(id)} />
        <span class="file__clip">{name}</span>
      </label>
      <span class="file__side">
        <WayState state={state} />
      </span>
      {state.status === 'failed' ? (
        <p class="file__note tone-bad" role="alert">
          {problemText(language, state.problem)}{' '}
          <Button kind="quiet" onClick={() => controller.retryFile(id)}>
            {text('action.retry')}
          </Button>
          <Button kind="quiet" onClick={() => controller.dropFile(id)}>
            {text('files.leave-out')}
          </Button>
        </p>
      ) : null}
    </li>
  );
}
