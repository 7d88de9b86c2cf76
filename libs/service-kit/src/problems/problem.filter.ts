import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { AdmittedRequest } from '../operations/request.ts';
import { logRefusedAttempt } from '../logging/security-log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { sendProblem } from './send-problem.ts';
import type { RouteTable } from '../bootstrap/route-table.ts';
import type { Told } from './problem.ts';
import { tell } from './tell.ts';

/** Turns whatever is thrown in a handler into a problem (RFC 9457). The only place where that is done. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly metrics: Metrics,
    private readonly routes: RouteTable,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<AdmittedRequest>();
    const told = this.#told(error, request);
    const { caller, operation } = request;
    if (operation !== undefined && caller !== undefined) {
      if (told.rule !== undefined) this.metrics.refused(operation, told.rule);
      if (told.status === 403 || told.status === 404) {
        const { id } = request.params as { id?: string };
        logRefusedAttempt(this.logger, { operation, caller, reason: told.code, target: id });
      }
    }
    sendProblem(this.logger, http.getResponse<FastifyReply>(), request, told, error);
  }

  /** Where no route was found, 405 for a path that is known under another method. */
  #told(error: unknown, request: AdmittedRequest): Told {
    const told = tell(error);
    if (told.status !== 404 || !(error instanceof HttpException)) return told;
    const allowed = this.routes.methodsOf(request.url);
    return allowed.length === 0 ? told : { ...tell({ statusCode: 405 }), headers: { allow: allowed.join(', ') } };
  }
}
