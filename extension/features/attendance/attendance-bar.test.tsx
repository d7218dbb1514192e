// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AttendanceBar } from './attendance-bar.tsx';
import { type FakeAttendance, fakeAttendance } from './attendance-fixtures.ts';

let root: HTMLElement;
let time: string;
let fake: FakeAttendance;
let opened: string[];

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  time = '2027-03-01T07:00:00.400Z';
  fake = fakeAttendance(() => time);
  opened = [];
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function open(fileMark: string | null = null): void {
  render(
    <AttendanceBar
      call={fake.call}
      onChange={fake.onChange}
      now={() => time}
      training={false}
      fileMark={fileMark}
      openPage={(part) => opened.push(part)}
    />,
    root,
  );
}
const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const find = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
async function press(name: string): Promise<void> {
  await vi.waitFor(() => expect(find(name), page()).toBeDefined());
  find(name)?.click();
}
const type = (label: string, text: string): void => {
  const row = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(label));
  const input = row?.querySelector('input');
  if (input === null || input === undefined) throw new Error(`no box ${label}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
};
const times = (): string[] => fake.asked.map(({ caseKey }) => caseKey.lot);

describe('the line at the foot of the popup', () => {
  it('records the arrival with one click, at the second of the click', async () => {
    open();
    await press('Příchod');
    await vi.waitFor(() => expect(page()).toContain('V práci od 8:00 · 0 h 0 min'));
    expect(times()).toEqual(['123|arrival|2027-03-01T07:00:00Z']);
    expect(fake.asked[0]).toMatchObject({
      pageUrl: null,
      caseKey: { fileMark: '' },
      payload: { note: '', userName: 'Jan Novák' },
    });
  });

  it('takes a double click for one, though the other button comes next', async () => {
    open();
    await vi.waitFor(() => expect(find('Příchod')).toBeDefined());
    find('Příchod')?.click();
    find('Příchod')?.click();
    await vi.waitFor(() => expect(page()).toContain('V práci od 8:00'));
    // The place stays empty: a late second click meets nothing.
    expect(find('Odchod')).toBeUndefined();
    time = '2027-03-01T07:00:01.300Z';
    await vi.waitFor(() => expect(find('Odchod')).toBeDefined());
    expect(times()).toHaveLength(1);
  });

  it('says how long it has been, and what today brought', async () => {
    fake.events = [{ type: 'arrival', at: '2027-03-01T05:12:00Z', recorded: true }];
    open();
    await vi.waitFor(() => expect(page()).toContain('V práci od 6:12 · 1 h 48 min'));
    root.querySelector<HTMLButtonElement>('.attendance__fold')?.click();
    await vi.waitFor(() => expect(page()).toContain('Příchod6:12zaznamenáno'));
    expect(page()).toContain('Jan Novák');
  });

  it('works while Docházka.net does not answer, and says so', async () => {
    fake.complete = false;
    open();
    await press('Příchod');
    await vi.waitFor(() => expect(times()).toHaveLength(1));
    root.querySelector<HTMLButtonElement>('.attendance__fold')?.click();
    await vi.waitFor(() => expect(page()).toContain('odešle se sám později'));
  });

  it('tries again as the same submission with its own time when the answer was lost', async () => {
    fake.fail = { route: 'submissions.store', code: 'service-missing', after: true };
    open();
    await press('Příchod');
    await vi.waitFor(() => expect(page()).toContain('Služba převzetí nepotvrdila.'));
    fake.fail = null;
    time = '2027-03-01T07:09:00.000Z';
    await press('Zkusit znovu');
    await vi.waitFor(() => expect(page()).toContain('V práci od 8:00'));
    expect(fake.asked).toHaveLength(2);
    expect(fake.stored.size).toBe(1);
  });

  it('looks again before it believes what it read long ago', async () => {
    open();
    await vi.waitFor(() => expect(find('Příchod')).toBeDefined());
    // Meanwhile somebody pressed the button of the web application.
    fake.events = [{ type: 'arrival', at: '2027-03-01T07:01:00Z', recorded: true }];
    time = '2027-03-01T07:05:00.000Z';
    await press('Příchod');
    await vi.waitFor(() => expect(page()).toContain('Příchod už je zapsaný a odchod po něm chybí.'));
    expect(times()).toEqual([]);
    await press('Nezaznamenávat');
    expect(times()).toEqual([]);
  });

  it('asks who sits here before anything can be recorded', async () => {
    fake.settings = { ...fake.settings, user: null };
    open();
    await press('Vybrat…');
    expect(opened).toEqual(['people']);
    expect(find('Příchod')).toBeUndefined();
    expect(fake.routes).not.toContain('attendance.state');
  });

  it('takes back what is still held', async () => {
    open();
    await press('Příchod');
    root.querySelector<HTMLButtonElement>('.attendance__fold')?.click();
    await press('Vrátit');
    await vi.waitFor(() => expect(page()).toContain('Dnes zatím bez příchodu'));
  });
});

describe('another time', () => {
  const openForm = async (fileMark: string | null = null): Promise<void> => {
    open(fileMark);
    await vi.waitFor(() => expect(find('Příchod')).toBeDefined());
    root.querySelector<HTMLButtonElement>('.attendance__fold')?.click();
    await press('Jiný čas nebo poznámka…');
  };

  it('is looked at first, and recorded only when the person means it', async () => {
    await openForm();
    type('Čas', '26. 2. 7:45');
    await press('Zaznamenat příchod v 7:45');
    await vi.waitFor(() => expect(page()).toContain('Je to více než tři dny zpátky.'));
    expect(times()).toEqual([]);
    await press('Přesto zaznamenat');
    await vi.waitFor(() => expect(times()).toEqual(['123|arrival|2027-02-26T06:45:00Z']));
  });

  it('that is recorded already is told to be there, and not offered a second time', async () => {
    fake.events = [{ type: 'arrival', at: '2027-03-01T06:45:00Z', recorded: true }];
    open();
    await vi.waitFor(() => expect(find('Odchod')).toBeDefined());
    root.querySelector<HTMLButtonElement>('.attendance__fold')?.click();
    await press('Jiný čas nebo poznámka…');
    root.querySelector<HTMLInputElement>('input[name="attendance-kind"]')?.click();
    type('Čas', '7:45');
    await press('Zaznamenat příchod v 7:45');
    await vi.waitFor(() =>
      expect(page()).toContain('Stejný záznam v tu samou vteřinu už je. Podruhé se nezapisuje'),
    );
    expect(find('Přesto zaznamenat')).toBeUndefined();
    await press('Zavřít');
    await vi.waitFor(() => expect(page()).not.toContain('Stejný záznam'));
    expect(times()).toEqual([]);
  });

  it('that the service finds filed already is no failure to try again', async () => {
    fake.fail = { route: 'submissions.store', code: 'already-filed' };
    await openForm();
    type('Čas', '7:45');
    await press('Zaznamenat příchod v 7:45');
    await vi.waitFor(() => expect(page()).toContain('Podruhé se nezapisuje, nic se neodeslalo.'));
    expect(find('Zkusit znovu')).toBeUndefined();
    await press('Zavřít');
    await vi.waitFor(() => expect(page()).not.toContain('Podruhé'));
  });

  it('that is not understood is not recorded', async () => {
    await openForm();
    type('Čas', 'ráno');
    await vi.waitFor(() => expect(page()).toContain('Času nerozumíme.'));
    root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await Promise.resolve();
    expect(times()).toEqual([]);
  });

  it.each([
    [false, false],
    [true, true],
  ])('offers the case’s mark for the note only where the office allows it: %s', async (allowed, offered) => {
    fake.settings = { ...fake.settings, fileMarkInNote: allowed };
    await openForm('142EX81/25');
    expect(page().includes('Připsat značku 142 EX 81/25')).toBe(offered);
    if (!offered) return;
    await press('Připsat značku 142\u00a0EX\u00a081/25'.replaceAll('\u00a0', ' '));
    type('Čas', '8:00');
    await press('Zaznamenat příchod v 8:00');
    await vi.waitFor(() => expect(fake.asked[0]?.payload).toMatchObject({ note: '142 EX 81/25' }));
  });
});
