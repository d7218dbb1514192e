/** A draft that somebody saved meanwhile beside the one in this window: what differs, and which of them holds. */
import type { JSX } from 'preact';
import { isFieldId } from '../../../shared/case/fields.ts';
import type { Draft } from '../../../shared/contract/draft.ts';
import { Button } from '../../ui/button.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { isMessageKey, type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { Footer } from '../submission/footer.tsx';
import { line, type StatusLine } from '../submission/submission-line.ts';
import { fieldText } from './field-text.ts';
import { differingParts } from './form-draft.ts';

export interface NewerDraftProps {
  readonly newer: Draft;
  /** As it is on screen. */
  readonly draft: Draft;
}

export function newerDraftLine({ newer, draft }: NewerDraftProps, language: Language): StatusLine {
  const { length: count } = differingParts(newer, draft);
  return line('warn', 'warn', translate(language, 'status.conflict', { count }));
}

export function NewerDraft({ newer, draft }: NewerDraftProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  return (
    <section class="section">
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">{text('differs.field')}</th>
            <th scope="col">{text('differs.newer')}</th>
            <th scope="col">{text('differs.mine')}</th>
          </tr>
        </thead>
        <tbody>
          {differingParts(newer, draft).map((name) => (
            <tr key={name}>
              <th scope="row">{nameOf(name, draft, language)}</th>
              {[newer, draft].map((one, index) => (
                <td key={index === 0 ? 'newer' : 'mine'}>
                  {textOf(name, one, language) || text('value.empty')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function NewerDraftFooter({
  trouble,
  onSettle,
}: {
  readonly trouble: JSX.Element;
  readonly onSettle: (which: 'newer' | 'mine') => void;
}): JSX.Element {
  const text = useText();
  return (
    <Footer sentence={text('sent.nothing')} trouble={trouble}>
      <Button kind="primary" onClick={() => onSettle('newer')}>
        {text('action.take-newer')}
      </Button>
      <Button onClick={() => onSettle('mine')}>{text('action.keep-mine')}</Button>
    </Footer>
  );
}

function nameOf(name: string, { key }: Draft, language: Language): string {
  const own = name === 'papers' ? 'notice.papers' : `${key.kind}.${name}`;
  return isMessageKey(own) ? translate(language, own) : fieldName(language, name);
}

function textOf(name: string, draft: Draft, language: Language): string {
  if (name === 'attachments') return draft.attachments.map((one) => one.name).join(', ');
  const value = draft.fields[name]?.value;
  if (Array.isArray(value)) return value.map(words).join(', ');
  if (typeof value === 'object' && value !== null) return words(value);
  if (isFieldId(name)) return fieldText(name, value, language);
  if (typeof value === 'boolean') return translate(language, value ? 'value.yes' : 'value.no');
  return value === undefined || value === null ? '' : String(value);
}

/** Whatever words and numbers a structured value holds: a person, a paper, an office; not what ties it to the page. */
function words(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const shown = Object.entries(value).filter(([name]) => name !== 'foundAs');
    return shown.map(([, one]) => words(one)).join(' ');
  }
  return value === undefined || value === null ? '' : String(value);
}
