/** What a person looks at before changing something: one record with its files, and what may be chosen (E11 to E13). */
import type { RemoteChoices, RemoteRecord } from '../../../shared/contract/remote.ts';
import { Refusal } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { officeAndPerson, readOrNothing } from './choose.ts';
import { toIdentity } from './compare.ts';
import { itemFields, topFields } from './field-names.ts';
import { imagesInOrder } from './merge-files.ts';
import { type Portal, readWhole } from './portal.ts';
import { categoriesSchema, officesSchema, type PortalOffice, type PortalRecord } from './schema.ts';

export async function readForPerson(
  portal: Portal,
  hash: string,
  signal: AbortSignal,
): Promise<RemoteRecord> {
  const { record, editable } = await readWhole(portal, hash, signal);
  const { id, url, state } = toIdentity(portal.baseUrl, record);
  return {
    id,
    url,
    state,
    number: record.number,
    updatedAt: record.updated_at ?? null,
    values: {
      ...named(editable.top, topFields),
      ...named(editable.item, itemFields),
      ...categoryOf(record),
    },
    images:
      record.images === undefined
        ? null
        : imagesInOrder(record).map((file) => ({
            id: file.hash,
            name: file.original_name ?? '',
            size: file.size ?? null,
            documentType: null,
          })),
    documents:
      record.documents?.map((file) => ({
        id: file.hash,
        name: file.original_name ?? '',
        size: file.size ?? null,
        documentType: file.document_type ?? null,
      })) ?? null,
  };
}

/** Lists that aren't there for everybody are empty (PD-30, PD-31). */
export async function readChoices(portal: Portal, signal: AbortSignal): Promise<RemoteChoices> {
  const read = (path: string): Promise<unknown> =>
    readOrNothing(() => portal.client.repeatable({ method: 'GET', path, signal }));
  const categories = categoriesSchema.safeParse(await read(assumptions.categoriesPath));
  const offices = officesSchema.safeParse(await read(assumptions.officesPath));
  return {
    responsiblePerson: namedPerson(portal, offices.success ? offices.data : []),
    categories: (categories.success ? categories.data : []).map((one) => ({
      id: one.id,
      title: one.full_path ?? one.title ?? '',
      kind: one.type ?? null,
    })),
    offices: (offices.success ? offices.data : []).map((one) => ({
      id: one.id,
      title: one.title ?? '',
      persons: one.responsible_persons.map(({ id, name }) => ({ id, name: name ?? '' })),
    })),
  };
}

/** Whom a create would name; null where it would refuse to. */
function namedPerson(
  { chosen }: Portal,
  offices: readonly PortalOffice[],
): RemoteChoices['responsiblePerson'] {
  try {
    const { person } = officeAndPerson(offices, chosen);
    return person === undefined ? null : { id: person.id, name: person.name ?? '' };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** By its words: the number of a category tells a person nothing. */
function categoryOf({ item }: PortalRecord): RemoteRecord['values'] {
  const name = item?.category?.title ?? item?.category?.full_path;
  return name ? { category: name } : {};
}

function named(values: Readonly<Record<string, unknown>>, names: Readonly<Record<string, string>>) {
  const known: RemoteRecord['values'] = {};
  for (const [key, name] of Object.entries(names)) {
    const value = values[key];
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    if (isPlain) known[name] = value as RemoteRecord['values'][string]; // just checked
  }
  return known;
}
