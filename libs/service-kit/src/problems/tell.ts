import { BallotBoxesUnavailable } from '@baraza/ballot-box';
import { NeedsUpgrade } from '@baraza/contracts';
import { Rejection, type RuleKind } from '@baraza/domain';
import { AppendRefused, ConflictingEvent, StoreUnavailable, WrongExpectedRevision } from '@baraza/event-store';
import { BusUnavailable } from '@baraza/event-bus';
import { FileStoreUnavailable } from '@baraza/files';
import { CompartmentUnavailable, PersonErased, ValueRefused, VaultConflict, VaultUnavailable } from '@baraza/privacy';
import { BadCursor, ReadStoreUnavailable } from '@baraza/read-models';
import { HttpException } from '@nestjs/common';
import type { Told } from './problem.ts';
import { Refusal } from './refusals.ts';

const STATUS_OF_KIND: Readonly<Record<RuleKind, number>> = { order: 409, input: 422, reference: 422, separation: 403 };

/** The status that a broken rule of this kind is answered with. */
export function statusOfRule(kind: RuleKind): number {
  return STATUS_OF_KIND[kind];
}

/** What to tell of an error, whatever it is. Nothing of an unforeseen error's own words is ever told. */
export function tell(error: unknown): Told {
  if (error instanceof Refusal) {
    const { status, code, message, errors, headers, params } = error;
    return { status, code, detail: message, errors, headers, params };
  }
  if (error instanceof Rejection) return tellRejection(error);
  return tellOfStores(error) ?? tellOfHttp(error) ?? UNFORESEEN;
}

export const UNFORESEEN: Told = {
  status: 500,
  code: 'internal-error',
  detail: 'Something went wrong that we did not foresee. The log knows it by this instance.',
  unexpected: true,
};

function tellRejection(rejection: Rejection): Told {
  const { code, kind, message, pointer, params } = rejection;
  const errors = pointer === undefined ? [] : [{ pointer, code, detail: message }];
  return { status: statusOfRule(kind), code, title: message, detail: message, rule: code, params, errors };
}

const RETRY = { 'retry-after': '1' };

function tellOfStores(error: unknown): Told | undefined {
  if (error instanceof StoreUnavailable) {
    return error.outcome === 'not-persisted'
      ? { status: 503, code: 'store-unavailable', detail: 'Nothing was recorded. Send the same again.', headers: RETRY }
      : {
          status: 503,
          code: 'outcome-unknown',
          detail: 'It is not known whether this was recorded. Send the same again with the same Idempotency-Key.',
          headers: RETRY,
        };
  }
  if (error instanceof WrongExpectedRevision || error instanceof ConflictingEvent) {
    return {
      status: 409,
      code: 'concurrent-change',
      detail: 'Others changed the same at the same time. Look, and send again.',
    };
  }
  if (error instanceof AppendRefused) {
    if (error.code === 'clock-off') {
      const detail = 'The clocks of this service and of its ledger differ. Nothing was recorded.';
      return { status: 503, code: 'clock-off', detail, headers: RETRY };
    }
    // What a store refuses besides is a fault of ours: an event that should never have been made so.
    if (error.code !== 'out-of-bounds') return UNFORESEEN;
    return { status: 422, code: 'too-much-at-once', detail: 'This is more than one command can record.' };
  }
  if (error instanceof PersonErased) {
    return { status: 422, code: 'person-erased', detail: 'A person named here has been erased, and is barred.' };
  }
  if (error instanceof ValueRefused) {
    return { status: 422, code: 'value-refused', detail: 'A personal value is longer than can be kept.' };
  }
  if (error instanceof VaultConflict) {
    return {
      status: 409,
      code: 'concurrent-change',
      detail: 'The same command came twice with other personal values.',
    };
  }
  if (error instanceof VaultUnavailable) {
    return { status: 503, code: 'vault-unavailable', detail: 'Personal data cannot be reached now.', headers: RETRY };
  }
  if (error instanceof CompartmentUnavailable) {
    const detail = 'The sealed compartment cannot be reached now.';
    return { status: 503, code: 'sealed-compartment-unavailable', detail, headers: RETRY };
  }
  if (error instanceof FileStoreUnavailable) {
    return { status: 503, code: 'file-store-unavailable', detail: 'Files cannot be reached now.', headers: RETRY };
  }
  if (error instanceof BallotBoxesUnavailable) {
    return { status: 503, code: 'ballots-unavailable', detail: 'No ballot can be taken now.', headers: RETRY };
  }
  if (error instanceof NeedsUpgrade) {
    const detail = 'A newer version of this service is running beside this one, which cannot read what that one wrote.';
    return { status: 503, code: 'needs-upgrade', detail, headers: RETRY };
  }
  if (error instanceof BadCursor) {
    return { status: 400, code: 'bad-cursor', detail: 'The cursor is not one of this query.' };
  }
  if (error instanceof ReadStoreUnavailable || error instanceof BusUnavailable) {
    return { status: 503, code: 'view-unavailable', detail: 'This view cannot be read now.', headers: RETRY };
  }
  return undefined;
}

const OF_STATUS: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['malformed', 'The request cannot be read.'],
  401: ['unauthenticated', 'A bearer token is needed.'],
  403: ['forbidden', 'You may not do this.'],
  404: ['not-found', 'There is nothing here that you may see.'],
  405: ['method-not-allowed', 'This resource has other methods: see Allow.'],
  406: ['not-acceptable', 'There is no form of this that you accept.'],
  408: ['request-timeout', 'The request took too long to arrive.'],
  413: ['body-too-large', 'The body is larger than is taken here.'],
  414: ['address-too-long', 'The address is longer than is taken here.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
  429: ['too-many-requests', 'Too many requests from this address. Wait, then go on.'],
  431: ['headers-too-large', 'The address and headers together are larger than is taken here.'],
  503: ['unavailable', 'This process is stopping, or not ready.'],
};

const MALFORMED: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty, though it says that it is JSON.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as it says.',
  FST_ERR_BAD_URL: 'The address is not well-formed.',
};

/** Errors of Nest and Fastify: their status is told, in words of ours. */
function tellOfHttp(error: unknown): Told | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code: fastifyCode, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (typeof status !== 'number' || status === 500) return undefined;
  const known = OF_STATUS[status];
  if (known === undefined) return undefined;
  const [code, detail] = known;
  const malformed = error instanceof SyntaxError ? 'The body is not valid JSON.' : MALFORMED[String(fastifyCode)];
  return {
    status,
    code,
    detail: status === 400 ? (malformed ?? detail) : detail,
    ...(status === 503 ? { headers: RETRY } : {}),
  };
}
