/** Files of the person's own: the button that picks them, and dropping them anywhere on the panel. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseReading, FoundDocument } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';

export interface PickFilesProps {
  readonly reading: CaseReading;
  /** Where only papers are taken, and one of them. */
  readonly only?: 'pdf';
  /** Only the button, where something else on the screen takes what is dropped. */
  readonly drops?: false;
  readonly onFiles: (files: readonly File[]) => void;
  /** A link of the page was let go that stands for a document it offers. */
  readonly onDocument: (document: FoundDocument) => void;
}

const papers = '.pdf,application/pdf';
const papersAndPictures = `${papers},.jpg,.jpeg,.png,image/jpeg,image/png`;

export function PickFiles(props: PickFilesProps): JSX.Element {
  const { only, onFiles, drops = true } = props;
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    if (!drops) return;
    const abort = new AbortController();
    const { signal } = abort;
    const carries = (event: DragEvent): boolean =>
      ['Files', 'text/uri-list'].some((type) => event.dataTransfer?.types.includes(type) === true);
    // Anywhere on the panel: a file let go beside a small target would be opened in its place.
    document.addEventListener(
      'dragover',
      (event) => {
        if (!carries(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    document.addEventListener('dragleave', (event) => setOver(event.relatedTarget !== null), { signal });
    document.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (!carries(event)) return;
        event.preventDefault();
        drop(event.dataTransfer, latest.current);
      },
      { signal },
    );
    return () => abort.abort();
  }, [drops]);

  return (
    <>
      <input
        ref={picker}
        class="sr-only"
        type="file"
        multiple={only === undefined}
        tabIndex={-1}
        aria-hidden="true"
        accept={only === undefined ? papersAndPictures : papers}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button
        kind="quiet"
        title={text(drops ? 'files.pick-hint' : 'files.pick-only-hint')}
        onClick={() => picker.current?.click()}
      >
        {text('files.pick')}
      </Button>
      {isOver ? <div class="drop-here">{text('files.drop')}</div> : null}
    </>
  );
}

/** Files from the desktop, or a link of the page that stands for a document it offers. */
function drop(data: DataTransfer | null, { reading, onFiles, onDocument }: PickFilesProps): void {
  const files = [...(data?.files ?? [])];
  // A picture dragged from a page comes as a file, too; its link leads to the real one.
  const [href = ''] = (data?.getData('text/uri-list') ?? '').split(/\r?\n/);
  const document = reading.documents.find((one) => one.href === href && one.obstacle === undefined);
  if (document !== undefined) onDocument(document);
  else onFiles(files);
}
