/** A submission on its way or at its end: what it is, its steps with times, the refusal or the evidence. */
import type { JSX } from 'preact';
import { isFieldId } from '../../../shared/case/fields.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { auctionStages, isAuctionState } from '../../../shared/submissions/auction-life.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { fieldName, problemText, sentText } from '../../ui/problem-text.ts';
import { CaseLife } from '../remedy/case-life.tsx';
import { type OfferedAction, offersRemedy } from '../remedy/offered-remedies.ts';
import { RemedySection } from '../remedy/remedy-section.tsx';
import { useRemedy } from '../remedy/use-remedy.ts';
import { ContentSection } from '../submission/content-section.tsx';
import { SignedDocuments } from '../submission/signed-documents.tsx';
import { StepsList } from '../submission/steps-list.tsx';
import { fieldText } from './field-text.ts';
import type { Desk } from './state.ts';

export interface SubmissionScreenProps {
  readonly submission: SubmissionView;
  readonly desk: Desk;
  readonly children?: JSX.Element | null;
  /** Goes on to another kind of filing; undefined where that isn't possible. */
  readonly onNotice?: (() => void) | undefined;
}

export function SubmissionScreen({
  submission,
  desk,
  children,
  onNotice,
}: SubmissionScreenProps): JSX.Element {
  const text = useText();
  const quiet = ['held', 'waiting'].includes(submission.state);
  const folded = ['done', 'unknown'].includes(submission.state);
  const remedy = useRemedy(submission.id);
  const choose = (action: OfferedAction): (() => void) | undefined =>
    offersRemedy(submission, action) ? () => remedy.choose(action) : undefined;
  return (
    <>
      <ProblemNote submission={submission} desk={desk} />
      <Summary submission={submission} desk={desk} />
      {children}
      {submission.state === 'waiting' ? <ContentSection key={submission.id} submission={submission} /> : null}
      <SignedDocuments submission={submission} />
      {submission.state === 'done' && submission.system === 'portal-drazeb' ? (
        <CaseLife
          fileMark={desk.key.fileMark}
          remote={submission.remote}
          onAddResolution={choose('edit')}
          onNewTerm={choose('copy')}
        />
      ) : null}
      {onNotice !== undefined && isJustPublic(submission) ? (
        <p class="what-next">
          <span class="muted">{text('what-next')}</span>
          <Button onClick={onNotice}>{text('what-next.notice')}</Button>
        </p>
      ) : null}
      {submission.state === 'done' ? <RemedySection submission={submission} desk={desk} /> : null}
      {quiet ? null : folded ? (
        <details class="section steps-fold">
          <summary>{text('steps.title')}</summary>
          <StepsList submission={submission} />
        </details>
      ) : (
        <section class="section" aria-label={text('steps.title')}>
          <StepsList submission={submission} />
        </section>
      )}
    </>
  );
}

/** The decree of an auction that stands on the portal is posted on the board, too. */
function isJustPublic({ state, system, action, remote }: SubmissionView): boolean {
  if (state !== 'done' || system !== 'portal-drazeb') return false;
  if (remote === null || !isAuctionState(remote.state) || !auctionStages[remote.state].isPublic) return false;
  return action === 'publish' || action === 'publish-draft';
}

function Summary({
  submission,
  desk,
}: {
  readonly submission: SubmissionView;
  readonly desk: Desk;
}): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const startsAt = desk.draft.fields.startsAt?.value;
  const lowestBid = fieldText('lowestBid', desk.draft.fields.lowestBid?.value, language);
  const facts = [
    formatMark(submission.number),
    text('summary.files', { count: submission.attachments }),
    ...(submission.state !== 'done'
      ? []
      : [text(submission.keptAsIs === true ? 'summary.kept-as-is' : 'summary.verified')]),
  ];
  return (
    <section class="section summary" aria-label={text('summary.title')}>
      <p class="summary__title">{submission.title}</p>
      <p class="muted">{facts.join(' · ')}</p>
      {/* What was kept with its differences has a term and a price of its own. */}
      {submission.keptAsIs !== true && typeof startsAt === 'string' && !Number.isNaN(Date.parse(startsAt)) ? (
        <p class="muted">
          {text('summary.starts', { time: formatPrague(startsAt, language) })}
          {lowestBid === '' ? '' : ` · ${text('summary.lowest-bid', { value: lowestBid })}`}
        </p>
      ) : null}
    </section>
  );
}

/** The remote's own words in quotes, ours outside. A refusal's sentence stands in the first line already. */
function ProblemNote({
  submission,
  desk,
}: {
  readonly submission: SubmissionView;
  readonly desk: Desk;
}): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const { problem, state } = submission;
  if (problem === null || state === 'done') return null;
  const refused = state === 'rejected';
  if (refused && problem.remoteWords === undefined) return null;
  return (
    <div class={`note note--${refused ? 'bad' : 'warn'}`} data-field={problem.field}>
      <Icon name={refused ? 'bad' : 'warn'} />
      <div>
        {refused ? (
          <RefusedValue field={problem.field} desk={desk} />
        ) : (
          <p>
            {problemText(language, problem, submission.system)} {sentText(language, problem)}
          </p>
        )}
        {problem.remoteWords === undefined ? null : (
          <p class="quote">{text('quote', { words: problem.remoteWords })}</p>
        )}
      </div>
    </div>
  );
}

/** The field the refusal belongs to, with the value that was sent. */
function RefusedValue({
  field,
  desk,
}: {
  readonly field: string | undefined;
  readonly desk: Desk;
}): JSX.Element | null {
  const language = useLanguage();
  if (field === undefined) return null;
  const value = isFieldId(field) ? fieldText(field, desk.draft.fields[field]?.value, language) : '';
  return (
    <p>
      <strong>{fieldName(language, field)}</strong>
      {value === '' ? '' : ` ${value}`}
    </p>
  );
}
