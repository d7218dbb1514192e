/** The guard against the wrong document: a paper that names another case says so loudly, and a person has to answer. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';

export interface OtherMarkNoteProps {
  /** What the paper names, for people; undefined where there is no reason to warn. */
  readonly other: string | undefined;
  /** The number it is filed under. */
  readonly own: string;
  readonly acknowledged: boolean;
  readonly onAcknowledge: (on: boolean) => void;
  readonly onView: () => void;
}

export function OtherMarkNote(props: OtherMarkNoteProps): JSX.Element | null {
  const { other, own, acknowledged, onAcknowledge, onView } = props;
  const text = useText();
  if (other === undefined) return null;
  return (
    <div class="note note--bad file__warning" role="alert">
      <Icon name="warn" />
      <div>
        <p>
          <strong>{text('files.other-mark', { other, own: formatMark(own) })}</strong>
        </p>
        <label class="check-line">
          <input
            type="checkbox"
            {...(acknowledged ? {} : { 'data-tick': true })}
            checked={acknowledged}
            onChange={(event) => onAcknowledge(event.currentTarget.checked)}
          />
          <span>{text('files.acknowledge')}</span>
        </label>
        <Button kind="quiet" onClick={onView}>
          {text('signing.view')}
        </Button>
      </div>
    </div>
  );
}
