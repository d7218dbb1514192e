/** Ticks before the rows of a list of which several are done at once. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { submissionNumber } from '../submission/submission-number.ts';

export interface Ticks {
  /** In the order of the list. */
  readonly ticked: readonly string[];
  /** Ids of the rows that may be ticked. */
  readonly offered: ReadonlySet<string>;
  tick(ids: Iterable<string>, on: boolean): void;
}

/** @param offered what may be ticked now, in its order: what it was ticked for may be done meanwhile */
export function useTicks(offered: readonly string[]): Ticks {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    ticked: offered.filter((id) => chosen.has(id)),
    offered: new Set(offered),
    tick(ids, on) {
      // Two ticks may come before anything is drawn anew.
      setChosen((before) => {
        const next = new Set(before);
        for (const id of ids) {
          if (on) next.add(id);
          else next.delete(id);
        }
        return next;
      });
    },
  };
}

export function TickAll({ ticks }: { readonly ticks: Ticks }): JSX.Element {
  const text = useText();
  const { ticked, offered } = ticks;
  return (
    <th scope="col" class="status-row__tick">
      <TickBox
        label={text('status-page.tick-all')}
        isTicked={offered.size > 0 && ticked.length === offered.size}
        isPartly={ticked.length > 0 && ticked.length < offered.size}
        isOffered={offered.size > 0}
        onTick={(on) => ticks.tick(offered, on)}
      />
    </th>
  );
}

export function Tick({
  submission,
  ticks,
}: {
  readonly submission: SubmissionView;
  readonly ticks: Ticks;
}): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { id } = submission;
  return (
    <td class="status-row__tick">
      <TickBox
        label={text('status-page.tick', { number: submissionNumber(submission, language) })}
        isTicked={ticks.ticked.includes(id)}
        isOffered={ticks.offered.has(id)}
        onTick={(on) => ticks.tick([id], on)}
      />
    </td>
  );
}

interface TickBoxProps {
  readonly label: string;
  readonly isTicked: boolean;
  readonly isPartly?: boolean;
  readonly isOffered: boolean;
  readonly onTick: (on: boolean) => void;
}

function TickBox({ label, isTicked, isPartly = false, isOffered, onTick }: TickBoxProps): JSX.Element {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isTicked}
      disabled={!isOffered}
      ref={(box) => {
        if (box !== null) box.indeterminate = isPartly;
      }}
      onChange={(event) => onTick(event.currentTarget.checked)}
    />
  );
}
