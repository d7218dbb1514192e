// @vitest-environment jsdom
import { render } from 'preact';
import { expect, it, onTestFinished, vi } from 'vitest';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { ListReading } from './list-reading.tsx';

it('says that the service doesn’t answer, once nobody would still wait in silence', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const root = document.createElement('div');
  onTestFinished(() => {
    render(null, root);
    vi.useRealTimers();
  });
  render(
    <LanguageProvider value="cs">
      <ListReading />
    </LanguageProvider>,
    root,
  );
  await vi.advanceTimersByTimeAsync(4_000);
  expect(root.textContent).toBe('Načítáme seznam…');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(root.querySelector('[role=status]')?.textContent).toContain('Služba Podatelna zatím neodpovídá');
});
