import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { html } from '../pages/html.ts';
import { viewPage } from '../pages/layout.ts';
import { allPlacesFor, type Place } from '../pages/navigation.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { type Frame, FrameFields, frameFields, widestOf } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { Phrase } from '../words/words.ts';

const PARAMETERS = ['lang', 'format'] as const;

const HomeSchema = Type.Object(
  { ...FrameFields, views: Type.Array(Type.Object({ name: Type.String(), at: Type.String() })) },
  { description: 'Where the views are that the caller may ask' },
);

/** The way in: what there is to read for whoever asks. */
@ApiTags('views')
@Controller('views')
export class HomeController {
  constructor(private readonly viewing: Viewing) {}

  @Query({
    operationId: 'readViews',
    summary: 'What there is to read',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: HomeSchema,
    html: true,
    readsViews: true,
  })
  @Asks(...PARAMETERS)
  async home(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, unitsModel.name);
    const places = allPlacesFor(caller);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame),
        views: places.map(({ phrase, at }) => ({ name: phrase, at })),
      }),
      page: () => homePage(frame, places),
    });
  }
}

function homePage(frame: Frame, places: readonly Place[]): string {
  const { words, caller, forum } = frame;
  const cards = places.map(
    ({ phrase, at }) =>
      html`<li>
        <a href="${at}">${words.say(phrase)}</a>
        <p>${words.say(`home-${phrase}` as Phrase)}</p>
      </li>`,
  );
  const main = html`<h1>${forum.founded?.name ?? words.say('unfounded')}</h1>
    <p class="lead">${words.say('home-lead')}</p>
    ${caller.isPublic && html`<p>${words.say('home-sign-in')}</p>`}
    <ul class="cards">
      ${cards}
      <li>
        <a href="/docs">${words.say('api-docs')}</a>
        <p>${words.say('home-docs')}</p>
      </li>
    </ul>`;
  return viewPage(frame, words.say('home'), widestOf(frame.sight.audiences), main);
}
