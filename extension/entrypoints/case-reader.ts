import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findPlace } from '../../shared/extraction/find-place.ts';
import { readCase, readCaseInSteps } from '../../shared/extraction/read-case.ts';
import { summarisePage } from '../features/case-page/page-summary.ts';
import { provideReader } from '../features/case-page/reader.ts';

export default defineUnlistedScript(() => {
  provideReader({ readCase, readCaseInSteps, summarise: summarisePage, findPlace });
});
