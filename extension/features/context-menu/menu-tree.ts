/**
 * What the context menu offers over the tab in front. A document goes to the page's own case by type; where the page has no
 * case (a PDF in its own tab) or it is meant for another one, to a draft that a person picks: nothing is ever guessed. Pure.
 */
import type { Menus } from 'webextension-polyfill';
import type { FieldId } from '../../../shared/case/fields.ts';
import type { DocumentType } from '../../../shared/case/record.ts';
import { parseFileMark, printFileMark } from '../../../shared/formats/file-mark.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import { fieldName } from '../../ui/problem-text.ts';

/** Types a document may have while the auction is a draft (portal reference, section 8), in the order of use. */
export const offeredTypes: readonly DocumentType[] = [
  'auction_decree',
  'expert_report',
  'expert_report_appendix',
  'resolution_pre',
  'initiation_notice',
  'other_doc',
  'image',
];
export const ownRoot = 'attach';
export const noticeId = 'notice';
export const teachId = 'teach';
export const findId = 'find';
const useRoot = 'use';
const draftRoot = 'draft';
export const draftsOffered = 5;

/** A draft of an auction, by its key. */
export interface OfferedDraft {
  readonly fileMark: string;
  readonly lot: string;
}

export interface MenuPlace {
  /** `142EX81/25-27` of the page's own case; null where it has none. */
  readonly number: string | null;
  /** Notices of the case can be posted: the office has credentials for the board. */
  readonly notices: boolean;
  /** Fields of the auction that neither the page nor a draft of the case fills. */
  readonly missing: readonly FieldId[];
  /** The page can be taught: it was read by our own script. */
  readonly teaches: boolean;
  /** Newest first. */
  readonly drafts: readonly OfferedDraft[];
  /** The tab itself is a PDF. */
  readonly isPdf: boolean;
  /** File mark of the page this tab was opened from; its drafts come first. */
  readonly openerMark: string | null;
}

export interface MenuItem {
  readonly id: string;
  readonly parentId?: string;
  /** Absent for a line between two groups. */
  readonly title?: string;
  readonly type?: 'separator';
  readonly contexts: Menus.ContextType[];
}

const printed = (number: string): string => {
  const mark = parseFileMark(number);
  return mark === undefined ? number : printFileMark(mark);
};
export const numberOfDraft = ({ fileMark, lot }: OfferedDraft): string =>
  printed(lot === '' ? fileMark : `${fileMark}-${lot}`);

const idOfDraft = ({ fileMark, lot }: OfferedDraft): string => `${draftRoot} ${fileMark} ${lot}`;

/** The draft of an item's id; undefined for any other item. */
export function draftOfItem(id: string): OfferedDraft | undefined {
  const [root, fileMark = '', lot = ''] = id.split(' ');
  return root === draftRoot && fileMark !== '' ? { fileMark, lot } : undefined;
}

export function menuTree(place: MenuPlace, language: Language): readonly MenuItem[] {
  const teach: MenuItem = {
    id: teachId,
    contexts: ['page', 'selection', 'link', 'image', 'editable'],
    title: translate(language, 'menu.teach', {}),
  };
  return [
    ...ownItems(place, language),
    ...noticeItems(place, language),
    ...draftItems(place, language),
    ...useItems(place, language),
    ...(place.teaches ? [teach] : []),
    // The browser puts the marked text in place of %s.
    { id: findId, contexts: ['selection'], title: translate(language, 'menu.find', { text: '%s' }) },
  ];
}

/** Chosen from a list, never written: no marked text is one of them. */
const chosenFields: ReadonlySet<FieldId> = new Set(['auctionKind', 'voluntary']);
const writtenFields = auctionFields.map(({ id }) => id).filter((id) => !chosenFields.has(id));

/** The field of an item's id that marked text is meant for; undefined for any other item. */
export function fieldOfItem(id: string): FieldId | undefined {
  return writtenFields.find((field) => id === `${useRoot} ${field}`);
}

function useItems({ number, missing }: MenuPlace, language: Language): MenuItem[] {
  if (number === null) return [];
  const contexts: Menus.ContextType[] = ['selection'];
  const first = writtenFields.filter((id) => missing.includes(id));
  const others = writtenFields.filter((id) => !missing.includes(id));
  const item = (id: FieldId): MenuItem => ({
    id: `${useRoot} ${id}`,
    parentId: useRoot,
    contexts,
    title: fieldName(language, id),
  });
  const line: MenuItem = { id: `${useRoot} -`, parentId: useRoot, contexts, type: 'separator' };
  return [
    { id: useRoot, contexts, title: translate(language, 'menu.use', {}) },
    ...first.map(item),
    ...(first.length > 0 && others.length > 0 ? [line] : []),
    ...others.map(item),
  ];
}

function noticeItems({ number, notices }: MenuPlace, language: Language): MenuItem[] {
  if (number === null || !notices) return [];
  const title = translate(language, 'menu.attach-to-notice', { number: printed(number) });
  return [{ id: noticeId, contexts: ['link', 'frame'], title }];
}

function ownItems({ number }: MenuPlace, language: Language): MenuItem[] {
  if (number === null) return [];
  const of = (type: DocumentType): Menus.ContextType[] =>
    type === 'image' ? ['link', 'image'] : ['link', 'frame'];
  return [
    {
      id: ownRoot,
      contexts: ['link', 'image', 'frame'],
      title: translate(language, 'menu.attach-to-auction', { number: printed(number) }),
    },
    ...offeredTypes.map((type) => ({
      id: `${ownRoot} ${type}`,
      parentId: ownRoot,
      contexts: of(type),
      title: translate(language, `documentType.${type}`, {}),
    })),
  ];
}

function draftItems({ number, drafts, isPdf, openerMark }: MenuPlace, language: Language): MenuItem[] {
  const own = number === null ? undefined : parseFileMark(number);
  const ownMark = own === undefined ? null : number?.split('-')[0];
  const others = drafts.filter((one) => one.fileMark !== ownMark);
  const first = others.filter((one) => one.fileMark === openerMark);
  const offered = [...first, ...others.filter((one) => !first.includes(one))].slice(0, draftsOffered);
  if (offered.length === 0) return [];
  const contexts: Menus.ContextType[] = ['link', 'image', 'frame', ...(isPdf ? (['page'] as const) : [])];
  return [
    {
      id: draftRoot,
      contexts,
      title: translate(language, number === null ? 'menu.attach-to-draft' : 'menu.attach-to-other', {}),
    },
    ...offered.map((one) => ({
      id: idOfDraft(one),
      parentId: draftRoot,
      contexts,
      title: numberOfDraft(one),
    })),
  ];
}

/** What was clicked on, by what the browser says of the click and never by what the page says. */
export function addressOf(
  info: Pick<Menus.OnClickData, 'linkUrl' | 'srcUrl' | 'frameUrl' | 'pageUrl'>,
): string | undefined {
  // A thumbnail stands for the picture its link leads to; a frame, or else the tab, for the document it shows.
  const href = info.linkUrl ?? info.srcUrl ?? info.frameUrl ?? info.pageUrl;
  return href === undefined || !/^https?:/.test(href) ? undefined : href.replace(/#.*$/, '');
}
