/** One confirmation of service: where it is, and the ways into the case file. */
import type { JSX } from 'preact';
import type { ConfirmationView } from '../../../shared/contract/notices.ts';
import { Button } from '../../ui/button.tsx';
import { formatStamp } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { useQuestion } from '../submission/use-question.ts';
import { confirmationKind } from './confirmation-kind.ts';
import type { BoardActions, BoardState } from './use-board.ts';

export interface ConfirmationRowProps {
  readonly confirmation: ConfirmationView;
  readonly state: BoardState;
  readonly actions: BoardActions;
  /** Puts it into the page's own upload field; null where no page lies around. */
  readonly insert: JSX.Element | null;
}

export function ConfirmationRow({ confirmation, state, actions, insert }: ConfirmationRowProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { filedAt, filedBy, type } = confirmation;
  const told = state.told?.cudid === confirmation.cudid && state.told.type === type ? state.told : null;
  const isOpen = filedAt === null;
  const icon = !isOpen ? 'ok' : confirmation.state === 'collecting' ? 'busy' : 'warn';
  return (
    <li class="confirmation">
      <p class="confirmation__line">
        <span class={`tone-${icon}`}>
          <Icon name={icon} />
        </span>
        <span>
          <strong title={type}>{confirmationKind(type, language, state.labels)}</strong>{' '}
          {isOpen
            ? text(`board.confirmation.${confirmation.state}`, {
                time:
                  confirmation.collectedAt === null ? '' : formatStamp(language, confirmation.collectedAt),
              })
            : text('board.filed', { time: formatStamp(language, filedAt), who: filedBy })}
        </span>
      </p>
      {told === null ? null : (
        <p class="confirmation__told" role="status">
          {text(`board.told.${told.what}`, { name: told.name })}
        </p>
      )}
      <Ways confirmation={confirmation} state={state} actions={actions} insert={insert} />
    </li>
  );
}

function Ways({ confirmation, state, actions, insert }: ConfirmationRowProps): JSX.Element | null {
  const text = useText();
  const isOpen = confirmation.filedAt === null;
  const { busy } = state;
  const markFiled = isOpen ? (
    <FilingButton busy={busy} onFile={() => actions.markFiled(confirmation)}>
      {text('board.mark-filed')}
    </FilingButton>
  ) : null;
  switch (confirmation.state) {
    case 'available':
      return <Collect confirmation={confirmation} busy={busy} actions={actions} word="board.collect" />;
    case 'collecting':
      return null;
    case 'elsewhere':
      return (
        <div class="confirmation__ways">
          {markFiled}
          <Collect confirmation={confirmation} busy={busy} actions={actions} word="board.collect-too" />
        </div>
      );
    case 'stored':
      return (
        <div class="confirmation__ways">
          {insert}
          {isOpen && state.office?.folder ? (
            <FilingButton busy={busy} onFile={() => actions.copy(confirmation)}>
              {text('board.copy')}
            </FilingButton>
          ) : null}
          <Button busy={busy} onClick={() => actions.save(confirmation)}>
            {text('board.save')}
          </Button>
          {markFiled}
        </div>
      );
  }
}

interface CollectProps {
  readonly confirmation: ConfirmationView;
  readonly busy: boolean;
  readonly actions: BoardActions;
  readonly word: 'board.collect' | 'board.collect-too';
}

/** Fetching concerns the whole office, so it is said once more before it is done. */
function Collect({ confirmation, busy, actions, word }: CollectProps): JSX.Element {
  const text = useText();
  const question = useQuestion();
  // What somebody fetched already is marked already.
  const isMarked = confirmation.state === 'elsewhere';
  function collect(): void {
    question.drop();
    actions.collect(confirmation);
  }
  if (!question.isAsked || isMarked) {
    return (
      <div class="confirmation__ways">
        {isMarked ? (
          <FilingButton busy={busy} onFile={collect}>
            {text(word)}
          </FilingButton>
        ) : (
          <Button busy={busy} onClick={question.ask}>
            {text(word)}
          </Button>
        )}
      </div>
    );
  }
  return (
    <div class="note note--warn">
      <Icon name="warn" />
      <div>
        <p>{text('board.collect-question')}</p>
        <p class="confirmation__ways">
          <FilingButton busy={busy || !question.isReadable} onFile={collect}>
            {text('board.collect-now')}
          </FilingButton>
          <Button kind="quiet" onClick={question.drop}>
            {text('action.back')}
          </Button>
        </p>
      </div>
    </div>
  );
}
