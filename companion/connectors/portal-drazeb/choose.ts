/** The identifiers a create needs besides the case's own data: office, responsible person, category (E12, E13). */
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import { Refusal, TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { PortalRefusal } from './client.ts';
import type { Portal } from './portal.ts';
import {
  categoriesSchema,
  officesSchema,
  type PortalCategory,
  type PortalIdentifier,
  type PortalOffice,
} from './schema.ts';
import type { Choices } from './wire.ts';

/** @throws Refusal `remote-choice` when the portal lists several and the settings name none of them. */
export async function choose(
  portal: Portal,
  auction: AuctionSubmission,
  signal: AbortSignal,
): Promise<Choices> {
  const { office, person, personName } = await chooseOffice(portal, signal);
  return { office, person, personName, category: await chooseCategory(portal, auction, signal) };
}

async function chooseOffice(portal: Portal, signal: AbortSignal): Promise<Omit<Choices, 'category'>> {
  const { chosen } = portal;
  const offices = await readOrNothing(() =>
    portal.client.repeatable({ method: 'GET', path: assumptions.officesPath, signal }),
  );
  const read = officesSchema.safeParse(offices);
  if (offices === undefined || !read.success || read.data.length === 0) {
    return { office: chosen.office, person: chosen.responsiblePerson, personName: null };
  }
  const { office, person } = officeAndPerson(read.data, chosen);
  return { office: office?.id ?? null, person: person?.id ?? null, personName: person?.name ?? null };
}

/** Whom a create names of what the portal lists. @throws Refusal `remote-choice` */
export function officeAndPerson(offices: readonly PortalOffice[], chosen: Portal['chosen']) {
  const office = pick('office', offices, chosen.office);
  return { office, person: pickPerson(office?.responsible_persons ?? [], chosen.responsiblePerson) };
}

/**
 * The one the settings name, else the first the portal lists for the office: the portal gives no other default, and an
 * office that wants another says so once in its settings. Every submission shows whom it names.
 */
function pickPerson<T extends { readonly id: PortalIdentifier }>(
  offered: readonly T[],
  chosen: PortalIdentifier | null,
): T | undefined {
  return chosen === null ? offered[0] : pick('responsiblePerson', offered, chosen);
}

/** The only one, or the one the settings name; undefined when none is offered. */
function pick<T extends { readonly id: PortalIdentifier }>(
  what: string,
  offered: readonly T[],
  chosen: PortalIdentifier | null,
): T | undefined {
  const named = chosen === null ? undefined : offered.find((one) => String(one.id) === String(chosen));
  if (named !== undefined) return named;
  if (chosen === null && offered.length <= 1) return offered[0];
  throw new Refusal({ code: 'remote-choice', params: { what, offered: offered.length } });
}

/** The list isn't there for everybody (PD-31): then the portal has to know by itself. */
export async function readOrNothing(read: () => Promise<unknown>): Promise<unknown> {
  try {
    return await read();
  } catch (error) {
    const isMissing =
      error instanceof PortalRefusal && assumptions.listMissingStatuses.includes(error.status);
    if (isMissing) return undefined;
    throw error;
  }
}

/** A category is a help for searching, not a condition: without an exact match it is left out (PD-25). */
export async function chooseCategory(
  portal: Portal,
  auction: Pick<AuctionSubmission, 'auctionKind' | 'category'>,
  signal: AbortSignal,
): Promise<PortalIdentifier | null> {
  if (auction.category === undefined) return null;
  let body: unknown;
  try {
    body = await portal.client.repeatable({ method: 'GET', path: assumptions.categoriesPath, signal });
  } catch (error) {
    if (error instanceof PortalRefusal || error instanceof TransientFailure) return null;
    throw error;
  }
  const read = categoriesSchema.safeParse(body);
  if (!read.success) return null;
  const wanted = fold(auction.category);
  const names = ({ title, full_path }: PortalCategory): string[] => [
    fold(title ?? ''),
    fold(full_path ?? ''),
  ];
  const fitting = read.data.filter(
    (one) => (one.type ?? auction.auctionKind) === auction.auctionKind && names(one).includes(wanted),
  );
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
}
