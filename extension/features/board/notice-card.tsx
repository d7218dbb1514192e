/** One document of the notice board: its time line, what a person has to look at, its confirmations, what can be done. */
import type { JSX } from 'preact';
import type { NoticeConcern, NoticeView } from '../../../shared/contract/notices.ts';
import { Button } from '../../ui/button.tsx';
import { formatDay, formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { dayOf } from './concern-day.ts';
import { ConfirmationRow } from './confirmation-row.tsx';
import { Timeline } from './timeline.tsx';
import type { BoardActions, BoardState } from './use-board.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

export interface NoticeCardProps {
  readonly notice: NoticeView;
  readonly state: BoardState;
  readonly actions: BoardActions;
  /** The way of a confirmation into the page's own upload field; left out where no page lies around. */
  readonly insertOf?: ((cudid: string, type: string) => JSX.Element) | undefined;
  readonly children?: JSX.Element | null;
}

export function NoticeCard({
  notice,
  state,
  actions,
  insertOf,
  children = null,
}: NoticeCardProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const [number = notice.cudid] = notice.numbers;
  const isHanging = notice.postedAt !== null && notice.takenDownAt === null;
  return (
    <article class="notice-card" aria-label={`${notice.type ?? ''} ${formatMark(number)}`}>
      <h3 class="notice-card__title">
        <strong>
          {notice.type ?? '?'} · {formatMark(number)}
        </strong>{' '}
        {notice.title}
      </h3>
      {notice.gone ? (
        <p class="notice-card__concern">
          <Icon name="idle" /> <span>{text('board.gone')}</span>
        </p>
      ) : (
        <Timeline notice={notice} />
      )}
      {isHanging && notice.pickUpBy !== null && !notice.concerns.includes('last-day') ? (
        <p class="muted">{text('board.pick-up-by', { day: formatDay(language, notice.pickUpBy) })}</p>
      ) : null}
      <Concerns notice={notice} />
      {notice.confirmations.length === 0 ? null : (
        <ul class="confirmations" aria-label={text('board.confirmations')}>
          {notice.confirmations.map((one) => (
            <ConfirmationRow
              key={one.type}
              confirmation={one}
              state={state}
              actions={actions}
              insert={
                one.state === 'stored' && one.filedAt === null
                  ? (insertOf?.(one.cudid, one.type) ?? null)
                  : null
              }
            />
          ))}
        </ul>
      )}
      <div class="notice-card__actions">
        {children}
        {notice.gone ? null : (
          <Button kind="quiet" busy={state.busy} onClick={() => void actions.readAnew(notice.cudid)}>
            {text('board.refresh')}
          </Button>
        )}
        <WithdrawDialog notice={notice} state={state} actions={actions} />
      </div>
    </article>
  );
}

/** What a confirmation needs stands in its own row already. */
const aboutSteps: ReadonlySet<NoticeConcern> = new Set(['not-posted', 'not-taken-down', 'last-day']);

function Concerns({ notice }: { readonly notice: NoticeView }): JSX.Element {
  const text = useText();
  const language = useLanguage();
  return (
    <>
      {notice.concerns
        .filter((one) => aboutSteps.has(one))
        .map((one) => (
          <p key={one} class="notice-card__concern tone-warn">
            <Icon name="warn" />{' '}
            <span>{text(`board.concern.${one}`, { day: dayOf(one, notice, language) })}</span>
          </p>
        ))}
    </>
  );
}
