// @vitest-environment jsdom
import type { JSX } from 'preact';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../ui/button.tsx';
import { emptySlotMs } from './filing-slot.ts';
import { SubmissionProvider } from './submission-context.ts';
import { submissionContext } from './submission-fixtures.ts';
import { useQuestion } from './use-question.ts';

let root: HTMLElement;
let done: ReturnType<typeof vi.fn<() => void>>;

function Deletion(): JSX.Element {
  const question = useQuestion();
  return question.isAsked ? (
    <>
      <Button busy={!question.isReadable} onClick={done}>
        Delete
      </Button>
      <Button onClick={question.drop}>Back</Button>
    </>
  ) : (
    <Button onClick={question.ask}>Delete…</Button>
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2027-03-05T08:00:00.000Z') });
  root = document.createElement('div');
  document.body.append(root);
  done = vi.fn();
  act(() =>
    render(
      <SubmissionProvider value={submissionContext()}>
        <Deletion />
      </SubmissionProvider>,
      root,
    ),
  );
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const press = (name: string): void => {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  act(() => found.click());
};
const wait = (ms: number): void => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

describe('a question before what cannot be taken back', () => {
  it('is not answered by the second click of the double click that called for it', () => {
    press('Delete…');
    press('Delete');
    wait(emptySlotMs - 300);
    press('Delete');
    expect(done).not.toHaveBeenCalled();
  });

  it('is answered once it could be read', () => {
    press('Delete…');
    wait(emptySlotMs + 250);
    press('Delete');
    expect(done).toHaveBeenCalledOnce();
  });

  it('is asked anew after it was dropped', () => {
    press('Delete…');
    wait(emptySlotMs + 250);
    press('Back');
    press('Delete…');
    press('Delete');
    expect(done).not.toHaveBeenCalled();
  });
});
