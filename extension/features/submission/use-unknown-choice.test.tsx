// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, onTestFinished } from 'vitest';
import { useUnknownChoice } from './use-unknown-choice.ts';

it('is for the submission it was made for, as unclear as it was then, and for no other', () => {
  const root = document.createElement('div');
  onTestFinished(() => render(null, root));
  const lot27 = { id: 'a', stateSince: '2026-11-21T08:00:00.000Z' };
  const lot28 = { id: 'b', stateSince: '2026-11-21T08:00:00.000Z' };
  let shown: ReturnType<typeof useUnknownChoice> | undefined;
  const Probe = ({ about }: { readonly about: typeof lot27 | undefined }): null => {
    shown = useUnknownChoice(about);
    return null;
  };
  const show = (about: typeof lot27 | undefined) => {
    act(() => render(<Probe about={about} />, root));
    return shown?.[0];
  };
  expect(show(lot27)).toEqual({ candidate: null, checked: false });
  act(() => shown?.[1]({ candidate: null, checked: true }));
  expect(show(lot27)).toEqual({ candidate: null, checked: true });
  expect(show(lot28)).toEqual({ candidate: null, checked: false });
  expect(show(undefined)).toEqual({ candidate: null, checked: false });
  // Sent again, and unclear again: it has to be looked for again.
  expect(show({ ...lot27, stateSince: '2026-11-21T08:05:00.000Z' })).toEqual({
    candidate: null,
    checked: false,
  });
});
