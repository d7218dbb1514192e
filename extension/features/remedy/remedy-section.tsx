/** "Napravit…": what can still be done about a record, each with what everybody will see of it, asked once more. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import {
  auctionTransitionSchema,
  type TransitionAction,
  transitionActions,
} from '../../../shared/submissions/auction-change.ts';
import { auctionTransitions } from '../../../shared/submissions/auction-life.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { isMessageKey, type MessageKey } from '../../ui/locales/translate.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { useQuestion } from '../submission/use-question.ts';
import { AddedFilesList } from './added-files.tsx';
import { auctionKindOf } from './auction-kind-of.ts';
import { RecordForm } from './record-form.tsx';
import { useAddedFiles } from './use-added-files.ts';
import './remedy.css';

const offeredActions = [...transitionActions, 'edit', 'copy'] as const;
export type OfferedAction = (typeof offeredActions)[number];

interface OfferedRemedy {
  readonly action: OfferedAction;
  readonly name: MessageKey;
  readonly trace: MessageKey;
}

/** Ways of the record's state that this panel has the words for. */
function offeredRemedies({ remedies = [] }: SubmissionView): readonly OfferedRemedy[] {
  return remedies.flatMap(({ action, trace }) => {
    const known = offeredActions.find((one) => one === action);
    const keys = [`remedy.action.${action}`, `remedy.trace.${trace}`];
    const [name, shown] = keys.filter(isMessageKey);
    if (known === undefined || name === undefined || shown === undefined) return [];
    return [{ action: known, name, trace: shown }];
  });
}

/** Whether the panel offers this for the record. */
export function offersRemedy(submission: SubmissionView, action: OfferedAction): boolean {
  return offeredRemedies(submission).some((one) => one.action === action);
}

interface OnRecord {
  readonly submission: SubmissionView;
  readonly desk: Desk;
}

export interface RemedySectionProps extends OnRecord {
  /** What a person chose elsewhere on the screen; null: nothing. */
  readonly chosen?: OfferedAction | null;
  readonly onChosen?: (action: OfferedAction | null) => void;
}

export function RemedySection({ submission, desk, ...given }: RemedySectionProps): JSX.Element | null {
  const { state } = usePanel();
  const text = useText();
  const own = useState<OfferedAction | null>(null);
  const [chosen, setChosen] = [given.chosen ?? own[0], given.onChosen ?? own[1]];
  const remedies = offeredRemedies(submission);
  if (remedies.length === 0 || state.page.status !== 'read') return null;
  const { reading } = state.page;
  const asked = remedies.find((one) => one.action === chosen) ?? null;
  const onBack = (): void => setChosen(null);
  if (asked?.action === 'edit' || asked?.action === 'copy') {
    return (
      <RecordForm submission={submission} desk={desk} reading={reading} mode={asked.action} onBack={onBack} />
    );
  }
  if (asked !== null) {
    const shared = { submission, desk, reading, onBack };
    return <Question {...shared} action={asked.action} name={asked.name} trace={asked.trace} />;
  }
  return (
    <details class="section steps-fold">
      <summary>{text('remedy.title')}</summary>
      <ul>
        {remedies.map((one) => (
          <li class="remedy" key={one.action}>
            <Button onClick={() => setChosen(one.action)}>{text(one.name)}</Button>
            <span class="muted">{text(one.trace)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface QuestionProps extends OnRecord {
  readonly reading: CaseReading;
  readonly action: TransitionAction;
  readonly name: MessageKey;
  readonly trace: MessageKey;
  readonly onBack: () => void;
}

/** One of the portal's transitions, with the resolution that belongs to it. */
function Question({ submission, desk, reading, action, name, trace, onBack }: QuestionProps): JSX.Element {
  const { controller, state, visibility, onFilingClick } = usePanel();
  const text = useText();
  const question = useQuestion(true);
  const { to } = auctionTransitions[action];
  const files = useAddedFiles(desk, reading, null, to);
  const payload = auctionTransitionSchema.safeParse({
    kind: 'auction',
    action,
    auctionKind: auctionKindOf(desk),
    number: submission.number,
    title: submission.title,
    remoteHash: submission.remote?.id,
    attachments: files.added,
  }).data;
  return (
    <section class="section note note--warn" aria-label={text('remedy.title')}>
      <Icon name="warn" />
      <div class="record">
        <p>
          <strong>{text(`remedy.question.${action}`)}</strong> {text(trace)}
        </p>
        <AddedFilesList files={files} state={to} />
        <p class="remedy__buttons">
          <Button
            busy={
              payload === undefined ||
              !question.isReadable ||
              files.isFetching ||
              state.busy !== null ||
              visibility === 'waiting'
            }
            onClick={(event) => {
              if (payload === undefined) return;
              onFilingClick(event, () => void controller.change(submission, payload));
            }}
          >
            {text(name)}
          </Button>
          <Button kind="quiet" onClick={onBack}>
            {text('action.back')}
          </Button>
        </p>
      </div>
    </section>
  );
}
