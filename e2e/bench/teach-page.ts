/** Teaches a page as a person would: points at every value, says what it is, keeps what then reads the same. */
import { fieldIds } from '../../shared/case/fields.ts';
import { findPlace } from '../../shared/extraction/find-place.ts';
import { backed, inferAnchors } from '../../shared/extraction/profile/infer-anchor.ts';
import { inferFrames } from '../../shared/extraction/profile/infer-frame.ts';
import { createScope } from '../../shared/extraction/profile/roots.ts';
import {
  type Frames,
  type PageKind,
  type Profile,
  versionOf,
} from '../../shared/extraction/profile/schema.ts';
import { tryRule } from '../../shared/extraction/profile/try-rule.ts';
import { readCase } from '../../shared/extraction/read-case.ts';
import type { CaseReading } from '../../shared/extraction/reading.ts';
import { createVisibility } from '../../shared/extraction/visibility.ts';
import { teachLots } from './teach-lots.ts';

/**
 * @param reading of the page without a profile: where its values stand
 * @returns a profile of the fields that have a place of their own (a sentence of a decree has none)
 */
export function teachPage(document: Document, reading: CaseReading): Profile {
  const fields: PageKind['fields'] = {};
  let frames: Frames = {};
  for (const field of fieldIds) {
    const known = reading.fields[field];
    if (field === 'lots' || known.status !== 'found') continue;
    const element = findPlace(document, known.place);
    if (!element) continue;
    const read = createVisibility(document);
    const context = { scope: createScope(element.ownerDocument), read, values: [known.raw] };
    const path = inferFrames(element, document, read);
    const anchors = inferAnchors(element, context);
    for (const anchor of anchors) {
      const rule = {
        anchors: [...backed(anchor, anchors)],
        count: { min: 1, max: 1 },
        transforms: [],
        ...(path?.frame ? { frame: path.frame } : {}),
      };
      const tried = tryRule(document, { field, rule, frames: path?.frames ?? {} });
      if (tried.reading?.status !== 'found') continue;
      if (JSON.stringify(tried.reading.value) !== JSON.stringify(known.value)) continue;
      fields[field] = rule === tried.rule ? rule : { ...rule, ...tried.rule };
      frames = { ...frames, ...path?.frames };
      break;
    }
  }
  const { lots } = reading.fields;
  const taught = lots.status === 'found' ? teachLots(document, lots.value) : undefined;
  const page: PageKind = {
    name: '',
    kind: 'case',
    address: { path: '/**', query: {} },
    frames: { ...frames, ...taught?.frames },
    fields,
    ...(taught === undefined ? {} : { lots: taught.rule }),
    documents: [],
    restrictions: [],
  };
  return { version: versionOf([page]), name: 'bench', origins: [document.location.origin], pages: [page] };
}

interface TaughtReading {
  readonly reading: CaseReading;
  /** Fields that were taught of the page's lots. */
  readonly lotFields: readonly string[];
}

/** The page read by the profile it was taught. */
export function readTaught(document: Document, options: { url: string; now: string }): TaughtReading {
  const profile = teachPage(document, readCase(document, options));
  const lotFields = profile.pages.flatMap(({ lots }) => Object.keys(lots?.fields ?? {}));
  return { reading: readCase(document, { ...options, profile }), lotFields };
}
