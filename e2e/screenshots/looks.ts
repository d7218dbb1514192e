/** The looks a screen has: language, theme, width of the window. */
import {
  type Language,
  type MessageKey,
  type MessageParams,
  translate,
} from '../../extension/ui/locales/translate.ts';
import type { ExtensionBrowser } from '../support/browser.ts';

export interface Look {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** A text of the look's own language, as it stands on the screen. */
  readonly text: (key: MessageKey, params?: MessageParams) => string;
}

export function* eachLook(): Generator<Look> {
  for (const language of ['cs', 'en'] as const)
    for (const theme of ['light', 'dark'] as const)
      for (const [width, height] of [
        [1280, 900],
        [1920, 1080],
      ] as const) {
        yield {
          language,
          theme,
          width,
          height,
          text: (key, params) => translate(language, key, params).replaceAll('\u00a0', ' '),
        };
      }
}

/** `cs.light.1280` */
export const nameOf = ({ language, theme, width }: Look): string => `${language}.${theme}.${width}`;

/** As a person would choose it in the options; our pages read it when they open. */
export async function wear(browser: ExtensionBrowser, { language, theme }: Look): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(
    async ([chosenLanguage, chosenTheme]) => {
      const {
        storage,
      }: {
        storage: {
          local: { get(key: string): Promise<{ settings?: object }>; set(value: object): Promise<void> };
        };
      } = Reflect.get(globalThis, 'chrome');
      const { settings } = await storage.local.get('settings');
      await storage.local.set({ settings: { ...settings, language: chosenLanguage, theme: chosenTheme } });
    },
    [language, theme] as const,
  );
}
