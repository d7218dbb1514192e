/** What will hang on the board, for the sheet to be read through and printed. */
import { isDayText } from '../../../shared/formats/prague-time.ts';
import type { FormPaper, FormPerson, NoticeForm } from '../../../shared/submissions/notice-draft.ts';
import type { NoticeTypeRule } from '../../../shared/submissions/notice-types.ts';
import { formatDay, formatMark } from '../../ui/format.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';
import { filledRows, type SentFile, type SheetContent, sheetFile } from '../panel/sheet-content.ts';

/** @param rule of the form's type: what the type doesn't take is not published and not shown */
export function noticeSheet(
  form: Omit<NoticeForm, 'files'> & { readonly files: readonly SentFile[] },
  rule: NoticeTypeRule,
  language: Language,
): SheetContent {
  const { registryOffice } = form;
  const day = (value: string | undefined): string | undefined =>
    value !== undefined && isDayText(value) ? formatDay(language, value) : value;
  const person = ({ name, firstName, lastName, birthDate, companyId }: FormPerson): string =>
    [
      name ?? [firstName, lastName].filter(Boolean).join(' '),
      birthDate === undefined ? '' : `${translate(language, 'notice.birth-date')} ${day(birthDate) ?? ''}`,
      companyId === undefined ? '' : `${translate(language, 'notice.company-id')} ${companyId}`,
    ]
      .filter(Boolean)
      .join(', ');
  const paper = ({ number, description, deliveryKind }: FormPaper) =>
    [
      [fieldName(language, 'referenceNumber'), number === undefined ? undefined : formatMark(number)],
      [translate(language, 'notice.description'), description],
      [fieldName(language, 'deliveryKind'), deliveryKind],
    ] as const;
  const place = {
    'registry-office': [registryOffice.name, registryOffice.addressPointCode],
    'delivery-place': [form.deliveryPlace, form.addressPointCode],
    none: [undefined, undefined],
  }[rule.place];
  const placeName = rule.place === 'registry-office' ? 'registryOffice' : 'deliveryPlace';
  return {
    rows: filledRows([
      [fieldName(language, 'noticeType'), form.type],
      ...(rule.several ? form.papers : form.papers.slice(0, 1)).flatMap(paper),
      [translate(language, 'notice.people'), form.people.map(person).filter(Boolean).join('\n')],
      [fieldName(language, 'postOn'), day(form.postOn)],
      [fieldName(language, placeName), place[0]],
      [fieldName(language, 'addressPointCode'), place[1]],
      [translate(language, 'notice.parent'), rule.parent ? form.parent : undefined],
    ]),
    files: rule.file === 'none' ? null : form.files.map((one) => sheetFile(one, language)),
  };
}
