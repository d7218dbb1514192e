/** "Co se odesílá": the values and documents of a submission, for whoever approves it or looks it up. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import { isAble } from '../../../shared/contract/service-info.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { SheetContent } from '../panel/sheet-content.ts';
import { problemOf } from '../panel/state.ts';
import { payloadContent } from './payload-content.ts';
import { useSubmission } from './submission-context.ts';

/** Unfolded where it waits for approval; nothing where the companion can't be asked, or there is nothing to read. */
export function ContentSection({ submission }: { readonly submission: SubmissionView }): JSX.Element | null {
  const { service } = useSubmission();
  const text = useText();
  const waits = submission.state === 'waiting' && submission.awaits?.includes('approval') === true;
  const [isOpen, setOpen] = useState(waits);
  if (!isAble(service, 'content') || submission.caseKey.kind === 'attendance') return null;
  return (
    <details
      class="section steps-fold content"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{text('content.title')}</summary>
      {/* A signature changes what is sent. */}
      {isOpen ? <Content key={submission.stateSince} submission={submission} /> : null}
    </details>
  );
}

function Content({ submission: { id } }: { readonly submission: SubmissionView }): JSX.Element {
  const { readContent, openDocument } = useSubmission();
  const text = useText();
  const language = useLanguage();
  const [content, setContent] = useState<SheetContent | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isHere = true;
    readContent(id).then(
      (payload) => {
        if (isHere) setContent(payloadContent(payload, language));
      },
      (error: unknown) => {
        if (isHere) setProblem(problemOf(error));
      },
    );
    return () => {
      isHere = false;
    };
  }, [id, language]);
  if (problem !== null) {
    return (
      <p class="tone-bad" role="alert">
        {problemText(language, problem)}
      </p>
    );
  }
  if (content === null) return <p class="muted">{text('content.reading')}</p>;
  const { rows, files } = content;
  if (rows.length === 0 && (files ?? []).length === 0) return <p class="muted">{text('content.order')}</p>;
  return (
    <>
      <dl class="content__rows">
        {rows.map(({ name, value }, index) => (
          <div class="content__row" key={index}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ul>
        {(files ?? []).map(({ sha256, name, detail }) => (
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
    </>
  );
}
