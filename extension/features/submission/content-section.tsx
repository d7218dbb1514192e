/** "Co se odesílá": the values and documents of a submission, for whoever approves it or looks it up. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { Payload, SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { ValueRows } from '../../ui/value-rows.tsx';
import { problemOf } from '../panel/state.ts';
import { payloadContent, takenOut } from './payload-content.ts';
import { useSubmission } from './submission-context.ts';

/**
 * Unfolded where it waits for approval, with what follows it: one approval lets all of a chain go. Nothing where the
 * companion can't be asked, or there is nothing to read.
 */
export function ContentSection({ submission }: { readonly submission: SubmissionView }): JSX.Element | null {
  const { service } = useSubmission();
  const text = useText();
  const waits = submission.state === 'waiting' && submission.awaits?.includes('approval') === true;
  const [isOpen, setOpen] = useState(waits);
  if (!isAble(service, 'content') || submission.caseKey.kind === 'attendance') return null;
  const behind = waits ? stepsBehind(submission) : [];
  // A signature changes what is sent, and no state with it.
  const signed = (submission.signatures ?? []).map((one) => one.signed ?? '').join();
  return (
    <details
      class="section steps-fold content"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{text('content.title')}</summary>
      {isOpen ? (
        <>
          <Content key={signed} id={submission.id} />
          {behind.map(({ id, title, number, system }) => (
            <div key={id} class="content__behind">
              <h4>
                {text(`system.${system}`)} · {formatMark(number)} · {title}
              </h4>
              <Content id={id} />
            </div>
          ))}
        </>
      ) : null}
    </details>
  );
}

/** Steps of its chain that wait for it. */
function stepsBehind({ id, chain }: SubmissionView) {
  const steps = chain?.steps ?? [];
  const own = steps.findIndex((one) => one.id === id);
  return own === -1 ? [] : steps.slice(own + 1).filter((one) => one.state === 'waiting');
}

function Content({ id }: { readonly id: string }): JSX.Element {
  const { readContent, readRecord, openDocument } = useSubmission();
  const text = useText();
  const language = useLanguage();
  const [payload, setPayload] = useState<Payload | null>(null);
  const [record, setRecord] = useState<RemoteRecord | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isHere = true;
    setProblem(null);
    const read = async (): Promise<void> => {
      const sent = await readContent(id);
      if (!isHere) return;
      setPayload(sent);
      const from = takenOut(sent);
      // Without the names it says how many go: nobody has to wait for the portal to read the rest.
      const known = from === null ? null : await readRecord(from.remoteHash).catch(() => null);
      if (isHere) setRecord(known);
    };
    read().catch((error: unknown) => {
      if (isHere) setProblem(problemOf(error));
    });
    return () => {
      isHere = false;
    };
  }, [id, tries]);
  if (problem !== null) {
    return (
      <div role="alert">
        <p class="tone-bad">{problemText(language, problem)}</p>
        <Button onClick={() => setTries(tries + 1)}>{text('action.retry')}</Button>
      </div>
    );
  }
  if (payload === null) {
    return (
      <p class="muted" role="status">
        {text('content.reading')}
      </p>
    );
  }
  const { rows, files } = payloadContent(payload, language, record);
  if (rows.length === 0 && (files ?? []).length === 0) return <p class="muted">{text('content.order')}</p>;
  return (
    <>
      {rows.length === 0 ? null : <ValueRows rows={rows} />}
      {files === null || files.length === 0 ? null : (
        <ul>
          {files.map(({ sha256, name, detail }) => (
            <li class="content__file" key={sha256}>
              <span>
                {name} <span class="muted">{detail}</span>
              </span>
              <Button
                kind="quiet"
                name={`${text('signing.view')} ${name}`}
                onClick={() => openDocument(id, sha256)}
              >
                {text('signing.view')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
