// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { RestrictionWordsSection } from './restriction-words-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

type Backend = Pick<OptionsBackend, 'restrictionWords' | 'saveRestrictionWords'>;

function open(backend: Partial<Backend>): void {
  const whole: Backend = {
    restrictionWords: async () => ({
      policy: ['přísně tajné'],
      refused: ['?'],
      own: ['režim AB', 'zvlášt*'],
    }),
    saveRestrictionWords: async () => [],
    ...backend,
  };
  render(
    <LanguageProvider value="cs">
      <RestrictionWordsSection backend={whole as OptionsBackend} />
    </LanguageProvider>,
    root,
  );
}

async function write(value: string): Promise<void> {
  const area = await vi.waitFor(() => {
    const found = root.querySelector('textarea');
    if (!found) throw new Error('no field');
    return found;
  });
  area.value = value;
  area.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('the words of restricted cases', () => {
  it('are one a line, with those of the administrator beside them', async () => {
    open({});
    await vi.waitFor(() => expect(root.querySelector('textarea')?.value).toBe('režim AB\nzvlášt*'));
    expect(root.textContent).toContain('Nastavil správce: přísně tajné');
    expect(root.querySelector('p > .icon--lock')).not.toBeNull();
    expect(root.textContent).toContain('Od správce nejde použít: ?.');
    expect(root.querySelector('[role="alert"]')).toBeNull();
  });

  it('are saved when the field is left, and what is refused is named', async () => {
    const saveRestrictionWords = vi.fn(async () => ['x']);
    open({ saveRestrictionWords });
    await write('režim CD\nx');
    await vi.waitFor(() => expect(root.querySelector('[role="status"]')?.textContent).toContain('Uloženo.'));
    expect(saveRestrictionWords).toHaveBeenCalledWith(['režim CD', 'x']);
    expect(root.querySelector('[role="alert"]')?.textContent).toContain('Nejde použít: x.');
  });

  it('say when they could not be saved', async () => {
    open({
      saveRestrictionWords: async () => {
        throw new ProblemError({ code: 'internal' });
      },
    });
    await write('režim CD');
    await vi.waitFor(() =>
      expect(root.querySelector('.note--bad[role="alert"], [role="alert"]')).not.toBeNull(),
    );
    expect(root.querySelector('[role="status"]')).toBeNull();
  });
});
