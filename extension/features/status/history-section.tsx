/** "Záznam": what the audit has of a submission, read when it is unfolded. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { HistoryLine } from '../../../shared/contract/audit.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatStamp } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { whoText } from '../../ui/who-text.ts';
import { problemOf } from '../panel/state.ts';
import { useSubmission } from '../submission/submission-context.ts';
import type { StatusBackend } from './backend.ts';
import { deedText } from './history-line.ts';

export interface HistorySectionProps {
  readonly submission: SubmissionView;
  readonly backend: Pick<StatusBackend, 'call'>;
}

/** Nothing where the companion can't be asked for it. */
export function HistorySection({ submission, backend }: HistorySectionProps): JSX.Element | null {
  const { service } = useSubmission();
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  if (!isAble(service, 'history')) return null;
  return (
    <details class="section steps-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text('history.title')}</summary>
      {/* It has got longer with every change. */}
      {isOpen ? <Lines key={submission.stateSince} submission={submission} backend={backend} /> : null}
    </details>
  );
}

function Lines({ submission, backend }: HistorySectionProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const [lines, setLines] = useState<readonly HistoryLine[] | null>(null);
  const [hasMore, setMore] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function read(after: readonly HistoryLine[]): Promise<void> {
    try {
      const page = await backend.call('submissions.history', {
        id: submission.id,
        after: after.at(-1)?.line ?? 0,
      });
      setLines([...after, ...page.lines]);
      setMore(page.more);
      setProblem(null);
    } catch (error) {
      setProblem(problemOf(error));
    }
  }
  useEffect(() => void read([]), []);

  return (
    <>
      {problem === null ? null : (
        <p class="tone-bad" role="alert">
          {problemText(language, problem)}
        </p>
      )}
      {lines === null ? (
        problem === null ? (
          <p class="muted">{text('status-page.reading')}</p>
        ) : null
      ) : (
        <ol class="history">
          {lines.map((one) => (
            <li key={one.line} class="history__line">
              <span class="time">{formatStamp(language, one.at)}</span>
              <span>{deedText(one, language, submission.system)}</span>
              <span class="muted">{whoText(one.who, language)}</span>
            </li>
          ))}
        </ol>
      )}
      {hasMore ? <Button onClick={() => void read(lines ?? [])}>{text('status-page.more')}</Button> : null}
    </>
  );
}
