/** A file that is in the draft: its picture, its type, who signed it, whose case it is, its place among the others. */
import type { JSX } from 'preact';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import type { FoundDocument } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { formatSize } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { SignatureLine } from '../document/signature-line.tsx';
import { typeOf } from '../panel/desk.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { FileType } from './file-type.tsx';
import { numberOf, otherMarkOf } from './hints.ts';
import { MoveHandle, useDropRow } from './move-handle.tsx';
import { OtherMarkNote } from './other-mark-note.tsx';
import { Thumbnail } from './thumbnail.tsx';

export interface AttachedRowProps {
  readonly desk: Desk;
  readonly attachment: DraftAttachment;
  /** The page's own document it was fetched from; undefined for any other file. */
  readonly document: FoundDocument | undefined;
  readonly index: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  /** Another file of the list was let go over this one. */
  readonly onDropped: (sha256: string) => void;
}

export function AttachedRow(props: AttachedRowProps): JSX.Element {
  const { desk, attachment, document, index, count, onMove, onDropped } = props;
  const { controller, backend } = usePanel();
  const language = useLanguage();
  const text = useText();
  const { isTarget, row } = useDropRow(onDropped);
  const { sha256, name, href } = attachment;
  const isImage = attachment.mediaType !== 'application/pdf';
  const signatures = desk.hints[sha256]?.signatures ?? [];

  return (
    <li
      class={`file${isTarget ? ' file--target' : ''}`}
      data-href={href ?? undefined}
      data-sha256={sha256}
      {...row}
    >
      <label class="file__name" title={name}>
        <input
          type="checkbox"
          checked
          onChange={() =>
            document === undefined ? controller.removeFile(sha256) : controller.leaveOut(document)
          }
        />
        {isImage ? <Thumbnail sha256={sha256} size={attachment.size} /> : null}
        <span class="file__clip">{name}</span>
      </label>
      <span class="file__side">
        {isImage ? <span class="sr-only">{text('documentType.image')}</span> : null}
        <span class="file__state">
          <span class="tone-ok">
            <Icon name="ok" />
            <span class="sr-only">{text('files.ready')}</span>
          </span>
          {formatSize(language, attachment.size)}
        </span>
        <Button
          kind="icon"
          icon="out"
          name={text('signing.view-name', { name })}
          onClick={() => backend.openDocument(null, sha256)}
        />
        <MoveHandle id={sha256} name={name} index={index} count={count} onMove={onMove} />
      </span>
      {isImage ? null : (
        <FileType
          name={name}
          type={document === undefined ? attachment.documentType : typeOf(desk, document)}
          onChange={(type) => controller.setFileType(sha256, type)}
        />
      )}
      {signatures.map((one, at) => (
        <div class="file__note" key={at}>
          <SignatureLine signature={one} />
        </div>
      ))}
      <OtherMarkNote
        other={otherMarkOf(desk, attachment)}
        own={numberOf(desk)}
        acknowledged={desk.acknowledged.includes(sha256)}
        onAcknowledge={(on) => controller.acknowledgeFile(sha256, on)}
        onView={() => backend.openDocument(null, sha256)}
      />
    </li>
  );
}
