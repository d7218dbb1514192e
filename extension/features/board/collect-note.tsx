/** Asked once: whether confirmations are fetched by themselves. The answer is given in the settings, with its consequence. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { BoardActions, BoardState } from './use-board.ts';

export interface CollectNoteProps {
  readonly state: BoardState;
  readonly actions: BoardActions;
}

export function CollectNote({ state, actions }: CollectNoteProps): JSX.Element | null {
  const text = useText();
  const isAsked = state.office === null || state.office.collect.setBy !== null;
  if (isAsked || (state.notices ?? []).length === 0) return null;
  return (
    <div class="note collect-note">
      <Icon name="unclear" />
      <div>
        <p>{text('board.collect-undecided')}</p>
        <p class="confirmation__ways">
          <Button onClick={actions.openOptions}>{text('board.decide')}</Button>
        </p>
      </div>
    </div>
  );
}
