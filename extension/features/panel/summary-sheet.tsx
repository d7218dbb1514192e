/** All that will be published, on one sheet: to be read through before it is filed, and printed for the file. */
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark, formatStamp } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { TrainingBand } from '../../ui/training-band.tsx';
import { ValueRows } from '../../ui/value-rows.tsx';
import { useLayer } from './layers.ts';
import { usePanel } from './panel-context.ts';
import { printSheet } from './print-sheet.ts';
import type { SheetContent } from './sheet-content.ts';
import { lastInfo } from './state.ts';
import './summary-sheet.css';

export interface SummarySheetProps {
  readonly fileMark: string;
  readonly kind: FilingKind;
  readonly content: SheetContent;
  readonly onClose: () => void;
}

export function SummarySheet({ fileMark, kind, content, onClose }: SummarySheetProps): JSX.Element {
  const { backend, state, now } = usePanel();
  const language = useLanguage();
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    dialog.current?.showModal?.();
    // Read from its beginning, not from its buttons.
    heading.current?.focus();
  }, []);
  /** The dialog itself gives focus back to where it was opened. */
  function leave(): void {
    if (dialog.current?.open === true) dialog.current.close();
    onClose();
  }
  useLayer(leave);
  const { rows, files } = content;
  const training = lastInfo(state.service)?.training ?? false;
  return (
    // No key goes on to the form behind it, but the one that closes what is in front.
    <dialog
      class="sheet"
      ref={dialog}
      aria-label={text('sheet.title')}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') event.stopPropagation();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {text('sheet.title')}
      </h2>
      <p class="muted">
        {formatMark(fileMark)} · {text(`kind.${kind}`)} ·{' '}
        {text('sheet.not-public', { time: formatStamp(language, now()) })}
      </p>
      <TrainingBand shown={training} />
      <ValueRows rows={rows} />
      {files === null ? null : (
        <>
          <h3 class="section__title">{text(kind === 'listing' ? 'listing.pictures' : 'section.files')}</h3>
          {files.length === 0 ? <p class="muted">{text('sheet.no-files')}</p> : null}
          <ul>
            {files.map(({ sha256, name, detail }) => (
              <li key={sha256}>
                {name} <span class="muted">{detail}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {training ? (
        <p class="sheet__mark" aria-hidden="true">
          {text('training.title')}
        </p>
      ) : null}
      <div class="sheet__buttons">
        <Button
          onClick={() => {
            if (dialog.current !== null) void printSheet(dialog.current, backend.isBeside === true);
          }}
        >
          {text('sheet.print')}
        </Button>
        <Button onClick={leave}>{text('action.close')}</Button>
      </div>
    </dialog>
  );
}
