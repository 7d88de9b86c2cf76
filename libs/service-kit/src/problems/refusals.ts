/** A fault of one field, by JSON pointer (RFC 6901) into the body. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/**
 * A refusal that is none of a domain rule: of the request, of rights, of the moment. Each becomes a problem (RFC 9457)
 * with its status, code and detail. Nothing personal may stand in any of them.
 */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  readonly code: string;
  readonly errors: readonly FieldFault[];
  /** Headers of the answer: `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Codes, numbers and ids that explain it. */
  readonly params: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    detail: string,
    more: {
      errors?: readonly FieldFault[];
      headers?: Record<string, string>;
      params?: Record<string, unknown>;
    } = {},
  ) {
    super(detail);
    this.code = code;
    this.errors = more.errors ?? [];
    this.headers = more.headers ?? {};
    this.params = more.params ?? {};
  }
}

/** 400: not the shape that is documented. */
export class BadRequest extends Refusal {
  override readonly status = 400;
}

/** 401: no token, or one that is not accepted. */
export class Unauthenticated extends Refusal {
  override readonly status = 401;
}

/** 403: the caller may never do this, or not there. */
export class Forbidden extends Refusal {
  override readonly status = 403;
}

/** 404: does not exist, or is hidden from the caller: the same answer. */
export class NotFound extends Refusal {
  override readonly status = 404;

  constructor() {
    super('not-found', 'There is nothing here that you may see.');
  }
}

/** 409: the moment is wrong. */
export class Conflict extends Refusal {
  override readonly status = 409;
}

/** 412: `If-Match` names another revision than the present one. */
export class PreconditionFailed extends Refusal {
  override readonly status = 412;
}

/** 413: more bytes than may be. */
export class TooLarge extends Refusal {
  override readonly status = 413;
}

/** 415: bytes of a kind that is not taken here. */
export class UnsupportedMediaType extends Refusal {
  override readonly status = 415;
}

/** 422: well-formed, but can never be accepted as it stands. */
export class Unprocessable extends Refusal {
  override readonly status = 422;
}

/** 503: cannot be answered now; the same request may be sent again. */
export class Unavailable extends Refusal {
  override readonly status = 503;
}
