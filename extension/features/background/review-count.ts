/** How often a site's pages made a panel send a person to the review: where it happens again, another place is offered. */
import { readSettings, writeSettings } from '../../platform/settings.ts';

/** More sites than anybody allows; the count of a further one begins anew. */
const mostSites = 100;

/** @param origin of the case page; undefined where it is not known any more. @returns this time included */
export async function countReview(origin: string | undefined): Promise<number> {
  if (origin === undefined) return 1;
  const { reviews } = await readSettings();
  const times = Math.min((reviews[origin] ?? 0) + 1, 1000);
  const { [origin]: _known, ...others } = reviews;
  const kept = Object.fromEntries(Object.entries(others).slice(-(mostSites - 1)));
  await writeSettings({ reviews: { ...kept, [origin]: times } });
  return times;
}
