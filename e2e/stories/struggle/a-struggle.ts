import type { RunningProduct } from '../../product/running-product.ts';
import type { StoryClock } from '../../product/story-clock.ts';
import { ToldLife } from '../told-life.ts';
import { tellATraining } from './a-training.ts';
import { type Struggle, tellTheGround } from './the-ground.ts';
import { tellWhatCommunitiesFace } from './what-communities-face.ts';

/** What communities face, and what comes of it when they are not alone. */
export function tellAStruggle(running: () => RunningProduct, clock: StoryClock): void {
  const struggle: Struggle = { members: [], donor: '', goal: '', programme: '', coalition: '', reports: [] };
  let life: ToldLife;
  beforeAll(async () => {
    life = new ToldLife(running().client, clock);
    await life.listen();
  });
  afterAll(() => life.close());

  describe('the ground', () => {
    tellTheGround(() => life, struggle);
  });
  describe('a training', () => {
    tellATraining(() => life, struggle);
  });
  describe('what communities face', () => {
    tellWhatCommunitiesFace(() => life, struggle);
  });
}
