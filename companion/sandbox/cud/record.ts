/** A document as the board answers it (CÚD reference, section 5.1; CU-12, CU-13, CU-21). */
import type { BoardNotice, BoardState } from './board.ts';
import { wallTime } from './times.ts';

const wallTimeOrNull = (ms: number | null): string | null => (ms === null ? null : wallTime(ms));

/** The detail of an own document; file contents are never given back. */
export function toDetail(notice: BoardNotice, { notices }: BoardState) {
  const { data } = notice;
  return {
    cudid: notice.cudid,
    interniId: data.interniId,
    typ: notice.typ,
    adresat: data.adresat,
    ohlasovna: data.ohlasovna,
    mistoDoruceni: data.mistoDoruceni,
    pisemnosti: data.pisemnosti.map(({ soubor: _soubor, ...paper }) => ({
      ...paper,
      cisloJednaciValidni: true,
    })),
    vlozeno: wallTime(notice.insertedAt),
    upraveno: wallTime(notice.changedAt),
    vyvesitDne: data.vyvesitDne,
    vyveseno: wallTimeOrNull(notice.postedAt),
    doslaniDoDne: notice.doslaniDoDne,
    svesitDne: notice.svesitDne,
    sveseno: wallTimeOrNull(notice.takenDownAt),
    test: true,
    rodicovskyDokument: data.rodicovskyDokument,
    navazujiciDokumenty: Object.values(notices)
      .filter((other) => other.data.rodicovskyDokument === notice.cudid)
      .map((other) => other.cudid),
  };
}

/** What hangs on the board for everybody. */
export function toListItem({ cudid, typ, data, postedAt }: BoardNotice) {
  return {
    cudid,
    interniId: data.interniId,
    typ,
    cisloJednaci: data.pisemnosti[0]?.cisloJednaci ?? null,
    vyveseno: wallTimeOrNull(postedAt),
  };
}
