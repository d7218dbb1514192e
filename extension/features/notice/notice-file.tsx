/** The PDF that is posted: one of the page's documents. */
import type { JSX } from 'preact';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { formatSize } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import { detachFiles } from './notice-state.ts';

export interface NoticeFileProps extends NoticeSectionProps {
  readonly reading: CaseReading;
  readonly fetching: string | null;
  readonly attach: (document: FoundDocument) => void;
}

export function NoticeFile({
  form,
  obstacles,
  change,
  reading,
  fetching,
  attach,
}: NoticeFileProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const problem = useObstacle(obstacles)('attachments');
  const [file] = form.files;
  const offered = reading.documents.filter(
    (one) => one.obstacle === undefined && one.documentType !== 'image',
  );
  return (
    <section class="section" data-notice-field="attachments" aria-labelledby="notice-file">
      <h2 class="section__title" id="notice-file">
        {text('notice.file')}
      </h2>
      <ul>
        {offered.map((document) => (
          <li key={document.href}>
            <label class="check-line">
              <input
                type="radio"
                name="notice-file"
                checked={file?.href === document.href || fetching === document.href}
                onChange={() => attach(document)}
              />
              <span>
                {document.name}
                {file?.href === document.href ? (
                  <span class="muted"> · {formatSize(language, file.size)}</span>
                ) : fetching === document.href ? (
                  <span class="muted"> · {text('notice.fetching')}</span>
                ) : null}
              </span>
            </label>
          </li>
        ))}
        <li>
          <label class="check-line">
            <input
              type="radio"
              name="notice-file"
              checked={file === undefined && fetching === null}
              onChange={() => change(detachFiles)}
            />
            <span>{text('notice.no-file')}</span>
          </label>
        </li>
      </ul>
      {problem === undefined ? null : <p class="tone-bad">{problem}</p>}
    </section>
  );
}
