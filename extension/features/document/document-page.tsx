/** One stored file in a tab of its own: what will be sent or was sent, who signed it, and its SHA-256. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply, RouteRequest } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type Appearance, applyAppearance } from '../../ui/appearance.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark, formatSize } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { LanguageProvider, useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { readStoredFile } from '../files/read-stored-file.ts';
import { problemOf } from '../panel/state.ts';
import { SignatureLine } from './signature-line.tsx';
import '../../ui/tokens.css';
import '../../ui/base.css';
import './document.css';

type DocumentRoute = 'attachments.read' | 'attachments.look' | 'submissions.read';

export interface DocumentBackend {
  /** @throws ProblemError */
  call<R extends DocumentRoute>(route: R, message: RouteRequest<R>): Promise<RouteReply<R>>;
  save(name: string, content: Blob): void;
}

export interface DocumentPageProps extends Appearance {
  readonly backend: DocumentBackend;
  readonly sha256: string;
  /** The submission it belongs to; null for a file of a draft. */
  readonly submissionId: string | null;
}

export function DocumentPage({ language, theme, ...props }: DocumentPageProps): JSX.Element {
  useEffect(() => applyAppearance(document, { language, theme }), [language, theme]);
  return (
    <LanguageProvider value={language}>
      <DocumentBody {...props} />
    </LanguageProvider>
  );
}

type Signatures = RouteReply<'attachments.look'>['signatures'];
const extensions = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' } as const;

interface Shown {
  readonly blob: Blob;
  readonly url: string;
  readonly extension: string;
  readonly isImage: boolean;
}

function DocumentBody({
  backend,
  sha256,
  submissionId,
}: Pick<DocumentPageProps, 'backend' | 'sha256' | 'submissionId'>): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const [shown, setShown] = useState<Shown | null>(null);
  const [progress, setProgress] = useState<readonly [number, number]>([0, 0]);
  const [signatures, setSignatures] = useState<Signatures>([]);
  const [submission, setSubmission] = useState<SubmissionView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    let gone = false;
    let url = '';
    const fail = (error: unknown): void => {
      if (!gone) setProblem(problemOf(error));
    };
    void readStoredFile(backend.call, sha256, (bytes, size) => {
      if (!gone) setProgress([bytes, size]);
    }).then(({ bytes, mediaType }) => {
      if (gone) return;
      const blob = new Blob([bytes], { type: mediaType });
      url = URL.createObjectURL(blob);
      const isImage = mediaType !== 'application/pdf';
      setShown({ blob, url, extension: extensions[mediaType], isImage });
    }, fail);
    void backend.call('attachments.look', { sha256 }).then((look) => {
      if (!gone) setSignatures(look.signatures);
    }, fail);
    if (submissionId !== null) {
      void backend.call('submissions.read', { id: submissionId }).then((read) => {
        if (!gone) setSubmission(read.submission);
      }, fail);
    }
    return () => {
      gone = true;
      if (url !== '') URL.revokeObjectURL(url);
    };
  }, [backend, sha256, submissionId]);

  const number = submission === null ? '' : formatMark(submission.number);
  const stage = stageOf(submission, sha256);
  const [bytes, size] = progress;
  return (
    <main class="document" aria-label={text('document.title')}>
      <header class="document__header">
        <div>
          <h1>{number === '' ? text('document.title') : number}</h1>
          {stage === null ? null : <p>{text(`document.${stage}`)}</p>}
          {signatures.map((one, index) => (
            // The order of a file's signatures never changes.
            <SignatureLine key={index} signature={one} />
          ))}
          <p class="muted document__hash">
            {size === 0 ? '' : `${formatSize(language, size)} · `}SHA-256 {sha256}
          </p>
        </div>
        {shown === null ? null : (
          <Button onClick={() => backend.save(`${fileName(submission)}.${shown.extension}`, shown.blob)}>
            {text('document.save')}
          </Button>
        )}
      </header>
      {problem === null ? null : (
        <p class="note note--bad document__note" role="alert">
          <Icon name="bad" />
          <span>{problemText(language, problem)}</span>
        </p>
      )}
      {shown === null ? (
        problem === null ? (
          <p class="muted document__note" role="status">
            {text('document.reading', {
              done: formatSize(language, bytes),
              size: formatSize(language, size),
            })}
          </p>
        ) : null
      ) : shown.isImage ? (
        <div class="document__image">
          <img src={shown.url} alt={text('document.title')} />
        </div>
      ) : (
        <iframe class="document__frame" src={shown.url} title={text('document.title')} />
      )}
    </main>
  );
}

/** Which of the two files of a signature it is. */
function stageOf(
  submission: SubmissionView | null,
  sha256: string,
): 'signed' | 'original' | 'unsigned' | null {
  const one = submission?.signatures?.find((each) => each.original === sha256 || each.signed === sha256);
  if (one === undefined) return null;
  if (one.signed === sha256) return 'signed';
  return one.signed === null ? 'unsigned' : 'original';
}

function fileName(submission: SubmissionView | null): string {
  return submission === null ? 'dokument' : `dokument-${submission.number.replace(/[^\dA-Za-z]+/g, '-')}`;
}
