/** A person at the keyboard of a display, who sees which element has the focus. */
import { expect } from '@playwright/test';
import type { Frame, Page } from 'puppeteer-core';
import type { Display } from './display.ts';

export interface Keyboard {
  /** Each as xdotool names it, `ctrl+Return`. */
  press(...keys: string[]): void;
  type(words: string): void;
  /** What is pressed while the browser is still on its way to the page goes elsewhere. */
  awaitFocus(page: Page | Frame): Promise<void>;
  /** Presses Tab until what has this name has the focus; fails where that never comes. */
  tabTo(page: Page | Frame, name: RegExp): Promise<void>;
}

const mostTabs = 60;

/** What a screen reader would say of the focused element; empty where the document has no focus. */
function focusedName(page: Page | Frame): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!document.hasFocus() || element === null || element === document.body) return '';
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    return element.getAttribute('aria-label') ?? label ?? element.textContent ?? '';
  });
}

export function keyboardOf(display: Display): Keyboard {
  // On this display is no window manager, which would give the browser's only window the keys.
  const focusWindow = (): void =>
    display.press('search', '--sync', '--onlyvisible', '--name', 'Mozilla Firefox', 'windowfocus');
  const press = (...keys: string[]): void => display.press('key', '--delay', '40', ...keys);
  const awaitFocus = (page: Page | Frame): Promise<void> =>
    expect
      .poll(
        async () => {
          const has = await page.evaluate(() => document.hasFocus());
          if (!has) focusWindow();
          return has;
        },
        { timeout: 20_000, intervals: [500], message: 'the page has the focus' },
      )
      .toBe(true);
  return {
    press,
    awaitFocus,
    type: (words) => display.press('type', '--delay', '15', words),
    async tabTo(page, name) {
      await awaitFocus(page);
      let tabs = 0;
      await expect
        .poll(
          async () => {
            const focused = await focusedName(page);
            if (name.test(focused)) return focused;
            if (tabs === mostTabs) throw new Error(`${name} is nowhere after ${mostTabs} presses of Tab`);
            tabs += 1;
            press('Tab');
            return focused;
          },
          { timeout: 30_000, intervals: [150], message: `Tab reaches ${name}` },
        )
        .toMatch(name);
    },
  };
}
