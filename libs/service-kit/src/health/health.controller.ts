import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Readiness, ReadinessChecks } from './readiness.ts';
import { Serving, type ServingStatus } from './serving.ts';

const LIVE = { type: 'object', required: ['status'], properties: { status: { type: 'string', enum: ['live'] } } };
const SERVING = {
  type: 'object',
  required: ['status'],
  properties: { status: { type: 'string', enum: ['serving', 'starting', 'failed', 'closing'] } },
};
const READY = {
  type: 'object',
  required: ['status', 'checks'],
  properties: {
    status: { type: 'string', enum: ['ready', 'starting', 'behind', 'failed'] },
    checks: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'ready'],
        properties: { name: { type: 'string' }, ready: { type: 'boolean' }, detail: { type: 'object' } },
      },
    },
  },
};

/** For whoever watches the process. Open to all, and silent about persons. */
@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: ReadinessChecks,
    private readonly serving: Serving,
  ) {}

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ operationId: 'isLive', summary: 'The process runs and answers' })
  @ApiResponse({ status: 200, description: 'It does', content: { 'application/json': { schema: LIVE } } })
  live(): object {
    return { status: 'live' };
  }

  @Get('serving')
  @ApiOperation({
    operationId: 'isServing',
    summary: 'The process may be given requests, whatever of it stands still or is behind',
  })
  @ApiResponse({ status: 200, description: 'It may', content: { 'application/json': { schema: SERVING } } })
  @ApiResponse({
    status: 503,
    description: 'It is starting, could not be started, or is ending',
    content: { 'application/json': { schema: SERVING } },
  })
  serves(@Res({ passthrough: true }) reply: FastifyReply): ServingStatus {
    const serving = this.serving.look();
    void reply.header('cache-control', 'no-store');
    if (serving.status !== 'serving') void reply.code(503).header('retry-after', '1');
    return serving;
  }

  @Get('ready')
  @ApiOperation({ operationId: 'isReady', summary: 'The process has started, and keeps up with the ledger' })
  @ApiResponse({ status: 200, description: 'It has, and does', content: { 'application/json': { schema: READY } } })
  @ApiResponse({
    status: 503,
    description: 'Not yet (with how far it is), or not now (with what is behind)',
    content: { 'application/json': { schema: READY } },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness.look();
    void reply.header('cache-control', 'no-store');
    if (readiness.status !== 'ready') void reply.code(503).header('retry-after', '1');
    return readiness;
  }
}
