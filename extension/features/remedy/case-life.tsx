/** The auctions of the case as the portal has them now, and what is still owed after a deferral or cancellation. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { isProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark, formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey } from '../../ui/locales/translate.ts';
import { OutsideLink } from '../../ui/outside-link.tsx';
import { usePanel } from '../panel/panel-context.ts';

type Auction = RouteReply<'life.read'>['auctions'][number];

export interface CaseLifeProps {
  readonly fileMark: string;
  /** The record as a submission left it: what was read before that is read again. */
  readonly remote: SubmissionView['remote'];
  /** Does what is owed; undefined where the record doesn't offer it. */
  readonly onAddResolution?: (() => void) | undefined;
  readonly onNewTerm?: (() => void) | undefined;
}

export function CaseLife({
  fileMark,
  remote,
  onAddResolution,
  onNewTerm,
}: CaseLifeProps): JSX.Element | null {
  const { backend } = usePanel();
  const text = useText();
  const [auctions, setAuctions] = useState<readonly Auction[]>([]);
  const { id, state } = remote ?? { id: '', state: '' };
  const read = useCallback(async (): Promise<readonly Auction[]> => {
    try {
      const { auctions: known } = await backend.call('life.read', { fileMark });
      const own = known.find((one) => one.id === id);
      if (own?.state === state) return known;
      return (await backend.call('life.read', { fileMark, atOnce: true })).auctions;
    } catch (error) {
      // An older companion, or none at all: what was filed is shown all the same.
      if (isProblemError(error)) return [];
      throw error;
    }
  }, [backend, fileMark, id, state]);
  useEffect(() => {
    let current = true;
    void read().then((found) => {
      if (current) setAuctions(found);
    });
    return () => {
      current = false;
    };
  }, [read]);
  if (auctions.length === 0) return null;
  return (
    <section class="section" aria-labelledby="section-life">
      <h2 class="section__title" id="section-life">
        {text('life.title')}
      </h2>
      <ul>
        {auctions.map((one) => (
          <LifeLine
            key={one.id}
            auction={one}
            acts={
              one.id === id ? { 'resolution-missing': onAddResolution, 'term-not-announced': onNewTerm } : {}
            }
            onDismiss={() => void backend.call('life.dismiss', { id: one.id }).then(read).then(setAuctions)}
          />
        ))}
      </ul>
    </section>
  );
}

interface LifeLineProps {
  readonly auction: Auction;
  readonly acts: Readonly<Partial<Record<Auction['reminders'][number], (() => void) | undefined>>>;
  readonly onDismiss: () => void;
}

function LifeLine({ auction, acts, onDismiss }: LifeLineProps): JSX.Element {
  const { backend, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const state = `portal.${auction.state}`;
  const details = [
    isMessageKey(state) ? text(state) : auction.state,
    ...(auction.startsAt === null
      ? []
      : [text('candidate.starts', { time: formatPrague(auction.startsAt, language) })]),
    text('life.read', { time: formatMoment(language, auction.readAt, now()) }),
  ];
  return (
    <li class="life">
      <div class="candidate">
        <span class="candidate__number">{formatMark(auction.number)}</span>
        <span />
        <OutsideLink url={auction.url} openTab={backend.openTab}>
          {text('action.open')}
        </OutsideLink>
        <span class="candidate__details muted">{details.join(' · ')}</span>
      </div>
      {auction.reminders.map((reminder) => (
        <p class="note note--warn" key={reminder}>
          <Icon name="warn" />
          <span>
            {text(`life.${reminder}`)}{' '}
            {acts[reminder] === undefined ? null : (
              <Button kind="quiet" onClick={acts[reminder]}>
                {text(`life.act-${reminder}`)}
              </Button>
            )}
            {reminder === 'term-not-announced' ? (
              <Button kind="quiet" onClick={onDismiss}>
                {text('life.dismiss')}
              </Button>
            ) : null}
          </span>
        </p>
      ))}
    </li>
  );
}
