// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { ListingSettings } from './listing-settings.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

describe('settings of listings', () => {
  it('keep a text that could not be saved, and save it by another try', async () => {
    let isDown = false;
    let settings: OfficeSettings = defaultOfficeSettings;
    const backend = {
      call: async (route: string, message: { settings: OfficeSettings }) => {
        if (isDown) throw new ProblemError({ code: 'service-missing' });
        if (route === 'listings.references') return { offices: [], regions: [], sellers: [] };
        if (route === 'office.save') ({ settings } = message);
        return { version: 1, settings };
      },
    } as unknown as OptionsBackend; // the section asks for nothing else
    render(
      <LanguageProvider value="cs">
        <ListingSettings backend={backend} />
      </LanguageProvider>,
      root,
    );
    const box = await vi.waitFor(() => {
      const found = root.querySelector('textarea');
      if (found === null) throw new Error('no box');
      return found;
    });
    isDown = true;
    box.value = 'Eladó ingatlan';
    for (const kind of ['input', 'change']) box.dispatchEvent(new Event(kind, { bubbles: true }));
    await vi.waitFor(() => expect(root.textContent).toContain('Služba Podatelna neběží. Spusťte ji'));
    await new Promise((done) => setTimeout(done, 20)); // drawn with what is kept
    expect(root.querySelector('textarea')?.value).toBe('Eladó ingatlan');
    isDown = false;
    [...root.querySelectorAll('button')].find((one) => one.textContent === 'Zkusit znovu')?.click();
    await vi.waitFor(() => expect(settings.listings.template).toBe('Eladó ingatlan'));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
    expect(root.querySelector('textarea')?.value).toBe('Eladó ingatlan');
    expect(root.textContent).toContain('Uloženo');
  });
});
