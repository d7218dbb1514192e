import type { DocumentType } from '../case/record.ts';
import { labelKey } from './labels/lookup.ts';

interface Guess {
  readonly documentType: DocumentType;
  /** From 0.7 a word names the type. */
  readonly confidence: number;
}

/** In this order; names of resolutions before the plain words they contain. Keys have no spaces, accents or case. */
const words: readonly (readonly [DocumentType, number, RegExp])[] = [
  [
    'expert_report_appendix',
    0.9,
    /priloh\w*(c)?\d*(ke|k|znaleckeho|znalecky)?\w*posud|(posud\w*|zp)(c\d+)?priloh|posudkupriloha|appendix\w*(expert)?report|expertreportappendix|szakvelemenymelleklet/,
  ],
  ['resolution_defer', 0.9, /odroc|(resolution|order)\w*defer|postpon|elhalaszt/],
  [
    'resolution_cancel',
    0.85,
    /(usneseni|rozhodnuti|usn)\w*(zrus|zastav)|zruseni(drazby|drazebniho)|upusteniod|cancel(l)?ation|(resolution|order)\w*cancel/,
  ],
  ['resolution_overbid', 0.9, /predraz|overbid/],
  ['resolution_award', 0.9, /priklep|resolution\w*award|knockdown/],
  [
    'resolution_paid',
    0.85,
    /doplac|doplatk|zaplaceninejvyssihopodani|uhrad\w*nejvyssihopodani|resolution\w*paid/,
  ],
  [
    'initiation_notice',
    0.88,
    /oznameni\w*zahajeni|vyrozumeni\w*zahajeni|noticeofinitiation|initiationnotice|noticeofcommencement/,
  ],
  [
    'auction_decree',
    0.93,
    /drazebnivyhlas|drazvyhl|drazebvyhl|auctiondecree|auctionruling|auctionorder|auctionnotice|vyhlaskaodraz|drazebniusneseni|arveresihirdetmeny|usnesenidrazebnivyhlaska|usnesenionarizenidraz|usnesenionarizeni(elektronicke)?draz/,
  ],
  ['auction_decree', 0.85, /vyhlas(k|ek)|vyhlaska|vyhl(?=\d)|^dv\d/],
  [
    'expert_report',
    0.92,
    /znaleck\w*(posud|ocen)|posud(ek|ku)|expertreport|expertopinion|valuation\w*report|appraisal\w*report|^valuation$|znalposud|^zp\d|^znp|szakvelemeny|szakertoi|ertekbecsl|^odhad(ceny|nem|zna)/,
  ],
  ['expert_report', 0.8, /^(?!\w*usnes)\w*oceneni/],
  ['image', 0.85, /fotogr|fotodokument|^foto\d*|^fotka|^img\d+|^dsc\w?\d+|^photo|^obrazek|^snimek/],
  ['resolution_pre', 0.5, /usneseni|^resolution|vegzes/],
];

/**
 * Guesses a document's type from its own name, then from its row, then from the heading above.
 * @param isPhoto the file is a picture in a section of photographs or documents
 */
export function guessDocumentType(
  name: string,
  context: string,
  heading: string,
  mediaType: string,
  isPhoto: boolean,
): Guess {
  const isPicture = mediaType.startsWith('image/');
  for (const [text, less] of [
    [name, 0],
    [context, 0.08],
    [
      heading.length < 60 && !/dokument|příloh|písemnost|soubor|document|attachment|file/i.test(heading)
        ? heading
        : '',
      0.1,
    ],
  ] as const) {
    const key = labelKey(text);
    if (key === '') continue;
    const hit = words.find(([, , pattern]) => pattern.test(key));
    if (!hit) continue;
    const [documentType, confidence] = hit;
    // A photograph attached to a posudek is still a photograph, and a decree is never a picture file.
    if (isPicture && documentType !== 'image') continue;
    if (documentType === 'image' && mediaType !== '' && !isPicture) continue;
    return { documentType, confidence: Math.round((confidence - less) * 100) / 100 };
  }
  if (isPicture && isPhoto) return { documentType: 'image', confidence: 0.85 };
  if (isPicture) return { documentType: 'image', confidence: 0.6 };
  return { documentType: 'other_doc', confidence: 0.3 };
}
