/** Who did something, as the companion names them, in words. */
import { auditSelf, commandLineName } from '../../shared/contract/audit.ts';
import { type Language, translate } from './locales/translate.ts';

/** The service and the command line by what people call them; persons and browsers by their names. */
export function whoText(who: string, language: Language): string {
  return who
    .split(', ')
    .map((part) => {
      if (part === auditSelf) return translate(language, 'history.self');
      return part === commandLineName ? translate(language, 'history.command-line') : part;
    })
    .join(', ');
}
