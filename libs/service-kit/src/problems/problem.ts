import type { FieldFault } from './refusals.ts';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** RFC 9457, with members of our own: `code`, `rule`, `params`, `errors`. */
export interface Problem {
  /** `urn:baraza:problem:<code>`. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** `urn:uuid:<id of this request>`: what the log knows it by. */
  readonly instance: string;
  readonly code: string;
  /** The rule of the domain that refused: `membership.not-endorsed`. */
  readonly rule?: string;
  /** Codes, dates, numbers and ids that explain a rule's refusal. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
}

/** What a refusal says of itself, before it becomes the answer to one request. */
export interface Told {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly title?: string;
  readonly rule?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly FieldFault[];
  readonly headers?: Readonly<Record<string, string>>;
  /** True for what nobody foresaw: logged with its stack, and told with its id only. */
  readonly unexpected?: boolean;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not well-formed',
  401: 'Who asks is not known',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not a method of this resource',
  406: 'Not available in this form',
  408: 'The request took too long to arrive',
  409: 'Not now',
  412: 'The entity has changed',
  413: 'The body is too large',
  414: 'The address is too long',
  415: 'Not a media type that is understood here',
  422: 'Refused',
  429: 'Too many requests',
  431: 'The headers are too large',
  500: 'An error on our side',
  503: 'Not available now',
};

export function problemOf(told: Told, requestId: string): Problem {
  return {
    type: `urn:baraza:problem:${told.code}`,
    title: told.title ?? TITLES[told.status] ?? 'Refused',
    status: told.status,
    detail: told.detail,
    instance: `urn:uuid:${requestId}`,
    code: told.code,
    ...(told.rule === undefined ? {} : { rule: told.rule }),
    ...(told.params === undefined || Object.keys(told.params).length === 0 ? {} : { params: told.params }),
    ...(told.errors === undefined || told.errors.length === 0 ? {} : { errors: told.errors }),
  };
}
