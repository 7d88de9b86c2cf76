import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { AdmittedRequest } from '../operations/request.ts';
import { logRefusedAttempt } from '../logging/security-log.ts';
import { Metrics } from '../metrics/metrics.ts';
import { LOGGER } from '../runtime/tokens.ts';
import { sendProblem } from './send-problem.ts';
import { tell } from './tell.ts';

/** Turns whatever is thrown in a handler into a problem (RFC 9457). The only place where that is done. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly metrics: Metrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AdmittedRequest>();
    const told = tell(error);
    const { caller, operation } = request;
    if (operation !== undefined && caller !== undefined) {
      if (told.rule !== undefined) this.metrics.refused(operation.operationId, told.rule);
      if (told.status === 403 || told.status === 404) {
        const { id } = request.params as { id?: string };
        logRefusedAttempt(this.logger, { operation, caller, reason: told.code, target: id });
      }
    }
    sendProblem(this.logger, http.getResponse<FastifyReply>(), request, told, error);
  }
}
