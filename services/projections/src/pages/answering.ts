import type { FastifyReply, FastifyRequest } from 'fastify';
import { prefersHtml } from './negotiation.ts';
import { CONTENT_SECURITY_POLICY } from './styles.ts';

/** Headers of every page: nothing is run or loaded, and no address is told to where a link leads. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Whether this request is to be answered by a page: by `format`, or else by `Accept`. */
export function wantsPage(request: FastifyRequest): boolean {
  const { format } = request.query as { format?: unknown };
  return format === 'html' || (format !== 'json' && prefersHtml(request.headers.accept));
}

/** The same document as JSON or as a page, as the request wants it. Rights are those of now: nothing is kept by caches. */
export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  as: { readonly json: () => object; readonly page: () => string },
): object | string {
  reply.header('cache-control', 'private, no-cache').header('vary', 'accept, accept-language, authorization, cookie');
  if (!wantsPage(request)) return as.json();
  reply.headers(PAGE_HEADERS);
  return as.page();
}
