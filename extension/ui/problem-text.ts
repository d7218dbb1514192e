/** A problem in words: what happened, whether anything was sent, what to do now. The remote's own words stay apart. */
import { caseFields, isFieldId } from '../../shared/case/fields.ts';
import { attachmentLimitBytes } from '../../shared/contract/file-limits.ts';
import type { Problem } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';
import { formatSize } from './format.ts';
import { type Language, type MessageKey, translate } from './locales/translate.ts';

/** Name of a field as a person knows it; the text itself for anything that is no field. */
export function fieldName(language: Language, field: string): string {
  if (field === 'attachments') return translate(language, 'field.attachments');
  return isFieldId(field) ? caseFields[field][language] : field;
}

const problemKey = (problem: Problem): MessageKey => `problem.${problem.code}`;
const sentKey = (problem: Problem): MessageKey => `sent.${problem.sent}`;

/** What happened, in one sentence. @param system the one that answered, for the subject of the sentence */
export function problemText(language: Language, problem: Problem, system: System = 'portal-drazeb'): string {
  const limitBytes = problem.params.limitBytes;
  const bytes = typeof limitBytes === 'number' ? limitBytes : attachmentLimitBytes;
  const name = translate(language, `system.${system}`);
  if (problem.code === 'remote-refused' && problem.field !== undefined) {
    return translate(language, 'problem.remote-refused-field', {
      system: name,
      field: fieldName(language, problem.field),
    });
  }
  const { fields } = problem.params;
  if (
    typeof fields === 'string' &&
    fields.split(', ').every(isFieldId) &&
    (problem.code === 'remote-conflict' || problem.code === 'attachments-differ')
  ) {
    const names = fields.split(', ').map((field) => fieldName(language, field));
    // A remote's own names tell nobody anything.
    const key =
      problem.code === 'remote-conflict'
        ? 'problem.remote-conflict-fields'
        : 'problem.attachments-differ-fields';
    return translate(language, key, { system: name, fields: names.join(', ') });
  }
  if (problem.code === 'service-foreign' && problem.params.port !== undefined) {
    // A number of a port is no amount: no space in it.
    return translate(language, foreignKey(problem), { port: String(problem.params.port) });
  }
  if (problem.code === 'profile-invalid' && problem.field !== undefined) {
    return translate(language, 'problem.profile-invalid-field', {
      ...problem.params,
      field: fieldName(language, problem.field),
    });
  }
  return translate(language, problemKey(problem), {
    ...problem.params,
    system: name,
    limit: formatSize(language, bytes),
  });
}

/** Somebody answers who isn't the companion; nobody answers; the companion took a message and no more is heard of it. */
function foreignKey({ params, sent }: Problem): MessageKey {
  if (params.silent === undefined) return 'problem.service-foreign-port';
  return sent === 'unclear' ? 'problem.service-stopped' : 'problem.service-silent';
}

/** What another try is: where something else answers, all ports of the pairing are asked again. */
export function retryKey(problem: Problem): 'action.retry' | 'action.find-service' {
  return problem.code === 'service-foreign' ? 'action.find-service' : 'action.retry';
}

/** Whether anything left: always said after a refusal. */
export function sentText(language: Language, problem: Problem): string {
  return translate(language, sentKey(problem));
}
