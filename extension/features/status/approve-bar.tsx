/** Under the list of what waits for approval: several of them let go at once, by one press of a person. */
import type { JSX } from 'preact';
import { useText } from '../../ui/locales/text.ts';
import { FilingButton } from '../submission/filing-click.tsx';
import { useSubmission } from '../submission/submission-context.ts';

export interface ApproveBarProps {
  readonly ticked: readonly string[];
  /** How many it were the last time; null: none yet. */
  readonly approved: number | null;
  /** Beside an open detail the button there comes first. */
  readonly isFirst: boolean;
}

export function ApproveBar({ ticked, approved, isFirst }: ApproveBarProps): JSX.Element {
  const { busy, approve } = useSubmission();
  const text = useText();
  const count = ticked.length;
  return (
    <div class="approve-bar">
      <FilingButton
        kind={isFirst ? 'primary' : 'secondary'}
        busy={busy || count === 0}
        onFile={() => approve(ticked)}
      >
        {text('approval.approve-ticked', { count })}
      </FilingButton>
      <span class="muted" role="status">
        {approved !== null
          ? text('approval.approved', { count: approved })
          : count === 0
            ? text('approval.tick-first')
            : ''}
      </span>
    </div>
  );
}
