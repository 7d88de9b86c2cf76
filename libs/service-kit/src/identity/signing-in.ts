import type { FastifyReply } from 'fastify';
import { NotFound } from '../problems/refusals.ts';
import type { DevelopmentIssuer } from './development-issuer.ts';
import { SESSION_COOKIE } from './identities.ts';
import type { SignInLinks } from './sign-in-links.ts';

/** A session lasts a working day. */
const SESSION_SECONDS = 12 * 3600;
const FIRST_PAGE = '/views/dashboards/network';

export interface SigningIn {
  /** What the link carried, as it came. */
  readonly code: unknown;
  readonly links: SignInLinks;
  readonly issuer: DevelopmentIssuer | undefined;
  readonly publicUrl: string | undefined;
}

/**
 * Gives a browser that followed a one-time link its session, as a cookie.
 * @returns the page that leads on
 * @throws NotFound where there is no such link, or it was followed already
 */
export async function signIn({ code, links, issuer, publicUrl }: SigningIn, reply: FastifyReply): Promise<string> {
  const request = typeof code === 'string' ? links.follow(code) : undefined;
  if (request === undefined || issuer === undefined) throw new NotFound();
  const session = await issuer.session({ ...request, ttl: SESSION_SECONDS });
  const secure = publicUrl?.startsWith('https:') === true ? '; Secure' : '';
  void reply
    .header(
      'set-cookie',
      `${SESSION_COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${SESSION_SECONDS}${secure}`,
    )
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('content-type', 'text/html; charset=utf-8');
  return PAGE;
}

/** A page, not a redirect: a strict cookie is not sent along a redirect that began on another site. */
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=${FIRST_PAGE}"><title>Signed in</title></head>
<body><main><h1>You are signed in</h1><p><a href="${FIRST_PAGE}">To the dashboard of the network</a></p></main></body>
</html>
`;
