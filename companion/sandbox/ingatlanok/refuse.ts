/** The refusals of the practice Ingatlanok.hu (A12, A13). */
import { type Api, ApiRefusal, errorCodes } from './api.ts';

/** Counts against the address's failing requests. */
export function malformed(api: Pick<Api, 'trace'>, what: string): ApiRefusal {
  return new ApiRefusal(
    { status: 400, code: errorCodes.malformed, words: `Hibás kérés: ${what}` },
    `malformed:${what}`,
    api.trace,
  );
}

export function transferIdTaken(api: Api): ApiRefusal {
  return new ApiRefusal(
    { status: 400, code: errorCodes.transferIdTaken, words: 'Ez az átadási azonosító már foglalt.' },
    undefined,
    api.trace,
  );
}

export function notFound(api: Api, what: string): ApiRefusal {
  return new ApiRefusal(
    { status: 404, code: errorCodes.notFound, words: `Nincs ilyen: ${what}` },
    undefined,
    api.trace,
  );
}

export function unknownReference(api: Api, field: string): ApiRefusal {
  return new ApiRefusal(
    { status: 422, code: errorCodes.unknownReference, words: `Ismeretlen azonosító: ${field}` },
    `unknown-reference:${field}`,
    api.trace,
  );
}

export function foreignOffice(api: Api): ApiRefusal {
  return new ApiRefusal(
    { status: 403, code: errorCodes.foreignOffice, words: 'Az iroda nem az Öné.' },
    'foreign-office:office_id',
    api.trace,
  );
}

export function duplicate(api: Api): ApiRefusal {
  return new ApiRefusal(
    {
      status: 400,
      code: errorCodes.duplicate,
      words: 'Az ingatlant nemrég törölték: az újbóli felvétel duplikátum.',
    },
    'deleted-and-added-again:transfer_id',
    api.trace,
  );
}

export function sellerInUse(api: Api): ApiRefusal {
  return new ApiRefusal(
    { status: 409, code: errorCodes.sellerInUse, words: 'Az értékesítőnek még van hirdetése.' },
    undefined,
    api.trace,
  );
}

export function tooMany(api: Api, what: string): ApiRefusal {
  return new ApiRefusal(
    { status: 413, code: errorCodes.limit, words: `Túl sok vagy túl nagy: ${what}` },
    `limit:${what}`,
    api.trace,
  );
}
