// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { type FakeAttendance, fakeAttendance } from './attendance-fixtures.ts';
import { AttendancePage, type AttendancePart } from './attendance-page.tsx';

const now = '2027-03-10T14:00:00.000Z';
let root: HTMLElement;
let fake: FakeAttendance;
let created: unknown[];
let refuse: ProblemError | null;
let saved: string[];

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  fake = fakeAttendance(() => now);
  created = [];
  refuse = null;
  saved = [];
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const people = ['Jan Novák', 'Jana Nová', 'Petr Malý'].map((name, index) => ({
  id: 123 + index,
  name,
  username: `user${index}`,
  email: null,
  isAdmin: index === 2,
}));
const month = {
  days: [
    {
      day: '2027-03-01',
      spans: [{ arrival: '2027-03-01T07:00:00.000Z', departure: '2027-03-01T15:30:00.000Z', minutes: 510 }],
      minutes: 510,
      missing: [],
    },
    {
      day: '2027-03-02',
      spans: [{ arrival: '2027-03-02T07:00:00.000Z', departure: null, minutes: 0 }],
      minutes: 0,
      missing: ['departure'],
    },
  ],
  minutes: 510,
  workedDays: 1,
  averageMinutes: 510,
  shifts: [{ date: '2027-03-01', hours: 7.5, complete: true }],
  waiting: [],
  csv: '\ufeffDen;\r\n',
  complete: true,
};
const others: Readonly<Record<string, (message: never) => unknown>> = {
  'attendance.month': () => month,
  'attendance.users': () => ({ users: people, complete: true }),
  'attendance.user': ({ userId }: { readonly userId: number }) => ({ id: userId, workHoursPerDay: 7.5 }),
  'attendance.match': ({ userId }: { readonly userId: number | null }) => {
    const user = people.find((one) => one.id === userId);
    fake.settings = { ...fake.settings, user: user === undefined ? null : { id: user.id, name: user.name } };
    return { user: fake.settings.user };
  },
  'attendance.create-user': (user) => {
    created.push(user);
    if (refuse !== null) throw refuse;
    return { id: 9 };
  },
};

function open(part: AttendancePart): void {
  const call: FakeAttendance['call'] = async (route, message) => {
    const answer = others[route];
    return answer === undefined ? fake.call(route, message) : (answer(message as never) as never);
  };
  const backend = { call, onChange: fake.onChange, save: (name: string) => saved.push(name) };
  render(<AttendancePage backend={backend} part={part} now={() => now} />, root);
}
const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
async function press(name: string): Promise<void> {
  const find = (): HTMLButtonElement | undefined =>
    [...root.querySelectorAll('button')].find((one) =>
      [one.textContent?.trim(), one.ariaLabel].includes(name),
    );
  await vi.waitFor(() => expect(find(), page()).toBeDefined());
  find()?.click();
}
function type(label: string, text: string): void {
  const row = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
  const input = row?.querySelector('input');
  if (input === null || input === undefined) throw new Error(`no box ${label}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

describe('the month', () => {
  it('shows totals, what is missing, and where Docházka.net counts otherwise', async () => {
    open('month');
    await vi.waitFor(() => expect(page()).toContain('8 h 30 min'));
    expect(page()).toContain('březen 2027');
    expect(page()).toContain('Docházka.net počítá 7,5 h');
    expect(page()).toContain('chybí odchod');
    await press('Uložit (CSV)');
    expect(saved).toEqual(['dochazka-2027-03.csv']);
  });

  it('of somebody else offers nothing to add', async () => {
    open('people');
    await press('Petr Malý');
    await vi.waitFor(() => expect(page()).toContain('7,5 h denně'));
    await press('Zobrazit měsíc');
    await vi.waitFor(() => expect(page()).toContain('chybí odchod'));
    expect(page()).not.toContain('Doplnit odchod…');
  });

  it('leads to the choice of a person where nobody was chosen', async () => {
    fake.settings = { ...fake.settings, user: null };
    open('month');
    await vi.waitFor(() => expect(page()).toContain('Vyberte se v seznamu.'));
    await press('To jsem já: Jana Nová');
    await vi.waitFor(() => expect(page()).toContain('Jana Nová'));
    await vi.waitFor(() => expect(page()).toContain('březen 2027'));
  });
});

describe('a new user', () => {
  const fill = async (): Promise<void> => {
    fake.settings = { ...fake.settings, mayCreateUsers: true };
    open('people');
    await press('Založit uživatele…');
    await vi.waitFor(() => expect(page()).toContain('Heslo'));
    type('Jméno', 'Eva');
    type('Příjmení', 'Malá');
    type('Přihlašovací jméno', 'emala');
    type('Heslo', 'tajne-heslo');
  };

  it('is offered only where an administrator allows it', async () => {
    open('people');
    await vi.waitFor(() => expect(page()).toContain('Petr Malý'));
    expect(page()).not.toContain('Založit uživatele');
  });

  it('is sent once by a double click, and the password stays nowhere', async () => {
    await fill();
    await vi.waitFor(() => {
      const button = [...root.querySelectorAll('button')].find(
        (one) => one.textContent === 'Založit uživatele',
      );
      expect(button?.getAttribute('aria-disabled')).toBeNull();
    });
    const button = [...root.querySelectorAll('button')].find(
      (one) => one.textContent === 'Založit uživatele',
    );
    button?.click();
    button?.click();
    await vi.waitFor(() => expect(created).toHaveLength(1));
    expect(created[0]).toEqual({
      firstName: 'Eva',
      lastName: 'Malá',
      username: 'emala',
      password: 'tajne-heslo',
      isAdmin: false,
    });
    await vi.waitFor(() => expect(root.querySelector('input[type=password]')).toBeNull());
    expect(root.innerHTML).not.toContain('tajne-heslo');
  });

  it('whose name is taken is said to be so, with nothing created', async () => {
    refuse = new ProblemError({ code: 'duplicate-at-remote', field: 'username' });
    await fill();
    await vi.waitFor(() => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
      expect(page()).toContain('Nic se nezaložilo.');
    });
  });
});
