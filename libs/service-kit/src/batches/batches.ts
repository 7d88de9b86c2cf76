import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { problemOf } from '../problems/problem.ts';
import { BadRequest } from '../problems/refusals.ts';
import { tell } from '../problems/tell.ts';
import type { BatchedCommandBody } from './batch.commands.ts';
import { batchedHeaders } from './batched-requests.ts';
import { randomUUID } from 'node:crypto';

export interface BatchedAnswer {
  readonly key: string;
  readonly status: number;
  readonly etag?: string;
  readonly location?: string;
  /** A `CommandAnswer`, or a problem. */
  readonly body: unknown;
}

/** Headers of the batch that hold for each of its commands. */
export interface BatchHeaders {
  readonly authorization?: string | undefined;
  readonly traceparent?: string | undefined;
}

/**
 * Sends commands one after the other through the same door as any other request: the same guard, the same checks, the
 * same write path. What holds for a command alone therefore holds for it in a batch.
 */
@Injectable()
export class Batches {
  constructor(private readonly host: HttpAdapterHost) {}

  /** @returns an answer for each, in their order; none stops those after it */
  async run(
    service: string,
    commands: readonly BatchedCommandBody[],
    headers: BatchHeaders,
  ): Promise<readonly BatchedAnswer[]> {
    const answers: BatchedAnswer[] = [];
    for (const command of commands) answers.push(await this.#one(service, command, headers));
    return answers;
  }

  async #one(service: string, command: BatchedCommandBody, headers: BatchHeaders): Promise<BatchedAnswer> {
    const { key, path, ifMatch } = command;
    if (!path.startsWith(`/${service}/`)) {
      return refused(
        key,
        new BadRequest('another-service', `A batch of ${service} holds commands of ${service} only.`),
      );
    }
    const body = dated(command);
    if (body === undefined) {
      return refused(
        key,
        new BadRequest('invalid-body', 'The command says two dates to hold from.', {
          errors: [{ pointer: '/effectiveOn', code: 'date', detail: 'is not what the batch says of this command' }],
        }),
      );
    }
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    const answer = await fastify.inject({
      method: 'POST',
      url: path,
      headers: {
        ...batchedHeaders,
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        ...(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
        ...(headers.traceparent === undefined ? {} : { traceparent: headers.traceparent }),
      },
      payload: JSON.stringify(body),
    });
    const { etag, location } = answer.headers;
    return {
      key,
      status: answer.statusCode,
      ...(typeof etag === 'string' ? { etag } : {}),
      ...(typeof location === 'string' ? { location } : {}),
      body: JSON.parse(answer.payload) as unknown,
    };
  }
}

/** The body with its date; undefined where body and batch say different ones. */
function dated({ body = {}, effectiveOn }: BatchedCommandBody): Record<string, unknown> | undefined {
  if (effectiveOn === undefined || body['effectiveOn'] === effectiveOn) return body;
  return body['effectiveOn'] === undefined ? { ...body, effectiveOn } : undefined;
}

function refused(key: string, error: BadRequest): BatchedAnswer {
  const told = tell(error);
  return { key, status: told.status, body: problemOf(told, randomUUID()) };
}
