/** The message catalogue at work: a key, a language and parameters give the text a person reads. */
import { cs } from './cs.ts';
import { en } from './en.ts';
import type { Message } from './message.ts';

export type Language = 'cs' | 'en';

export type MessageKey = keyof typeof cs;
export type MessageParams = Readonly<Record<string, string | number>>;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, Message>>>> = { cs, en };
const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  cs: new Intl.PluralRules('cs'),
  en: new Intl.PluralRules('en'),
};
const numbers: Readonly<Record<Language, Intl.NumberFormat>> = {
  cs: new Intl.NumberFormat('cs'),
  en: new Intl.NumberFormat('en'),
};

/**
 * `translate('cs', 'panel.fill-in', { count: 2 })` → `Doplnit 2 údaje`. Numbers are written as the language writes
 * them; a placeholder without a parameter stays as it is, so that it is seen.
 */
export function translate(language: Language, key: MessageKey, params: MessageParams = {}): string {
  const message = catalogues[language][key];
  const text = typeof message === 'string' ? message : pluralForm(language, message, params.count);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers[language].format(value) : value;
  });
}

/** A key built at run time (`step.` + a name the companion chose) is a key only if the catalogue has it. */
export function isMessageKey(text: string): text is MessageKey {
  return Object.hasOwn(cs, text);
}

function pluralForm(
  language: Language,
  message: Exclude<Message, string>,
  count: string | number | undefined,
): string {
  const form = plurals[language].select(Number(count ?? 0));
  if (form === 'one') return message.one;
  if (form === 'few') return message.few ?? message.other;
  if (form === 'many') return message.many ?? message.other;
  return message.other;
}
