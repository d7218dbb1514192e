/** The guard against the wrong document: a paper that names another case says so loudly, and a person has to answer. */
import type { JSX } from 'preact';
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { usePanel } from '../panel/panel-context.ts';
import type { Desk } from '../panel/state.ts';
import { numberOf, otherMarkOf } from './hints.ts';

export function OtherMarkNote({
  desk,
  attachment,
}: {
  readonly desk: Desk;
  readonly attachment: DraftAttachment;
}): JSX.Element | null {
  const { controller, backend } = usePanel();
  const text = useText();
  const other = otherMarkOf(desk, attachment);
  if (other === undefined) return null;
  const { sha256 } = attachment;
  return (
    <div class="note note--bad file__warning" role="alert">
      <Icon name="warn" />
      <div>
        <p>
          <strong>{text('files.other-mark', { other, own: formatMark(numberOf(desk)) })}</strong>
        </p>
        <label class="check-line">
          <input
            type="checkbox"
            checked={desk.acknowledged.includes(sha256)}
            onChange={(event) => controller.acknowledgeFile(sha256, event.currentTarget.checked)}
          />
          <span>{text('files.acknowledge')}</span>
        </label>
        <Button kind="quiet" onClick={() => backend.openDocument(null, sha256)}>
          {text('signing.view')}
        </Button>
      </div>
    </div>
  );
}
