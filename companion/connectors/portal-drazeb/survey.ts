/** Everything the office has at the portal, read once: for the life of auctions that go on without us. */
import { formatFileMark, parseFileMark } from '../../../shared/formats/file-mark.ts';
import type { Survey, SurveyedRecord } from '../connector.ts';
import { TransientFailure } from '../failures.ts';
import { toIdentity } from './compare.ts';
import { listAuctions } from './list-auctions.ts';
import { type Portal, readIfThere } from './portal.ts';
import type { PortalRecord } from './schema.ts';

/** Details read besides the list in one round; the rest comes with the next. */
const mostDetails = 20;

/**
 * @param known hashes of records somebody waits for news of: those the list leaves out, and those whose documents it
 * doesn't tell, are read one by one.
 */
export async function survey(portal: Portal, known: readonly string[], signal: AbortSignal): Promise<Survey> {
  const list = await listAuctions(portal.client, signal);
  const byHash = new Map(list.records.map((record) => [record.hash, record]));
  const unclear = known.filter((hash) => byHash.get(hash)?.documents === undefined).slice(0, mostDetails);
  const gone: string[] = [];
  for (const hash of unclear) {
    const whole = await readIfThere(portal, hash, signal);
    if (whole !== undefined) byHash.set(hash, whole.record);
    // One that the list still shows is there, whatever its own address says.
    else if (!byHash.has(hash)) gone.push(hash);
  }
  if (list.records.length === 0 && !list.complete) throw new TransientFailure({ code: 'remote-unexpected' });
  return { records: [...byHash.values()].map((record) => toSurveyed(portal, record)), gone };
}

function toSurveyed(portal: Portal, record: PortalRecord): SurveyedRecord {
  const { id, url, state } = toIdentity(portal.baseUrl, record);
  const mark = parseFileMark(record.number);
  return {
    id,
    url,
    state,
    fileMark: mark === undefined ? '' : formatFileMark(mark),
    number: record.number,
    title: record.item?.title ?? '',
    startsAt: record.start_at ?? null,
    updatedAt: record.updated_at ?? null,
    documentTypes: record.documents?.map((file) => file.document_type ?? '') ?? null,
  };
}
