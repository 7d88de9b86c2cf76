import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Viewing } from '../viewing/viewing.ts';
import { Words } from '../words/words.ts';
import { PAGE_HEADERS, wantsPage } from './answering.ts';
import { html } from './html.ts';
import { page } from './layout.ts';
import { languagesOf } from './negotiation.ts';

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** A browser that is refused gets the problem as a page. The status and the reason stay what they are. */
@Injectable()
export class ProblemPages {
  constructor(
    host: HttpAdapterHost,
    private readonly viewing: Viewing,
  ) {
    // Before routes are added, or the hook would not be theirs.
    const server = host.httpAdapter.getInstance<FastifyInstance>();
    server.addHook('onSend', async (request, reply, payload) => this.#told(request, reply, payload));
  }

  async #told(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
    const type = String(reply.getHeader('content-type') ?? '');
    const isOurs = request.method === 'GET' && /^\/views(\/|\?|$)/.test(request.url);
    if (!isOurs || !type.startsWith('application/problem+json') || !wantsPage(request)) return payload;
    const forum = await this.viewing.forum().catch(() => undefined);
    const body = problemPage(JSON.parse(String(payload)) as Problem, request, forum?.founded);
    reply.headers(PAGE_HEADERS);
    reply.removeHeader('content-length');
    return body;
  }
}

function problemPage(problem: Problem, request: FastifyRequest, forum: Parameters<typeof page>[0]['forum']): string {
  const words = Words.in(languagesOf(request.headers['accept-language']));
  const faults = (problem.errors ?? []).map(
    ({ pointer, detail }) => html`<li><code>${pointer.slice(1)}</code> ${detail}</li>`,
  );
  const main = html`<p class="crumbs">${problem.status} · <code>${problem.code}</code></p>
    <h1>${words.say('refused')}</h1>
    <p class="lead">${problem.detail}</p>
    ${
      faults.length > 0 &&
      html`<ul>
        ${faults}
      </ul>`
    }
    ${problem.status === 401 && html`<p>${words.say('sign-in-hint')}</p>`}
    <p class="more"><a href="/views">${words.say('back-home')}</a></p>`;
  return page({ words, title: words.say('refused'), forum, at: '', places: [], main });
}
