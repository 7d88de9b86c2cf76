import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { CommandAnswer } from '../command-handling/command-answer.ts';
import { EntityDocument } from '../entities/entity-document.ts';
import type { AdmittedRequest } from './request.ts';

/** Gives answers their headers: `ETag`, `Location` of what was created; 304 where the caller has the document already. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof CommandAnswer) return commanded(answer, http.getRequest(), http.getResponse());
        if (answer instanceof EntityDocument) return read(answer, http.getRequest(), http.getResponse());
        return answer;
      }),
    );
  }
}

function commanded(answer: CommandAnswer, request: AdmittedRequest, reply: FastifyReply): CommandAnswer {
  void reply.header('etag', `"${answer.revision}"`);
  if (request.operation?.kind === 'create') {
    const path = request.url.split('?', 1)[0]!.replace(/\/$/, '');
    void reply.header('location', `${path}/${encodeURIComponent(answer.id)}`);
  }
  return answer;
}

function read(answer: EntityDocument<object>, request: AdmittedRequest, reply: FastifyReply): object | undefined {
  const etag = `"${answer.revision}"`;
  // Rights are those of now: a copy is asked for again each time, and answered by 304 where nothing changed.
  void reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'authorization, cookie');
  const had = request.headers['if-none-match'];
  if (
    had === undefined ||
    !(had.trim() === '*' || had.split(',').some((one) => one.trim().replace(/^W\//, '') === etag))
  ) {
    return answer.document;
  }
  void reply.code(304);
  return undefined;
}
