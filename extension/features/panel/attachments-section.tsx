/** Files of the draft: every document of the page with its type and whether it is here, and why it isn't. */
import type { JSX } from 'preact';
import { type DocumentType, documentTypes } from '../../../shared/case/record.ts';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { mayAttachToDraft } from '../../../shared/submissions/auction-draft.ts';
import { Button } from '../../ui/button.tsx';
import { formatSize } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { typeOf } from './desk.ts';
import type { Issue } from './issues.ts';
import { usePanel } from './panel-context.ts';
import type { Desk, DocumentState } from './state.ts';

export interface AttachmentsSectionProps {
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly issue: Issue | undefined;
}

const paperTypes: readonly DocumentType[] = documentTypes.filter(
  (type) => type !== 'image' && mayAttachToDraft.has(type),
);

export function AttachmentsSection({ desk, reading, issue }: AttachmentsSectionProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { state } = usePanel();
  const { attachments } = desk.draft;
  const hrefs = new Set(reading.documents.map((document) => document.href));
  const others = attachments.filter((one) => one.href === null || !hrefs.has(one.href));
  const size = attachments.reduce((sum, one) => sum + one.size, 0);
  const count = attachments.length;
  return (
    <section
      class="section"
      aria-labelledby="section-files"
      data-field="attachments"
      data-issue={issue?.kind}
      tabIndex={-1}
    >
      <div class="section__head">
        <h2 class="section__title" id="section-files">
          {text('section.files')}
        </h2>
        <span class="muted">
          {count === 0
            ? text('files.none')
            : text('files.total', { count, size: formatSize(language, size) })}
        </span>
      </div>
      {issue?.reason === 'decree-missing' && state.service.status !== 'problem' ? (
        <p class="issue tone-bad">{text('issue.decree-missing')}</p>
      ) : null}
      {reading.documents.length + others.length === 0 ? (
        <p class="muted empty">{text('files.empty')}</p>
      ) : null}
      <ul>
        {reading.documents.map((document) => (
          <DocumentRow key={document.href} desk={desk} document={document} />
        ))}
        {others.map((one) => (
          <OtherRow key={one.sha256} attachment={one} />
        ))}
      </ul>
    </section>
  );
}

function DocumentRow({
  desk,
  document,
}: {
  readonly desk: Desk;
  readonly document: FoundDocument;
}): JSX.Element {
  const { controller } = usePanel();
  const text = useText();
  const attached = desk.draft.attachments.find((one) => one.href === document.href);
  const state = desk.documents[document.href];
  const ticked = attached !== undefined || state !== undefined;
  const blocked = document.obstacle !== undefined;
  const type = typeOf(desk, document);
  return (
    <li class={`file${ticked ? '' : ' file--out'}`} data-href={document.href}>
      <label class="file__name" title={document.name}>
        <input
          type="checkbox"
          checked={ticked}
          disabled={blocked}
          onChange={() => (ticked ? controller.leaveOut(document) : controller.attach(document))}
        />
        <span class="file__clip">{document.name}</span>
      </label>
      <span class="file__side">
        {type === 'image' && !blocked ? <span class="muted">{text('documentType.image')}</span> : null}
        <FileState attached={attached} state={state} />
      </span>
      {!ticked || type === 'image' ? null : (
        <select
          class="file__type"
          value={type}
          aria-label={text('files.type-of', { name: document.name })}
          onChange={(event) => {
            const chosen = paperTypes.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) controller.setType(document.href, chosen);
          }}
        >
          {paperTypes.map((one) => (
            <option key={one} value={one}>
              {text(`documentType.${one}`)}
            </option>
          ))}
        </select>
      )}
      {blocked ? (
        <p class="file__note tone-warn">{text(`obstacle.${document.obstacle ?? 'blob'}`)}</p>
      ) : state?.status === 'failed' ? (
        <FailedNote document={document} state={state} />
      ) : null}
    </li>
  );
}

function FileState({
  attached,
  state,
}: {
  readonly attached: DraftAttachment | undefined;
  readonly state: DocumentState | undefined;
}): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  if (attached !== undefined) {
    return (
      <span class="file__state">
        <span class="tone-ok">
          <Icon name="ok" />
          <span class="sr-only">{text('files.ready')}</span>
        </span>
        {formatSize(language, attached.size)}
      </span>
    );
  }
  if (state?.status === 'fetching') {
    const percent = state.size > 0 ? ` ${Math.floor((state.bytes / state.size) * 100)}\u00a0%` : '';
    return <span class="file__state tone-busy">{`${text('files.fetching')}${percent}`}</span>;
  }
  if (state?.status === 'failed') {
    return (
      <span class="file__state tone-bad">
        <Icon name="bad" />
        {text('files.failed')}
      </span>
    );
  }
  return null;
}

function FailedNote({
  document,
  state,
}: {
  readonly document: FoundDocument;
  readonly state: Extract<DocumentState, { status: 'failed' }>;
}): JSX.Element {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  return (
    <p class="file__note tone-bad" role="alert">
      {problemText(language, state.problem)}{' '}
      <Button kind="quiet" onClick={() => controller.attach(document)}>
        {text('action.retry')}
      </Button>
      <Button kind="quiet" onClick={() => controller.leaveOut(document)}>
        {text('files.leave-out')}
      </Button>
    </p>
  );
}

/** A file added through the context menu or from a page that doesn't show it any more. */
function OtherRow({ attachment }: { readonly attachment: DraftAttachment }): JSX.Element {
  const { controller } = usePanel();
  const text = useText();
  return (
    <li class="file">
      <label class="file__name" title={attachment.name}>
        <input type="checkbox" checked onChange={() => controller.removeFile(attachment.sha256)} />
        <span class="file__clip">{attachment.name}</span>
      </label>
      <span class="file__side">
        <span class="muted">{text(`documentType.${attachment.documentType}`)}</span>
        <FileState attached={attachment} state={undefined} />
      </span>
    </li>
  );
}
