/** From our payload to the body of `POST /ud/{type}` (CÚD reference, sections 6.1, 6.3; CU-03 to CU-08, CU-11, CU-27). */
import { type NoticePaper, type PostNotice, papersOf } from '../../../shared/submissions/notice.ts';
import type { NoticeAddressee } from '../../../shared/submissions/notice-addressee.ts';
import { assumptions } from './assumptions.ts';

/** What the payload alone doesn't say: our id, the codes of the delivery kinds, the files' contents. */
export interface WireParts {
  readonly ownId: string;
  /** Codes in the order of the papers. */
  readonly deliveryKinds: readonly string[];
  /** BASE64 in the order of the papers; undefined for one without a file. */
  readonly files: readonly (string | undefined)[];
}

export function toWire(notice: PostNotice, parts: WireParts): Record<string, unknown> {
  const { addressee } = notice;
  return {
    interniId: parts.ownId,
    vyvesitDne: notice.postOn,
    // Nobody is said by leaving the key out (CU-27).
    ...(addressee === undefined ? {} : { adresat: addresseeToWire(addressee) }),
    ...placeToWire(notice),
    ...('parent' in notice ? { [assumptions.parentField]: notice.parent } : {}),
    pisemnosti: papersOf(notice).map((paper, index) => paperToWire(paper, parts, index)),
  };
}

/** Exactly one of the two groups (section 6.3). */
function addresseeToWire(addressee: NoticeAddressee): Record<string, string> {
  if ('companyId' in addressee) return { nazev: addressee.name, ico: addressee.companyId };
  return { jmeno: addressee.firstName, prijmeni: addressee.lastName, narozeni: addressee.birthDate };
}

function placeToWire(notice: PostNotice): Record<string, unknown> {
  if (notice.type === 'OHL-56a') {
    const { name, addressPointCode } = notice.registryOffice;
    return { ohlasovna: { nazev: name, adm: assumptions.addressPointToWire(addressPointCode) } };
  }
  if (notice.type !== 'OHL-56b') return {};
  // It stands for the `ohlasovna`, which is required; only what is in it may be left out (section 6.1).
  const { name, addressPointCode } = notice.deliveryPlace ?? {};
  return {
    mistoDoruceni: {
      ...(name === undefined ? {} : { nazev: name }),
      ...(addressPointCode === undefined ? {} : { adm: assumptions.addressPointToWire(addressPointCode) }),
    },
  };
}

function paperToWire(paper: NoticePaper, parts: WireParts, index: number): Record<string, unknown> {
  const druhDoruceni = parts.deliveryKinds[index];
  if (druhDoruceni === undefined) throw new Error('a paper has no kind of delivery');
  const file = parts.files[index];
  if ((file === undefined) !== (paper.file === undefined)) throw new Error("a paper's file was not read");
  return {
    cisloJednaci: paper.number,
    popis: paper.description,
    druhDoruceni,
    ...(file === undefined ? {} : { [assumptions.fileField]: file }),
  };
}
