/** Files of the person's own: the button that picks them, and dropping them anywhere on the panel. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';
import { usePanel } from '../panel/panel-context.ts';

export function PickFiles({ reading }: { readonly reading: CaseReading }): JSX.Element {
  const text = useText();
  const { controller } = usePanel();
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef({ controller, reading });
  latest.current = { controller, reading };

  useEffect(() => {
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
  }, []);

  return (
    <>
      <input
        ref={picker}
        class="sr-only"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        accept=".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png"
        onChange={(event) => {
          controller.addFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Button kind="quiet" title={text('files.pick-hint')} onClick={() => picker.current?.click()}>
        {text('files.pick')}
      </Button>
      {isOver ? <div class="drop-here">{text('files.drop')}</div> : null}
    </>
  );
}

/** Files from the desktop, or a link of the page that stands for a document it offers. */
function drop(
  data: DataTransfer | null,
  { controller, reading }: { controller: ReturnType<typeof usePanel>['controller']; reading: CaseReading },
): void {
  const files = [...(data?.files ?? [])];
  // A picture dragged from a page comes as a file, too; its link leads to the real one.
  const [href = ''] = (data?.getData('text/uri-list') ?? '').split(/\r?\n/);
  const document = reading.documents.find((one) => one.href === href && one.obstacle === undefined);
  if (document !== undefined) controller.attach(document);
  else controller.addFiles(files);
}
