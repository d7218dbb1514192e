/** Everything the filter finds as a file for a spreadsheet. */
import { formatStamp } from '../../ui/format.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { whoText } from '../../ui/who-text.ts';
import { stateWord } from '../submission/state-look.ts';
import { submissionNumber } from '../submission/submission-number.ts';
import type { StatusBackend } from './backend.ts';
import { toCsv } from './csv.ts';
import type { StatusActions } from './use-status.ts';

export async function saveList(
  backend: StatusBackend,
  actions: Pick<StatusActions, 'readAll'>,
  language: Language,
): Promise<void> {
  const head = (
    [
      'status-page.column-state',
      'status-page.column-number',
      'status-page.column-what',
      'status-page.column-title',
      'status-page.system',
      'status-page.who',
      'status-page.stored',
      'status-page.column-since',
      'status-page.remote',
      'status-page.note',
    ] as const
  ).map((key) => translate(language, key));
  const rows = (await actions.readAll()).map((one) => [
    stateWord(one, language),
    submissionNumber(one, language).replaceAll('\u00a0', ' '),
    translate(language, `kind.${one.caseKey.kind}`),
    one.title,
    translate(language, `system.${one.system}`),
    whoText(one.preparedBy ?? '', language),
    formatStamp(language, one.createdAt).replaceAll('\u00a0', ' '),
    formatStamp(language, one.stateSince).replaceAll('\u00a0', ' '),
    one.remote?.id ?? '',
    one.closingNote ?? '',
  ]);
  backend.save('odeslani.csv', new Blob([toCsv([head, ...rows])], { type: 'text/csv;charset=utf-8' }));
}
