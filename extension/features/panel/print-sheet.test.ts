// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { printSheet } from './print-sheet.ts';

function shownSheet(): HTMLElement {
  document.documentElement.lang = 'cs';
  document.head.innerHTML = '<link rel="stylesheet" href="/assets/panel.css"><style>p { color: red }</style>';
  document.title = 'Podatelna';
  document.body.innerHTML =
    '<main><dialog class="sheet"><p>2 400 000 Kč</p><div class="sheet__buttons"><button>Tisk</button></div></dialog></main>';
  const sheet = document.querySelector<HTMLElement>('.sheet');
  if (sheet === null) throw new Error('no sheet');
  return sheet;
}

/** A window that opens. Its styles come when `load` is called. */
function emptyTab() {
  const paper = document.implementation.createHTMLDocument();
  const listeners = new Map<string, () => void>();
  const tab = {
    document: paper,
    print: vi.fn(),
    close: vi.fn(),
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
  };
  const open = vi.spyOn(window, 'open').mockReturnValue(tab as unknown as Window); // what of it is used
  const tell = (name: string): void => paper.querySelector('link')?.dispatchEvent(new Event(name)) as never;
  return { tab, paper, open, tell, printed: () => listeners.get('afterprint')?.() };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a sheet is printed', () => {
  it('where it stands, over a page or in a tab', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    const open = vi.spyOn(window, 'open');
    await printSheet(shownSheet(), false);
    expect(print).toHaveBeenCalledOnce();
    expect(open).not.toHaveBeenCalled();
  });

  it.each(['load', 'error'])(
    'from the side panel in a window of its own, after its styles’ %s',
    async (news) => {
      const { tab, paper, open, tell, printed } = emptyTab();
      const printing = printSheet(shownSheet(), true);
      // In the click itself: later the browser would let no tab open.
      expect(open).toHaveBeenCalledOnce();
      expect(paper.querySelector('dialog')?.hasAttribute('open')).toBe(true);
      expect(paper.body.textContent).toBe('2 400 000 Kč');
      expect(paper.head.querySelectorAll('link, style')).toHaveLength(2);
      expect([paper.title, paper.documentElement.lang]).toEqual(['Podatelna', 'cs']);
      expect(tab.print).not.toHaveBeenCalled();
      tell(news);
      await printing;
      expect(tab.print).toHaveBeenCalledOnce();
      expect(tab.close).not.toHaveBeenCalled();
      printed();
      expect(tab.close).toHaveBeenCalledOnce();
      // What is shown stays shown.
      expect(document.querySelector('.sheet button')).not.toBeNull();
    },
  );

  it('nowhere, where the browser opens no tab', async () => {
    vi.spyOn(window, 'open').mockReturnValue(null);
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    await printSheet(shownSheet(), true);
    expect(print).not.toHaveBeenCalled();
  });
});
