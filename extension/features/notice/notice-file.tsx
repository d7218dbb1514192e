/** The PDF that is posted: one of the page's documents, a file of the person's own, or what came through the context menu. */
import type { ComponentChildren, JSX } from 'preact';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { formatSize } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { OtherMarkNote } from '../attachments/other-mark-note.tsx';
import { PickFiles } from '../attachments/pick-files.tsx';
import { SignatureLine } from '../document/signature-line.tsx';
import { markOf } from '../panel/focus-issues.ts';
import { usePanel } from '../panel/panel-context.ts';
import { type NoticeSectionProps, useObstacle } from './notice-parts.ts';
import type { FileHint } from './use-file-hint.ts';
import '../attachments/attachments.css';

export interface NoticeFileProps extends NoticeSectionProps {
  readonly reading: CaseReading;
  /** Address or name of the file on its way. */
  readonly fetching: string | null;
  readonly hint: FileHint;
  /** The number the notice is filed under. */
  readonly number: string;
  readonly acknowledged: boolean;
  readonly onAcknowledge: (on: boolean) => void;
  readonly attach: (document: FoundDocument) => void;
  readonly attachOwn: (file: File) => void;
  readonly detach: () => void;
  /** Leaves the file that is there, whatever is on its way. */
  readonly keepFile: () => void;
}

export function NoticeFile(props: NoticeFileProps): JSX.Element {
  const { form, obstacles, reading, fetching, hint, attach, attachOwn, detach, keepFile } = props;
  const text = useText();
  const language = useLanguage();
  const { backend } = usePanel();
  const problem = useObstacle(obstacles)('attachments');
  const [file] = form.files;
  // What the paper names is answered below, where it is told.
  const isUnanswered = obstacles.some((one) => one.reason === 'other-mark');
  const offered = reading.documents.filter(
    (one) => one.obstacle === undefined && one.documentType !== 'image',
  );
  const isOffered = (href: string | null): boolean => offered.some((one) => one.href === href);
  const size = file === undefined ? null : <span class="muted"> · {formatSize(language, file.size)}</span>;
  const onTheWay = <span class="muted"> · {text('notice.fetching')}</span>;
  return (
    <section class="section" data-notice-field="attachments" aria-labelledby="notice-file">
      <div class="section__head">
        <h2 class="section__title" id="notice-file">
          {text('notice.file')}
        </h2>
        <PickFiles
          reading={reading}
          only="pdf"
          onDocument={attach}
          onFiles={([first]) => {
            if (first !== undefined) attachOwn(first);
          }}
        />
      </div>
      <ul {...markOf(isUnanswered ? undefined : problem)}>
        {offered.map((document) => (
          <FileChoice
            key={document.href}
            checked={fetching === null ? file?.href === document.href : fetching === document.href}
            onChoose={() => attach(document)}
          >
            {document.name}
            {fetching === document.href ? onTheWay : file?.href === document.href ? size : null}
          </FileChoice>
        ))}
        {fetching === null || isOffered(fetching) ? null : (
          <FileChoice checked onChoose={() => undefined}>
            {fetching}
            {onTheWay}
          </FileChoice>
        )}
        {file === undefined || isOffered(file.href) ? null : (
          <FileChoice checked={fetching === null} onChoose={keepFile}>
            {file.name}
            {size}
          </FileChoice>
        )}
        <FileChoice checked={file === undefined && fetching === null} onChoose={detach}>
          {text('notice.no-file')}
        </FileChoice>
      </ul>
      {file === undefined ? null : (
        <>
          {hint.signatures.map((one, at) => (
            <SignatureLine signature={one} key={at} />
          ))}
          <div {...markOf(isUnanswered ? problem : undefined)}>
            <OtherMarkNote
              other={hint.other}
              own={props.number}
              acknowledged={props.acknowledged}
              onAcknowledge={props.onAcknowledge}
              onView={() => backend.openDocument(null, file.sha256)}
            />
          </div>
          {hint.other === undefined ? (
            <Button kind="quiet" onClick={() => backend.openDocument(null, file.sha256)}>
              {text('signing.view')}
            </Button>
          ) : null}
        </>
      )}
      {problem === undefined ? null : <p class="tone-bad">{problem}</p>}
    </section>
  );
}

interface FileChoiceProps {
  readonly checked: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

function FileChoice({ checked, onChoose, children }: FileChoiceProps): JSX.Element {
  return (
    <li>
      <label class="check-line">
        <input type="radio" name="notice-file" checked={checked} onChange={onChoose} />
        <span>{children}</span>
      </label>
    </li>
  );
}
