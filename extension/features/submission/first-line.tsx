/** The first line of a screen: one sentence that says where things stand, read out whenever it changes. */
import type { JSX, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import type { StatusLine } from './submission-line.ts';

export interface FirstLineProps {
  readonly line: StatusLine;
  /** Its sentence counts down. */
  readonly held: boolean;
  /** What came to its end just now, seen elsewhere: read out once, before the line. */
  readonly ended?: string | undefined;
  readonly element?: RefObject<HTMLParagraphElement | null>;
  /** Id of what explains it. */
  readonly describedBy?: string | undefined;
}

export function FirstLine({ line, held, ended, element, describedBy }: FirstLineProps): JSX.Element {
  return (
    <>
      <p
        class={`status status--${line.tone}`}
        {...(element === undefined ? {} : { ref: element })}
        tabIndex={-1}
        data-first-line
        aria-describedby={describedBy}
      >
        <Icon name={line.icon} />
        <span>{line.text}</span>
      </p>
      <Announcer text={line.text} refusal={line.refusal === true} held={held} ended={ended} />
    </>
  );
}

interface AnnouncerProps {
  readonly text: string;
  readonly refusal: boolean;
  readonly held: boolean;
  readonly ended: string | undefined;
}

/** The countdown is read at its start and at 3 s, not every second. */
function Announcer({ text, refusal, held, ended }: AnnouncerProps): JSX.Element {
  const said = useRef('');
  const wasHeld = useRef(false);
  const before = useRef<{ readonly text: string; readonly ended: string | undefined } | null>(null);
  const seconds = held ? Number(/\d+/.exec(text)?.[0] ?? 0) : 0;
  const isNews = before.current?.text !== text || before.current.ended !== ended;
  if (isNews && (!held || !wasHeld.current || seconds === 3)) {
    const hasEnded = ended !== undefined && before.current?.ended !== ended;
    said.current = hasEnded ? `${ended} ${text}` : text;
  }
  before.current = { text, ended };
  wasHeld.current = held;
  return <LiveRegion status={refusal ? '' : said.current} refusal={refusal ? text : ''} />;
}
