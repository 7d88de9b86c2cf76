import { type aFolder, ServedForum } from '../product/running-forum.ts';
import { aFolderWithTheSample } from '../product/sample-folder.ts';
import { fuzz, PERSONAS, schemathesis } from './schemathesis.ts';

/** How many inputs each operation gets; `npm run soak` gives more. */
const EXAMPLES = 3;
const SEED = 20_261_124;

const tool = schemathesis();

describe('the API under inputs made from its own OpenAPI document', () => {
  let folder: ReturnType<typeof aFolder>;
  let forum: ServedForum;

  beforeAll(async () => {
    if ('missing' in tool) throw new Error(`schemathesis cannot be had here: ${tool.missing}`);
    folder = await aFolderWithTheSample();
    forum = await ServedForum.start(folder.path, ['--sample']);
  }, 900_000);
  afterAll(async () => {
    await forum.stop();
    folder.remove();
  });

  it.each(PERSONAS)(
    'never fails, answers a status that is not documented, or leaves its schema: as $name',
    async (persona) => {
      const { command } = tool as { command: string };
      const run = { forum, folder: folder.path, persona, examples: EXAMPLES, seed: SEED };
      const { code, output } = await fuzz(command, run);
      if (code !== 0) throw new Error(output.slice(-12_000));
    },
    1_200_000,
  );
});
