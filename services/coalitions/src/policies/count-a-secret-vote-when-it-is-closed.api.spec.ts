import { foundInFiles, piecesOfOpenBoxes } from '@baraza/service-kit';
import { DecidingForum } from '../decision/decisions.fixture.ts';
import { testCountingOfSecretVotes } from './counting-a-secret-vote.contract.ts';

testCountingOfSecretVotes(async () => {
  const forum = await DecidingForum.open();
  return {
    forum,
    pieces: async () => piecesOfOpenBoxes(forum.app),
    found: async (pieces) => foundInFiles(forum.app, pieces),
  };
});
