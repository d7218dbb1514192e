/** One click: the page's identity is read again, and only if it is still the same, open case is anything handed over. */

import { ProblemError } from '../../../shared/contract/problems.ts';
import {
  caseOfPayload,
  type StoreRequest,
  type SubmissionView,
} from '../../../shared/contract/submission.ts';
import { parseFileMark, sameFileMark } from '../../../shared/formats/file-mark.ts';
import { announce, followChanges } from './changes.ts';
import { readIdentity } from './own-case.ts';
import { service } from './service.ts';

export async function fileSubmission(tabId: number, request: StoreRequest): Promise<SubmissionView> {
  const identity = await readIdentity(tabId);
  if (identity.restricted) throw new ProblemError({ code: 'case-restricted' });
  if (!identity.isCasePage || identity.fileMark !== request.caseKey.fileMark) {
    throw new ProblemError({ code: 'case-changed' });
  }
  const page = parseFileMark(identity.fileMark);
  const sent = parseFileMark(caseOfPayload(request.payload) ?? '');
  if (page === undefined || sent === undefined || !sameFileMark(page, sent)) {
    throw new ProblemError({ code: 'case-changed', field: 'referenceNumber' });
  }
  const { submission } = await service.call('submissions.store', request);
  await announce({ what: 'submissions', submissions: [submission] });
  followChanges();
  return submission;
}
