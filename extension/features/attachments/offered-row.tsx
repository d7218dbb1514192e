/** A document of the page that isn't in the draft: offered, on its way, or with the reason why it isn't there. */
import type { JSX } from 'preact';
import type { FoundDocument } from '../../../shared/extraction/reading.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { typeOf } from '../panel/desk.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { FileType } from './file-type.tsx';
import { WayState } from './way-state.tsx';

export function OfferedRow({
  desk,
  document,
}: {
  readonly desk: Desk;
  readonly document: FoundDocument;
}): JSX.Element {
  const { controller } = usePanel();
  const language = useLanguage();
  const text = useText();
  const state = desk.documents[document.href];
  const ticked = state !== undefined;
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
        <WayState state={state} />
      </span>
      {!ticked || type === 'image' ? null : (
        <FileType
          name={document.name}
          type={type}
          onChange={(chosen) => controller.setType(document.href, chosen)}
        />
      )}
      {blocked ? (
        <p class="file__note tone-warn">{text(`obstacle.${document.obstacle ?? 'blob'}`)}</p>
      ) : state?.status === 'failed' ? (
        <p class="file__note tone-bad" role="alert">
          {problemText(language, state.problem)}{' '}
          <Button kind="quiet" onClick={() => controller.attach(document)}>
            {text('action.retry')}
          </Button>
          <Button kind="quiet" onClick={() => controller.leaveOut(document)}>
            {text('files.leave-out')}
          </Button>
        </p>
      ) : null}
    </li>
  );
}
