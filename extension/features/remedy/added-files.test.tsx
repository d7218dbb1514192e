// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { fakeBackend, storedFile, submissionOfState } from '../panel/panel-fixtures.ts';
import { mountPanel } from '../panel/test-panel.tsx';

let root: HTMLElement;
/** Lets each fetch that was asked for arrive, in their order. */
let arrive: ((file: StoredFile) => void)[];
const box = (): HTMLInputElement => {
  const found = root.querySelector<HTMLInputElement>('.record__group input[type=checkbox]');
  if (found === null) throw new Error('no file is offered');
  return found;
};
const said = (): string => box().closest('li')?.textContent ?? '';
const settled = (): Promise<void> => new Promise((pass) => setTimeout(pass, 20));

/** Calling the auction off, where a document of the page can be added. */
async function open(): Promise<void> {
  const remote = { id: 'Ykwdg', url: null, number: '142EX81/25-27', state: 'upcoming' };
  const submission = submissionOfState('done', {
    remote,
    remedies: [{ action: 'cancel', trace: 'stays-cancelled' }],
  });
  arrive = [];
  const fetchDocument = () => new Promise<StoredFile>((resolve) => arrive.push(resolve));
  root = mountPanel(fakeBackend({ submissions: [submission], fetchDocument }));
  const cancel = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Zrušit dražbu');
    if (found === undefined) throw new Error('no button');
    return found;
  });
  cancel.click();
  await vi.waitFor(box);
}
async function tick(on: boolean): Promise<void> {
  box().click();
  await vi.waitFor(() => expect(box().checked).toBe(on));
}

describe('a file added to a record', () => {
  it('that was taken out while it came stays out', async () => {
    await open();
    await tick(true);
    await tick(false);
    arrive[0]?.(storedFile('x.pdf'));
    await settled();
    expect(box().checked).toBe(false);
  });

  it('that was asked for anew is the one of the last wish', async () => {
    await open();
    await tick(true);
    await tick(false);
    await tick(true);
    expect(arrive).toHaveLength(2);
    arrive[0]?.(storedFile('dříve.pdf'));
    await settled();
    expect(said()).not.toContain('MB');
    arrive[1]?.({ ...storedFile('x.pdf'), size: 2_000_000 });
    await vi.waitFor(() => expect(said()).toContain('MB'));
    expect(box().checked).toBe(true);
  });
});
