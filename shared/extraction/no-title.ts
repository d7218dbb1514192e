/** What stands under `Název` or `Předmět` and is not what a thing is called. */
import { foldText } from '../formats/text.ts';
import { fileName } from './document-name.ts';

const onlyKind =
  /^(?:(?:ne)?movit(?:ost(?:i)?|a vec|e veci|y majetek)|immovable(?: property)?|movable(?: property)?|real estate)$/;

/** `Předmět dražby: nemovitost` says what kind of thing it is. */
export const isOnlyKind = (raw: string): boolean => onlyKind.test(foldText(raw));

/** `Věc: Dražební vyhláška – movité věci` heads a letter. */
const ruling = /^(?:dražební vyhláška|usnesení .*draž)/i;

/** A file is called by its name (`110EX_12_drazba`) and a sentence tells more than a name: neither is what a thing is called. */
export const isNoTitle = (raw: string): boolean =>
  fileName.exec(raw)?.[0] === raw.trim() ||
  /^[^\s_]+_\S+$/.test(raw.trim()) ||
  ruling.test(raw.trim()) ||
  (raw.length > 120 && /\.\s*$/.test(raw));
