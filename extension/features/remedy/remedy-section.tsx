/** "Napravit…": what can still be done about a record, each with what everybody will see of it, asked once more. */
import type { JSX } from 'preact';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import {
  auctionTransitionSchema,
  type TransitionAction,
} from '../../../shared/submissions/auction-change.ts';
import { auctionTransitions } from '../../../shared/submissions/auction-life.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';
import { useLayer } from '../panel/layers.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { useQuestion } from '../submission/use-question.ts';
import { AddedFilesList } from './added-files.tsx';
import { auctionKindOf } from './auction-kind-of.ts';
import { offeredRemedies } from './offered-remedies.ts';
import { RecordForm } from './record-form.tsx';
import { useAddedFiles } from './use-added-files.ts';
import { useRemedy } from './use-remedy.ts';
import './remedy.css';

interface OnRecord {
  readonly submission: SubmissionView;
  readonly desk: Desk;
}

export function RemedySection({ submission, desk }: OnRecord): JSX.Element | null {
  const { state } = usePanel();
  const text = useText();
  const remedy = useRemedy(submission.id);
  const remedies = offeredRemedies(submission);
  if (remedies.length === 0 || state.page.status !== 'read') return null;
  const { reading } = state.page;
  const asked = remedies.find((one) => one.action === remedy.chosen) ?? null;
  if (asked !== null) {
    const shared = { submission, desk, reading, onBack: remedy.close };
    return (
      <OpenRemedy name={text(asked.name)} onClose={remedy.close}>
        {asked.action === 'edit' || asked.action === 'copy' ? (
          <RecordForm key={asked.action} {...shared} mode={asked.action} />
        ) : (
          <Question
            key={asked.action}
            {...shared}
            action={asked.action}
            name={asked.name}
            trace={asked.trace}
          />
        )}
      </OpenRemedy>
    );
  }
  return (
    <details class="section steps-fold" data-remedies>
      <summary>{text('remedy.title')}</summary>
      <ul>
        {remedies.map((one) => (
          <li class="remedy" key={one.action}>
            <Button onClick={() => remedy.choose(one.action)}>{text(one.name)}</Button>
            <span class="muted">{text(one.trace)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

interface OpenRemedyProps {
  readonly name: string;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}

/** Takes focus when it is chosen; Esc closes it before the panel. */
function OpenRemedy({ name, onClose, children }: OpenRemedyProps): JSX.Element {
  useLayer(onClose);
  return (
    <section data-remedy tabIndex={-1} aria-label={name}>
      {children}
    </section>
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
  const { controller, state } = usePanel();
  const text = useText();
  const question = useQuestion(true);
  const { to } = auctionTransitions[action];
  const files = useAddedFiles(`${submission.id} ${action}`, desk, reading, null, to);
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
          <FilingButton
            busy={payload === undefined || !question.isReadable || files.isFetching || state.busy !== null}
            onFile={() => {
              if (payload !== undefined) void controller.change(submission, payload);
            }}
          >
            {text(name)}
          </FilingButton>
          <Button kind="quiet" onClick={onBack}>
            {text('action.back')}
          </Button>
        </p>
      </div>
    </section>
  );
}
