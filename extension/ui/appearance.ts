/** Language and theme of a screen, as the person set them, written onto its document. */
import type { Language } from './locales/translate.ts';

export type Theme = 'system' | 'light' | 'dark';

export interface Appearance {
  readonly language: Language;
  readonly theme: Theme;
}

export function applyAppearance(document: Document, { language, theme }: Appearance): void {
  document.documentElement.lang = language;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
