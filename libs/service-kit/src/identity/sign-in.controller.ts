import { Controller, Get, HttpCode, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';
import { SignInLinks } from './sign-in-links.ts';
import { signIn } from './signing-in.ts';

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
    const { developmentIssuer: issuer, config } = this.runtime;
    return signIn({ code, links: this.links, issuer, publicUrl: config.publicUrl }, reply);
  }
}
