// @vitest-environment jsdom
/**
 * A month as a person clocks it in the popup, on a bad network: the popup's own line, the companion, the practice
 * Docházka.net. March 2027 has a night shift over the hour that doesn't exist.
 */
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type AttendanceBench, createAttendanceBench } from '../companion/attendance-bench.ts';
import type { CoreHandlers } from '../companion/routes.ts';
import type { Fault } from '../companion/sandbox/faults.ts';
import { AttendanceBar } from '../extension/features/attendance/attendance-bar.tsx';
import type { AttendanceCall } from '../extension/features/attendance/attendance-call.ts';

const userId = 123;
let bench: AttendanceBench;
let root: HTMLElement;
beforeEach(async () => {
  bench = await createAttendanceBench();
  await bench.call('attendance.match', { userId });
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(async () => {
  render(null, root);
  root.remove();
  await bench.close();
});

/** What the popup asks for, all of which the companion answers. */
const call: AttendanceCall = (route, message) =>
  bench.call(route as keyof CoreHandlers, message as never) as never;

/** What is wrong with the network at the next press of a button, by its number. */
const troubles: readonly (readonly Fault[])[] = [
  [],
  [{ method: 'POST', path: '/v1/attendance', action: { kind: 'drop-after' } }],
  [{ path: '/v1/**', times: 20, action: { kind: 'drop-before' } }],
  [{ method: 'POST', path: '/v1/attendance', action: { kind: 'status', status: 500, carriedOut: true } }],
  [{ method: 'POST', path: '/v1/attendance', action: { kind: 'status', status: 502 } }],
  [{ method: 'POST', path: '/v1/attendance', action: { kind: 'cut-answer', bytes: 3 } }],
  [
    {
      method: 'POST',
      path: '/v1/attendance',
      action: { kind: 'status', status: 429, retryAfterSeconds: 60 },
    },
  ],
];

const buttonOf = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name && !one.disabled);

/** Opens the popup at an instant, presses what comes next (each third time twice), and closes it. */
async function clock(name: 'Příchod' | 'Odchod', at: string, isDouble: boolean): Promise<void> {
  bench.clock.advance(Date.parse(at) - bench.clock.now());
  await bench.companion().drain();
  const onChange = (): void => {};
  const now = (): string => new Date(bench.clock.now()).toISOString();
  render(
    <AttendanceBar
      call={call}
      onChange={onChange}
      now={now}
      training={false}
      fileMark={null}
      openPage={onChange}
    />,
    root,
  );
  await vi.waitFor(() => expect(buttonOf(name), root.textContent ?? '').toBeDefined());
  const button = buttonOf(name);
  button?.click();
  if (isDouble) button?.click();
  await vi.waitFor(() => expect(root.textContent).toContain(name === 'Příchod' ? 'V práci od' : 'Odchod v'));
  render(null, root);
}

it('is recorded whole and once, whatever the network does', { timeout: 120_000 }, async () => {
  const expected: string[] = [];
  let pressed = 0;
  const press = async (name: 'Příchod' | 'Odchod', at: string): Promise<void> => {
    for (const fault of troubles[pressed % troubles.length] ?? []) bench.sandbox.faults.add(fault);
    await clock(name, at, pressed % 3 === 0);
    pressed += 1;
    expected.push(`${name === 'Příchod' ? 'arrival' : 'departure'} ${at}`);
    // A lost answer waits until nothing can be under way any more; it is found before the next press.
    for (let minute = 0; minute < 8; minute += 1) await bench.later(60_000);
    bench.sandbox.faults.clear();
  };
  for (let day = 1; day <= 31; day += 1) {
    // The night from Saturday to Sunday has an hour less: 22:00 to 7:00 are eight.
    if (day === 27) {
      await press('Příchod', '2027-03-27T21:00:00Z');
      await press('Odchod', '2027-03-28T05:00:00Z');
    }
    const date = `2027-03-${String(day).padStart(2, '0')}`;
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    if (weekday === 0 || weekday === 6) continue;
    await press('Příchod', `${date}T08:05:00Z`);
    await press('Odchod', `${date}T15:35:00Z`);
  }
  await bench.later(2 * 3_600_000);
  const { records } = bench.sandbox.state;
  expect(records.map((one) => `${one.type} ${one.timestamp}`).toSorted()).toEqual(expected.toSorted());
  expect(bench.sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);
  const month = await bench.call('attendance.month', { userId, month: '2027-03' });
  expect([month.workedDays, month.minutes, month.waiting]).toEqual([24, 23 * 450 + 480, []]);
});
