// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { defaultOfficeSettings } from '../../../shared/office/settings.ts';
import { serviceInfo } from '../panel/panel-fixtures.ts';
import type { OptionsBackend } from './backend.ts';
import { SendingSection } from './sending-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const [portal] = serviceInfo.systems;
const nobody = { training: 'nobody', undoPublic: 'nobody', undoOther: 'nobody', approval: 'nobody' } as const;

async function open(changes: Partial<typeof serviceInfo> = {}) {
  const opened: string[] = [];
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    'service.read': { ...serviceInfo, ...changes },
    'office.read': { version: 1, settings: defaultOfficeSettings },
  };
  const backend = {
    call: async (route: string) => {
      asked.push(route);
      return answers[route];
    },
  } as unknown as OptionsBackend; // of all it offers only this is asked for
  render(<SendingSection backend={backend} onOpen={(section) => opened.push(section)} />, root);
  await vi.waitFor(() => expect(root.querySelector('table')).not.toBeNull());
  return { opened, asked };
}
const row = (name: string): HTMLTableRowElement => {
  const found = [...root.querySelectorAll('tr')].find((one) => one.textContent?.startsWith(name));
  if (found === undefined) throw new Error(`no row "${name}"`);
  return found;
};

describe('what holds when something is filed', () => {
  it('is shown as it is in the service, and where it is set', async () => {
    await open({
      training: true,
      undoSeconds: { public: 30, other: 0 },
      approval: 'second-person',
      setBy: { training: 'file', undoPublic: 'environment', undoOther: 'nobody', approval: 'office' },
    });
    expect(row('Režim').textContent).toMatch(/cvičný.*config\.json na tomto počítači/);
    expect(row('Čas na vrácení zpět, než').textContent).toMatch(/30 s.*Nastavil správce/);
    expect(row('Čas na vrácení zpět u').textContent).toMatch(/žádný, odesílá se hned.*výchozí hodnota/);
    expect(row('Schvalování').textContent).toMatch(/druhá osoba.*Nastavil správce/);
    expect(row('Schvalování').querySelector('.icon--lock')).not.toBeNull();
    expect(row('Čas na vrácení zpět u').querySelector('.icon--lock')).toBeNull();
  });

  it('offers nothing to switch, and asks only', async () => {
    const { asked } = await open({ approval: 'second-person', setBy: { ...nobody, approval: 'file' } });
    expect(root.querySelector('input, select, textarea')).toBeNull();
    expect(root.textContent).toContain('podatelna doctor');
    expect(asked.sort()).toEqual(['office.read', 'service.read']);
  });

  it('is told by an older service without the place', async () => {
    await open();
    expect(row('Schvalování').textContent).toContain('nevyžaduje se');
    expect(row('Schvalování').lastElementChild?.textContent).toBe('–');
  });

  it('leads to the hours of the office, which are changed elsewhere', async () => {
    const { opened } = await open();
    expect(root.textContent).toContain('16:00');
    expect(root.textContent).toContain('07:00–18:00');
    for (const button of root.querySelectorAll<HTMLElement>('.list button')) button.click();
    expect(opened).toEqual(['board', 'auctions']);
  });

  it('tells how much of a limit is used, of systems in use', async () => {
    const quota = { what: 'requests', used: 12, limit: 1000, until: null } as const;
    const of = (system: 'dochazka' | 'ingatlanok', configured: boolean) =>
      ({ system, configured, host: 'x', waitsUntil: null, problem: null, quota }) as const;
    await open({
      systems: [...(portal === undefined ? [] : [portal]), of('dochazka', true), of('ingatlanok', false)],
    });
    expect(root.textContent).toMatch(/Docházka\.net: dotazů 12 z 1\s000 za hodinu/);
    expect(root.textContent).not.toContain('Ingatlanok');
  });
});

it('says why it can not be read', async () => {
  const backend = {
    call: async () => {
      throw new ProblemError({ code: 'service-missing' });
    },
  } as unknown as OptionsBackend;
  render(<SendingSection backend={backend} onOpen={() => undefined} />, root);
  await vi.waitFor(() => expect(root.querySelector('[role="alert"]')).not.toBeNull());
});
