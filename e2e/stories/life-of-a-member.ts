import type { RunningProduct } from '../product/running-product.ts';
import type { StoryClock } from '../product/story-clock.ts';
import { tellAfterwards } from './afterwards.ts';
import { tellDueProcess } from './due-process.ts';
import { type Cast, tellFromRegisterToReturn } from './from-register-to-return.ts';
import { tellLeaderMoveAndMerge } from './leader-move-and-merge.ts';
import { ToldLife } from './told-life.ts';

/** A member through more than it should have to go through, in a forum of three officers. */
export function tellTheLifeOfAMember(running: () => RunningProduct, clock: StoryClock): void {
  const cast: Cast = { union: '', beekeepers: '', voice: '', membership: '' };
  let life: ToldLife;
  beforeAll(async () => {
    life = new ToldLife(running().client, clock);
    await life.listen();
  });
  afterAll(() => life.close());

  describe('from a register to its return', () => {
    tellFromRegisterToReturn(() => life, cast);
  });
  describe('due process', () => {
    tellDueProcess(() => life, cast);
  });
  describe('leader, district and duplicate', () => {
    tellLeaderMoveAndMerge(() => life, cast);
  });
  describe('afterwards', () => {
    tellAfterwards(() => life, cast);
  });
}
