import { type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Controller, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Asks } from '../asking/parameters.ts';
import { answer } from '../pages/answering.ts';
import { KNOWN_TO_THE_PUBLIC } from '../rights/readers.ts';
import { frameFields } from '../viewing/frame.ts';
import { directoryPage } from './directory.page.ts';
import { DIRECTORY_PARAMETERS, DirectoryView } from './directory.service.ts';
import { DirectorySchema } from './public-face.schemas.ts';

/** The public directory of the sector: for whoever asks, without a token. */
@ApiTags('views')
@Controller('views')
export class DirectoryController {
  constructor(private readonly view: DirectoryView) {}

  @Query({
    operationId: 'readDirectory',
    path: 'directory',
    summary: 'The members that show themselves in public, with their stories of impact',
    description:
      'The same for whoever asks. What is shown of a member goes by the civic space where it stands; where none is rated, nothing is.',
    roles: KNOWN_TO_THE_PUBLIC,
    schema: DirectorySchema,
    html: true,
    readsViews: true,
  })
  @Asks(...DIRECTORY_PARAMETERS)
  async read(
    @CallerIs() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const found = await this.view.directory(caller, request);
    const { frame, entries, total, nextCursor } = found;
    return answer(request, reply, {
      json: () => ({
        ...frameFields(frame, 'public'),
        entries: entries.map(({ stories, ...entry }) => ({
          ...entry,
          unitName: frame.forum.tree.nameOf(entry.unit),
          stories: stories.map(({ story, title, text, publishedOn }) => ({ id: story, title, text, publishedOn })),
        })),
        total,
        ...(nextCursor === undefined ? {} : { nextCursor }),
      }),
      page: () => directoryPage(found),
    });
  }
}
