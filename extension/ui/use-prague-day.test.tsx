// @vitest-environment jsdom
import { render } from 'preact';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createSight } from './test-sight.ts';
import { usePragueDay } from './use-prague-day.ts';

/** Two minutes before midnight in Prague. */
const { pass, see, now, begin } = createSight('2026-11-20T22:58:00.000Z');
const clock = vi.fn(now);

/** @returns the days it said, each when it changed */
async function open(): Promise<{ readonly days: readonly (string | null)[]; readonly close: () => void }> {
  const days: (string | null)[] = [];
  function Probe() {
    const day = usePragueDay(clock);
    if (days.at(-1) !== day || days.length === 0) days.push(day);
    return null;
  }
  const root = document.createElement('div');
  const close = (): void => render(null, root);
  onTestFinished(() => {
    close();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  render(<Probe />, root);
  await pass(1000);
  return { days, close };
}

it('turns at midnight in Prague by itself, a minute late at most', async () => {
  const { days } = await open();
  expect(days).toEqual([null, '2026-11-20']);
  await pass(60_000);
  expect(days).toHaveLength(2);
  await pass(120_000);
  expect(days).toEqual([null, '2026-11-20', '2026-11-21']);
});

it('is none while nobody sees the page, and the day it is by then once somebody does', async () => {
  const { days } = await open();
  await see('hidden');
  await pass(36 * 3_600_000);
  expect(days).toEqual([null, '2026-11-20', null]);
  await see('visible');
  expect(days.at(-1)).toBe('2026-11-22');
});

it('is none of a page opened behind another', async () => {
  begin('hidden');
  const { days } = await open();
  await pass(300_000);
  expect(days).toEqual([null]);
  await see('visible');
  expect(days).toEqual([null, '2026-11-21']);
});

it('asks no more once the page is gone', async () => {
  const { close } = await open();
  close();
  clock.mockClear();
  await pass(300_000);
  await see('visible');
  expect(clock).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});
