// @vitest-environment jsdom
/** The page goes on to another case without loading anew, while something is being typed. */
import { expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { fakeBackend, readingOf, serviceInfo } from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const board = { system: 'cud', configured: true, host: 'cud.test', waitsUntil: null, problem: null } as const;

async function openBoth(kind: 'auction' | 'notice', selector: string) {
  const reading = readingOf({ noticeType: 'V49', startsAt: undefined });
  const service = { ...serviceInfo, systems: [...serviceInfo.systems, board] };
  const backend = fakeBackend({ reading, service });
  const root = mountPanel(backend);
  await chooseKind(root, kind);
  const saved = (): { readonly [mark: string]: string } =>
    Object.fromEntries(
      backend.calls
        .filter(({ route }) => route === 'drafts.save')
        .map(({ message }) => {
          const { draft } = message as { draft: Draft };
          return [draft.key.fileMark, JSON.stringify(draft.fields)];
        }),
    );
  const box = await vi.waitFor(() => {
    const found = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
    if (found === null) throw new Error('no field');
    return found;
  });
  function goOn(): void {
    const other = readingOf({
      noticeType: 'V49',
      startsAt: undefined,
      fileMark: '137EX5/24',
      referenceNumber: '137EX5/24-3',
    });
    backend.readCase = async () => ({ url: 'http://spis.localhost/spis/jiny', reading: other });
    backend.push({ what: 'page' });
  }
  return { root, box, saved, goOn };
}

it.each([
  ['auction', '[data-field="startsAt"] input', '12. 3. 2027 10:00', '2027-03-12T09:00'],
  ['notice', '[data-notice-field="description"] textarea', 'Rozepsaný popis', 'Rozepsaný popis'],
] as const)(
  'what is typed for one %s is kept for that case, and nothing of it comes into the other',
  async (kind, selector, typed, kept) => {
    const { root, box, saved, goOn } = await openBoth(kind, selector);
    // A browser tells of the change before it takes the focus away; jsdom does not.
    const tell = (): boolean => box.dispatchEvent(new Event('change', { bubbles: true }));
    if (kind === 'notice') box.addEventListener('blur', tell, { capture: true, once: true });
    box.focus();
    box.value = typed;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((drawn) => setTimeout(drawn, 20));
    goOn();
    await vi.waitFor(() => expect(saved()['142EX81/25']).toContain(kept));
    await vi.waitFor(() => expect(root.textContent?.replaceAll('\u00a0', ' ')).toContain('137 EX 5/24'));
    const after = root.querySelector<HTMLInputElement>(selector);
    expect(after?.value ?? '').not.toBe(typed);
    after?.focus();
    after?.blur();
    await new Promise((later) => setTimeout(later, 600));
    expect(saved()['137EX5/24'] ?? '').not.toContain(kept);
  },
);
