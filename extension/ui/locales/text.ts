/** The language of a screen, handed down by context, and the two ways components use it. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type Language, type MessageKey, type MessageParams, translate } from './translate.ts';

const LanguageContext = createContext<Language>('cs');

export const LanguageProvider = LanguageContext.Provider;

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export type Text = (key: MessageKey, params?: MessageParams) => string;

/** `const text = useText(); text('panel.close')` */
export function useText(): Text {
  const language = useLanguage();
  return (key, params) => translate(language, key, params);
}
