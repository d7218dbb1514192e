/** A case nothing is prepared for yet: what can be filed from it, what was filed already, what the page says. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { proposeNoticeType } from '../../../shared/submissions/propose-notice-type.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark, formatMoment } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Text, useLanguage, useText } from '../../ui/locales/text.ts';
import { stateLook, stateWord } from '../submission/state-look.ts';
import { reasonText } from './kind-reason.tsx';
import { kindsOf, proposedKind } from './kinds.ts';
import { usePanel } from './panel-context.ts';
import { ProfileNote } from './profile-note.tsx';
import { ReadSection } from './read-section.tsx';

export interface ChooseScreenProps {
  readonly reading: CaseReading;
  readonly onKind: (kind: FilingKind) => void;
}

export function ChooseScreen({ reading, onKind }: ChooseScreenProps): JSX.Element {
  const { state } = usePanel();
  const text = useText();
  const isOnlyAuction = kindsOf(state).length < 2;
  return (
    <>
      <ProfileNote reading={reading} />
      {isOnlyAuction ? (
        <p class="explain">{text('explain.choose')}</p>
      ) : (
        <Kinds reading={reading} onKind={onKind} />
      )}
      <FiledBefore submissions={state.submissions} />
      <ReadSection reading={reading} />
    </>
  );
}

/** The proposed one first and with its why; without a proposal none is more than another. */
function Kinds({ reading, onKind }: ChooseScreenProps): JSX.Element {
  const { state, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const kinds = kindsOf(state);
  const reason = proposedKind(state, reading);
  const ordered = reason === null ? kinds : [reason.kind, ...kinds.filter((one) => one !== reason.kind)];
  return (
    <section class="section" aria-label={text('choose.title')}>
      {reason === null ? <p class="explain">{text('choose.nothing-told')}</p> : null}
      <ul class="kinds">
        {ordered.map((kind) => {
          const isProposed = reason !== null && kind === reason.kind;
          return (
            <li class="kinds__one" key={kind}>
              <Button kind={isProposed ? 'primary' : 'secondary'} onClick={() => onKind(kind)}>
                {isProposed && reason.why === 'begun'
                  ? text(`kind.continue-${reason.kind}`)
                  : actionName(kind, reading, text)}
              </Button>
              {isProposed ? <span>{reasonText(language, reason, now())}</span> : null}
              <span class="muted">{text(`choose.does-${kind}`)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A notice by its type, where the page leaves only one. */
function actionName(kind: FilingKind, reading: CaseReading, text: Text): string {
  const proposal = kind === 'notice' ? proposeNoticeType(reading) : null;
  if (proposal?.kind === 'one') return text('action.prepare-notice-type', { type: proposal.choice.type });
  return text(`action.prepare-${kind}`);
}

function FiledBefore({
  submissions,
}: {
  readonly submissions: readonly SubmissionView[];
}): JSX.Element | null {
  const { now } = usePanel();
  const language = useLanguage();
  const text = useText();
  if (submissions.length === 0) return null;
  const newestFirst = submissions.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
  return (
    <section class="section" aria-labelledby="section-filed">
      <h2 class="section__title" id="section-filed">
        {text('choose.filed')}
      </h2>
      <ul class="filed">
        {newestFirst.map((one) => {
          const { icon, tone } = stateLook(one);
          return (
            <li class="filed__one" key={one.id}>
              <span class={`tone-${tone}`}>
                <Icon name={icon} />
              </span>
              <span>
                {text(`kind.${one.caseKey.kind}`)} {formatMark(one.number)} · {stateWord(one, language)} ·{' '}
                {formatMoment(language, one.stateSince, now())}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
