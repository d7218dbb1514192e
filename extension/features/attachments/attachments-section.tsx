/** Files of the draft: every document of the page and every file of the person's own, with what stands in the way. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { formatSize } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { type LostFocus, useFocusStays } from '../../ui/use-focus-stays.ts';
import type { Issue } from '../panel/issues.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { AttachedRow } from './attached-row.tsx';
import { OfferedRow } from './offered-row.tsx';
import { OwnFileRow } from './own-file-row.tsx';
import { ownFileIds } from './own-files.ts';
import { PickFiles } from './pick-files.tsx';
import './attachments.css';

export interface AttachmentsSectionProps {
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly issue: Issue | undefined;
}

export function AttachmentsSection({ desk, reading, issue }: AttachmentsSectionProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const { state, controller } = usePanel();
  const { attachments } = desk.draft;
  const documents = new Map(reading.documents.map((document) => [document.href, document]));
  const attached = new Set(attachments.map((one) => one.href));
  const offered = reading.documents.filter((document) => !attached.has(document.href));
  const onTheWay = ownFileIds(desk);
  const size = attachments.reduce((sum, one) => sum + one.size, 0);
  const count = attachments.length;
  const [said, setSaid] = useState('');
  const whole = useRef<HTMLElement>(null);
  useFocusStays(whole, fileInPlace);

  function move(one: DraftAttachment, to: number): void {
    if (to < 0 || to >= count) return;
    controller.moveFile(one.sha256, to);
    setSaid(text('files.moved', { name: one.name, place: to + 1, count }));
  }

  return (
    <section
      ref={whole}
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
        <span class="muted files__total">
          {count === 0
            ? text('files.none')
            : text('files.total', { count, size: formatSize(language, size) })}
        </span>
        <PickFiles reading={reading} onFiles={controller.addFiles} onDocument={controller.attach} />
      </div>
      {issue?.reason === 'decree-missing' && state.service.status !== 'problem' ? (
        <p class="issue tone-bad">{text('issue.decree-missing')}</p>
      ) : null}
      {reading.documents.length + count + onTheWay.length === 0 ? (
        <p class="muted empty">{text('files.empty')}</p>
      ) : null}
      <ul>
        {attachments.map((one, index) => (
          <AttachedRow
            key={`${one.href ?? ''} ${one.sha256}`}
            desk={desk}
            attachment={one}
            document={documentOf(one, documents)}
            index={index}
            count={count}
            onMove={(to) => move(one, to)}
            onDropped={(sha256) => {
              const from = attachments.find((each) => each.sha256 === sha256);
              if (from !== undefined) move(from, index);
            }}
          />
        ))}
        {onTheWay.map((id) => (
          <OwnFileRow key={id} desk={desk} id={id} />
        ))}
        {offered.map((document) => (
          <OfferedRow key={document.href} desk={desk} document={document} />
        ))}
      </ul>
      <p class="sr-only" role="status">
        {said}
      </p>
    </section>
  );
}

/** The tick of the same file where it stands now, else of the one that took its place, else the whole list. */
function fileInPlace(section: HTMLElement, { row }: LostFocus): HTMLElement {
  const rows = [...section.querySelectorAll<HTMLElement>('li')];
  const href = row?.element.dataset.href;
  const same = href === undefined ? undefined : rows.find((one) => one.dataset.href === href);
  const inPlace = same ?? rows[Math.min(row?.at ?? 0, rows.length - 1)];
  return inPlace?.querySelector<HTMLElement>('input:not([disabled])') ?? section;
}

function documentOf(
  { href }: DraftAttachment,
  documents: ReadonlyMap<string, FoundDocument>,
): FoundDocument | undefined {
  return href === null ? undefined : documents.get(href);
}
