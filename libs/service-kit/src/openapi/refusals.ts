import type { Operation } from '../operations/operation.ts';
import { PROBLEM_MEDIA_TYPE, problemOf } from '../problems/problem.ts';
import { statusOfRule, tell } from '../problems/tell.ts';

type Response = Readonly<Record<string, unknown>>;

interface Code {
  readonly code: string;
  readonly detail: string;
  readonly rule?: string;
}

const told = (status: number): Code => tell({ statusCode: status });

/** What may refuse an operation of any kind, besides the rules of the domain. */
function codesOf(
  { kind, body, roles, readsViews, produces }: Operation,
  takesBody: boolean,
): Readonly<Record<number, readonly Code[]>> {
  const isCommand = kind === 'create' || kind === 'command';
  const isOpen = roles.includes('public');
  return {
    400: [
      told(400),
      ...(body === undefined
        ? []
        : [{ code: 'invalid-body', detail: 'The body is not what is documented: see errors.' }]),
      ...(kind === 'query' ? [{ code: 'bad-parameters', detail: 'Some parameters are not as documented.' }] : []),
      { code: 'bad-header', detail: 'A header is not what is documented.' },
      ...(readsViews ? [{ code: 'other-ledger', detail: 'The position is one of another ledger.' }] : []),
    ],
    401: [...(isOpen ? [] : [told(401)]), { code: 'bad-token', detail: 'The token is not accepted here.' }],
    403: [
      { code: 'role-may-not', detail: `Your roles do not allow this. It takes one of: ${roles.join(', ')}.` },
      ...(kind === 'create' ? [{ code: 'outside-your-scope', detail: 'Your roles do not reach this unit.' }] : []),
    ],
    404: [told(404)],
    ...(produces.length === 0 ? {} : { 406: [told(406)] }),
    ...(isCommand ? { 409: [{ code: 'concurrent-change', detail: 'Others changed the same at the same time.' }] } : {}),
    ...(isCommand ? { 412: [{ code: 'revision-mismatch', detail: 'If-Match names another revision.' }] } : {}),
    ...(takesBody ? { 413: [told(413)] } : {}),
    414: [told(414)],
    ...(takesBody ? { 415: [told(415)] } : {}),
    ...(isCommand ? { 422: unprocessable(body !== undefined) } : {}),
    429: [told(429)],
    431: [told(431)],
    500: [tell(undefined)],
    503: [
      told(503),
      { code: 'store-unavailable', detail: 'Nothing was recorded. Send the same again.' },
      ...(readsViews
        ? [
            { code: 'view-behind', detail: 'A view is not as far as asked.' },
            { code: 'view-being-made', detail: 'The views are being made anew.' },
          ]
        : []),
    ],
  };
}

function unprocessable(hasBody: boolean): readonly Code[] {
  return [
    { code: 'idempotency-key-reused', detail: 'This Idempotency-Key was used for another command.' },
    ...(hasBody
      ? [
          { code: 'command.effective-in-future', detail: 'A command holds from today or earlier.' },
          { code: 'command.backdated-too-far', detail: 'You may not date it back so far.' },
        ]
      : []),
    { code: 'person-erased', detail: 'A person named here has been erased, and is barred.' },
  ];
}

/**
 * Every refusal of an operation by status, each code with an example.
 * @param takesBody whether its method may carry one, which may then be too large or of a wrong type
 */
export function refusalResponses(operation: Operation, takesBody: boolean): Readonly<Record<string, Response>> {
  const byStatus = new Map<number, Code[]>();
  const add = (status: number, code: Code): void => {
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  };
  for (const [status, codes] of Object.entries(codesOf(operation, takesBody)))
    for (const code of codes) add(Number(status), code);
  for (const [book, names] of operation.rules) {
    for (const name of names) {
      const { kind, title } = book.rules[name]!;
      add(statusOfRule(kind), { code: book.code(name), rule: book.code(name), detail: title });
    }
  }
  const isPage = operation.produces.some((type) => type === 'text/html' || type === 'text/csv');
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, response(status, codes, isPage)]));
}

/** What may refuse any route, operation or not. */
export function commonResponses(): Readonly<Record<string, Response>> {
  return Object.fromEntries(
    [429, 431, 500].map((status) => [status, response(status, [status === 500 ? tell(undefined) : told(status)])]),
  );
}

const EXAMPLE_REQUEST = '5f0c3b7a-2d4e-4f60-8a1b-9c2d3e4f5061';

/** @param isPage whether a browser gets it as a page */
function response(status: number, codes: readonly Code[], isPage = false): Response {
  const unique = [...new Map(codes.map((code) => [code.code, code])).values()];
  return {
    description: unique.map(({ code, detail }) => `\`${code}\`: ${detail.replace(/\.?$/, '.')}`).join('\n\n'),
    content: {
      [PROBLEM_MEDIA_TYPE]: {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(
          unique.map((code) => [
            code.code,
            { value: problemOf({ status, ...code, ...(code.rule && { title: code.detail }) }, EXAMPLE_REQUEST) },
          ]),
        ),
      },
      ...(isPage ? { 'text/html': { schema: { type: 'string' } } } : {}),
    },
  };
}
