import { Controller, Get, HttpCode, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../problems/refusals.ts';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';
import { SESSION_COOKIE } from './identities.ts';
import { SignInLinks } from './sign-in-links.ts';

/** A session lasts a working day. */
const SESSION_SECONDS = 12 * 3600;
const FIRST_PAGE = '/views/dashboards/network';

/** Signs a browser in by a link that the process printed. The session reads; commands need a bearer token. */
@ApiTags('identity')
@Controller('sign-in')
export class SignInController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    private readonly links: SignInLinks,
  ) {}

  @Get()
  @HttpCode(200)
  @ApiOperation({ operationId: 'signIn', summary: 'Sign a browser in by a one-time link' })
  @ApiQuery({ name: 'code', schema: { type: 'string', maxLength: 64 }, required: false })
  @ApiResponse({ status: 200, description: 'Signed in', content: { 'text/html': { schema: { type: 'string' } } } })
  @ApiResponse({
    status: 404,
    description: 'There is no such link, or it was followed already',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  async signIn(@Query('code') code: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { developmentIssuer, config } = this.runtime;
    const request = typeof code === 'string' ? this.links.follow(code) : undefined;
    if (request === undefined || developmentIssuer === undefined) throw new NotFound();
    const session = await developmentIssuer.session({ ...request, ttl: SESSION_SECONDS });
    const secure = config.publicUrl?.startsWith('https:') === true ? '; Secure' : '';
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
}

/** A page, not a redirect: a strict cookie is not sent along a redirect that began on another site. */
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=${FIRST_PAGE}"><title>Signed in</title></head>
<body><main><h1>You are signed in</h1><p><a href="${FIRST_PAGE}">To the dashboard of the network</a></p></main></body>
</html>
`;
