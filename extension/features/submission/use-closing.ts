/** A submission that a person ends: the question before it, and the button that has the focus again when it is dropped. */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type Question, useQuestion } from './use-question.ts';

export interface Closing {
  readonly question: Question;
  /** The button that asks. */
  readonly opener: RefObject<HTMLButtonElement | null>;
}

/** Asked about one submission it is asked about no other, nor about the same one once it stands otherwise. */
export function useClosing({ id, stateSince }: Pick<SubmissionView, 'id' | 'stateSince'>): Closing {
  const question = useQuestion();
  const about = `${id} ${stateSince}`;
  const [askedAbout, setAskedAbout] = useState('');
  const opener = useRef<HTMLButtonElement>(null);
  const dropped = useRef(false);
  const isAsked = question.isAsked && askedAbout === about;
  useEffect(() => {
    if (dropped.current && !isAsked) opener.current?.focus();
    dropped.current = false;
  }, [isAsked]);
  return {
    opener,
    question: {
      isAsked,
      isReadable: question.isReadable,
      ask: () => {
        setAskedAbout(about);
        question.ask();
      },
      drop: () => {
        dropped.current = true;
        question.drop();
      },
    },
  };
}
