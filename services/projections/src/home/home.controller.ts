import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Asking, type QueryString } from '../asking/asking.ts';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { html } from '../pages/html.ts';
import { NAVIGATION, viewPage } from '../pages/layout.ts';
import { KNOWN_TO_THE_PUBLIC, READERS_OF_FIGURES } from '../rights/readers.ts';
import { unitsModel } from '../units/units.read-model.ts';
import { type Frame, FrameFields, frameFields } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import type { Phrase } from '../words/words.ts';

const PARAMETERS = ['lang', 'format'] as const;
const PUBLIC = ['programmes', 'coalitions', 'campaigns', 'search'];

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
    views: [unitsModel.name],
  })
  @Asks(...PARAMETERS)
  async home(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asking = new Asking(request.query as QueryString, PARAMETERS);
    const frame = await this.viewing.frame(asking, caller, request, unitsModel.name);
    const views = viewsFor(caller);
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, frame.sight.audiences.at(-1)!),
        views: views.map(([name, at]) => ({ name, at })),
      }),
      page: () => homePage(frame, views),
    });
  }
}

type View = readonly [phrase: Phrase, at: string];

function viewsFor({ roles, isPublic }: Caller): readonly View[] {
  const holds = (open: readonly string[]): boolean => roles.some(({ role }) => open.includes(role));
  const isOpen = ([phrase]: View): boolean => {
    if (PUBLIC.includes(phrase)) return true;
    return phrase === 'network' ? holds(READERS_OF_FIGURES) : !isPublic;
  };
  const admin: View = ['projections', '/views/admin/projections'];
  return [...NAVIGATION.filter(isOpen), ...(holds(['secretariat', 'auditor']) ? [admin] : [])];
}

function homePage(frame: Frame, views: readonly View[]): string {
  const { words, caller, forum } = frame;
  const cards = views.map(
    ([phrase, at]) =>
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
  return viewPage(frame, words.say('home'), frame.sight.audiences.at(-1)!, main);
}
