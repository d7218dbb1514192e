// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../../shared/contract/messages.ts';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteRequest } from '../../../shared/contract/routes.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { SingleKeysProvider } from '../../ui/single-keys.ts';
import type { SigningBackend } from './backend.ts';
import { SigningBook } from './signing-book.tsx';
import type { SigningList } from './use-signing-book.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
const boxes = (): HTMLInputElement[] => [...root.querySelectorAll<HTMLInputElement>('tbody input')];
const pinBox = (): HTMLInputElement | null => root.querySelector<HTMLInputElement>('input[type=password]');

const submissionId = (n: number): string => `6f1c1b2e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const sha256 = 'ab'.repeat(32);
const documentOf = (n: number): SigningList['documents'][number] => ({
  id: `${submissionId(n)}/${sha256}`,
  submissionId: submissionId(n),
  sha256,
  number: `142EX${n}/25-1`,
  title: 'Rodinný dům',
  name: `vyhlaska-${n}.pdf`,
  documentType: 'auction_decree',
  size: 120_000,
  preparedBy: 'J. Nová',
});
const token = { label: 'Úřad', attempts: 'many', hasPinPad: false, failed: null } as const;
const fileKey: SigningList['key'] = {
  kind: 'file',
  needsPin: true,
  token: null,
  certificate: null,
  problem: null,
};
const tokenKey: SigningList['key'] = { ...fileKey, kind: 'token', token };
const failure = { id: submissionId(99), at: '2027-03-01T08:00:00.000Z' };

type SignOrder = RouteRequest<'signing.sign'>;

function open(first: { key: SigningList['key']; count: number; singleKeys?: boolean }) {
  const state = {
    key: first.key,
    documents: Array.from({ length: first.count }, (_, n) => documentOf(n + 1)),
  };
  const orders: SignOrder[] = [];
  const withdrawn: string[] = [];
  const opened: string[] = [];
  /** What the companion does with an order: how many it signs before it fails, or why it refuses. */
  const plan: { after?: number; problem?: Problem; refuse?: Problem; hold?: Promise<void> } = {};
  let hear: (change: Change) => void = () => {};
  const backend: SigningBackend = {
    call: async (route, message) => {
      if (route === 'signing.list') return structuredClone(state) as never; // the fake repeats the route's type
      if (route === 'submissions.withdraw') {
        const { id } = message as { id: string };
        withdrawn.push(id);
        state.documents = state.documents.filter((one) => one.submissionId !== id);
        return {} as never;
      }
      const order = message as SignOrder;
      orders.push(order);
      await plan.hold;
      if (plan.refuse !== undefined) throw new ProblemError(plan.refuse);
      const signed = order.ids.slice(0, plan.after ?? order.ids.length);
      state.documents = state.documents.filter((one) => !signed.includes(one.id));
      const at = order.ids[signed.length];
      const failed =
        at === undefined || plan.problem === undefined ? null : { id: at, problem: plan.problem };
      return { signed, failed } as never;
    },
    onChange: (listener) => {
      hear = listener;
    },
    openDocument: (id, hash) => opened.push(`${id} ${hash}`),
    openOptions: (section) => opened.push(section),
  };
  render(
    <LanguageProvider value="cs">
      <SingleKeysProvider value={first.singleKeys ?? true}>
        <SigningBook backend={backend} trusts={() => true} training={false} />
      </SingleKeysProvider>
    </LanguageProvider>,
    root,
  );
  return { state, plan, orders, withdrawn, opened, hear: (change: Change) => hear(change) };
}

async function enter(pin: string): Promise<void> {
  const box = pinBox();
  if (box === null) throw new Error('no box for the PIN');
  box.value = pin;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(pinBox()?.value).toBe(pin));
}
async function tickAll(): Promise<void> {
  await vi.waitFor(() => expect(boxes().length).toBeGreaterThan(0));
  root.querySelector<HTMLInputElement>('thead input')?.click();
  await vi.waitFor(() => expect(boxes().every((box) => box.checked)).toBe(true));
}
const problem = (code: Problem['code']): Problem => ({ code, params: {}, sent: 'nothing' });

describe('the signing book', () => {
  it('signs what is ticked, in its order, with one PIN, and empties the box', async () => {
    const { orders } = open({ key: fileKey, count: 3 });
    await vi.waitFor(() => expect(boxes()).toHaveLength(3));
    boxes()[2]?.click();
    boxes()[0]?.click();
    await enter('tajné');
    button('Podepsat vybrané (2)').click();
    await vi.waitFor(() => expect(page()).toContain('Podepsány 2 dokumenty'));
    expect(orders).toEqual([{ ids: [documentOf(1).id, documentOf(3).id], pin: 'tajné' }]);
    expect(pinBox()?.value).toBe('');
    expect(boxes()).toHaveLength(1);
  });

  it('says after a failure in the sixth of ten that five are signed and five wait', async () => {
    const { plan } = open({ key: fileKey, count: 10 });
    plan.after = 5;
    plan.problem = problem('signing-document-unsafe');
    await tickAll();
    await enter('tajné');
    button('Podepsat vybrané (10)').click();
    await vi.waitFor(() => expect(page()).toContain('Podepsáno: 5. Čeká dál: 5.'));
    expect(page()).toContain('U dokumentu vyhlaska-6.pdf se podepisování zastavilo.');
    expect(boxes()).toHaveLength(5);
    expect(root.querySelectorAll('.signing-row--failed')).toHaveLength(1);
  });

  it('never shows a PIN twice: a second press while it signs is no second order', async () => {
    const { orders, plan } = open({ key: tokenKey, count: 2 });
    const { promise, resolve } = Promise.withResolvers<void>();
    plan.hold = promise;
    await tickAll();
    await enter('1234');
    const press = button('Podepsat vybrané (2)');
    press.click();
    press.click();
    await vi.waitFor(() => expect(page()).toContain('Podepisuje se.'));
    press.click();
    resolve();
    await vi.waitFor(() => expect(page()).toContain('Podepsány 2 dokumenty'));
    expect(orders).toHaveLength(1);
  });

  it('shows a refused PIN, asks anew, and names the failure only once it stood on the screen', async () => {
    const { orders, plan, state } = open({ key: tokenKey, count: 1 });
    plan.refuse = problem('signing-password-wrong');
    await tickAll();
    await enter('0000');
    state.key = { ...fileKey, kind: 'token', token: { ...token, attempts: 'final', failed: failure } };
    button('Podepsat vybrané (1)').click();
    await vi.waitFor(() => expect(page()).toContain('Token odmítl PIN'));
    expect(page()).toContain('Zbývá poslední pokus.');
    expect(page()).toContain('Heslo nebo PIN nesouhlasí.');
    expect(pinBox()?.value).toBe('');
    expect(orders).toEqual([{ ids: [documentOf(1).id], pin: '0000' }]);
    // No press with an empty box reaches the token.
    button('Podepsat vybrané (1)').click();
    delete plan.refuse;
    await enter('1234');
    button('Podepsat vybrané (1)').click();
    await vi.waitFor(() => expect(orders).toHaveLength(2));
    expect(orders[1]).toEqual({ ids: [documentOf(1).id], pin: '1234', afterFailure: failure.id });
  });

  it('asks nothing of a locked token', async () => {
    const { orders } = open({
      key: { ...fileKey, kind: 'token', token: { ...token, attempts: 'locked' } },
      count: 1,
    });
    await tickAll();
    expect(page()).toContain('Token je zablokovaný.');
    expect(pinBox()?.disabled).toBe(true);
    expect(button('Podepsat vybrané (1)').getAttribute('aria-disabled')).toBe('true');
    button('Podepsat vybrané (1)').click();
    expect(orders).toEqual([]);
  });

  it('asks for no PIN where the reader has a keypad or the password is kept', async () => {
    const { orders } = open({
      key: { ...fileKey, kind: 'token', needsPin: false, token: { ...token, hasPinPad: true } },
      count: 1,
    });
    await tickAll();
    expect(pinBox()).toBeNull();
    expect(page()).toContain('PIN zadejte na klávesnici čtečky.');
    button('Podepsat vybrané (1)').click();
    await vi.waitFor(() => expect(orders).toEqual([{ ids: [documentOf(1).id] }]));
  });

  it('opens a document, withdraws a filing, and follows what comes', async () => {
    const { opened, withdrawn, state, hear } = open({ key: fileKey, count: 1 });
    await vi.waitFor(() => expect(boxes()).toHaveLength(1));
    button('Zobrazit').click();
    expect(opened).toEqual([`${submissionId(1)} ${sha256}`]);
    state.documents.push(documentOf(2));
    hear({ what: 'submissions', submissions: [] });
    await vi.waitFor(() => expect(boxes()).toHaveLength(2));
    button('Stáhnout zpět').click();
    await vi.waitFor(() => expect(boxes()).toHaveLength(1));
    expect(withdrawn).toEqual([submissionId(1)]);
  });

  it('says that nothing waits, and where signing is set up', async () => {
    const { opened } = open({ key: null, count: 0 });
    await vi.waitFor(() => expect(page()).toContain('Na podpis nečeká žádný dokument.'));
    button('Nastavit podepisování').click();
    expect(opened).toEqual(['signing']);
  });

  it('warns before the certificate ends', async () => {
    open({
      key: {
        ...fileKey,
        certificate: {
          name: 'JUDr. Šťastná',
          issuerName: 'CA',
          validTo: '2027-03-20T00:00:00.000Z',
          expiresSoon: true,
        },
      },
      count: 1,
    });
    await vi.waitFor(() => expect(page()).toContain('Certifikát platí jen do 20. 3. 2027.'));
  });

  it('moves by j and k and ticks by x', async () => {
    open({ key: fileKey, count: 3 });
    await vi.waitFor(() => expect(boxes()).toHaveLength(3));
    const press = (name: string) =>
      root
        .querySelector('table')
        ?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    press('j');
    press('j');
    press('x');
    await vi.waitFor(() => expect(boxes().map((box) => box.checked)).toEqual([false, true, false]));
    press('k');
    press('x');
    await vi.waitFor(() => expect(boxes().map((box) => box.checked)).toEqual([true, true, false]));
  });

  it('moves by arrows only where a person switched single keys off', async () => {
    open({ key: fileKey, count: 3, singleKeys: false });
    await vi.waitFor(() => expect(boxes()).toHaveLength(3));
    await new Promise((pass) => setTimeout(pass, 30)); // the listener comes just after the picture
    const press = (name: string): void => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    };
    press('j');
    expect(document.activeElement).toBe(document.body);
    boxes()[0]?.focus();
    press('x');
    expect(boxes().some((box) => box.checked)).toBe(false);
    press('ArrowDown');
    expect(document.activeElement).toBe(boxes()[1]);
  });

  it('moves by keys as soon as it is shown, and never while something is typed', async () => {
    open({ key: fileKey, count: 3 });
    await vi.waitFor(() => expect(boxes()).toHaveLength(3));
    const press = (name: string): void => {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    };
    await vi.waitFor(() => {
      press('k'); // the listener comes just after the picture
      expect(document.activeElement).toBe(boxes()[0]);
    });
    press('j');
    expect(document.activeElement).toBe(boxes()[1]);
    pinBox()?.focus();
    for (const name of ['j', 'x', 'ArrowDown']) press(name);
    expect(document.activeElement).toBe(pinBox());
    expect(boxes().some((box) => box.checked)).toBe(false);
    pinBox()?.blur();
    press('ArrowDown'); // scrolls the page
    expect(document.activeElement).toBe(document.body);
  });
});
