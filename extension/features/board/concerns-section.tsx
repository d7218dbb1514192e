/** In the popup: documents of the notice board that need a person, each with why; all of them open on the status page. */
import type { JSX } from 'preact';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { dayOf } from './concern-day.ts';

export interface ConcernsSectionProps {
  readonly notices: readonly NoticeView[];
  readonly openStatusPage: () => void;
}

const shown = 3;

export function ConcernsSection({ notices, openStatusPage }: ConcernsSectionProps): JSX.Element | null {
  const text = useText();
  const language = useLanguage();
  if (notices.length === 0) return null;
  return (
    <section aria-labelledby="board-concerns">
      <h2 class="popup__title" id="board-concerns">
        {text('board.title')} <span class="tone-bad">{notices.length}</span>
      </h2>
      <ul>
        {notices.slice(0, shown).map((one) => (
          <li key={one.cudid}>
            <span class="tone-warn">
              <Icon name="warn" />
            </span>{' '}
            <strong>{formatMark(one.numbers[0] ?? one.cudid)}</strong> {one.type}{' '}
            {one.concerns.slice(0, 1).map((concern) => (
              <span key={concern} class="muted">
                {text(`board.concern.${concern}`, { day: dayOf(concern, one, language) })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={openStatusPage}>
        {text('status-page.view-deadlines')}
      </Button>
    </section>
  );
}
