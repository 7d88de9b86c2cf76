import { aFolder, ServedForum } from '../product/running-forum.ts';
import { tellFromImportToResignation } from './from-import-to-resignation.ts';
import { tellRightsAndRaces } from './rights-and-races.ts';

describe('one process', () => {
  const folder = aFolder();
  let forum: ServedForum;
  beforeAll(async () => {
    forum = await ServedForum.start(folder.path);
  });
  afterAll(async () => {
    await forum.stop();
    folder.remove();
  });

  describe('from a register to a member that leaves', () => {
    tellFromImportToResignation(() => forum);
  });
  describe('rights, repetitions and races', () => {
    tellRightsAndRaces(() => forum);
  });
});
