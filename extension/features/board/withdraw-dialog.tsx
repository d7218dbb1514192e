/**
 * Removing a document: the board is asked anew, the person is told which of the two it will be, destroyed or taken down
 * into the archive, and confirms that one. The companion reads once more right before the call.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import type { WithdrawalEffect } from '../../../shared/submissions/notice.ts';
import { removalOf } from '../../../shared/submissions/notice-timeline.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { useQuestion } from '../submission/use-question.ts';
import type { BoardActions, BoardState } from './use-board.ts';
import { withdrawalOf } from './withdrawal.ts';

export interface WithdrawDialogProps {
  readonly notice: NoticeView;
  readonly state: BoardState;
  readonly actions: BoardActions;
}

export function WithdrawDialog({ notice, state, actions }: WithdrawDialogProps): JSX.Element | null {
  const text = useText();
  /** What the person was told, from the reading made for this question. */
  const [told, setTold] = useState<WithdrawalEffect | null>(null);
  const question = useQuestion();
  const now = removalOf(notice);
  const canBeNamed = withdrawalOf(notice, 'destroyed', { id: '', training: false }) !== undefined;
  if (now === null || notice.withdrawn || !canBeNamed) return null;

  function leave(): void {
    setTold(null);
    question.drop();
  }

  async function ask(): Promise<void> {
    const read = await actions.readAnew(notice.cudid);
    if (read === undefined) return;
    setTold(removalOf(read));
    question.ask();
  }

  if (told === null) {
    return (
      <Button kind="quiet" busy={state.busy} onClick={() => void ask()}>
        {text('board.remove')}
      </Button>
    );
  }
  return (
    <section class="note note--warn" role="alert" aria-label={text('board.remove')}>
      <Icon name="warn" />
      <div>
        <p>
          <strong>{text(`board.remove-question.${told}`)}</strong> {text(`board.remove-effect.${told}`)}
        </p>
        <p class="confirmation__ways">
          <FilingButton
            busy={state.busy || !question.isReadable}
            onFile={() => {
              leave();
              actions.withdraw(notice, told);
            }}
          >
            {text(`board.remove-now.${told}`)}
          </FilingButton>
          <Button kind="quiet" onClick={leave}>
            {text('action.back')}
          </Button>
        </p>
      </div>
    </section>
  );
}
