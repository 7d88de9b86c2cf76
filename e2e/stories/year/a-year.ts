import type { RunningProduct } from '../../product/running-product.ts';
import type { StoryClock } from '../../product/story-clock.ts';
import { ToldLife } from '../told-life.ts';
import { tellAProgramme } from './a-programme.ts';
import { tellAnIdea } from './an-idea.ts';
import { tellTheAssembly } from './the-assembly.ts';
import { tellThePromiseKept } from './the-promise-kept.ts';
import { tellNewLeaders } from './new-leaders.ts';
import { type Year, tellWhatMembersAsk } from './what-members-ask.ts';
import { tellWhereTheyStand } from './where-they-stand.ts';

/** A year in which members say what they need, and see what becomes of it. */
export function tellTheYearOfAForum(running: () => RunningProduct, clock: StoryClock): void {
  const year: Year = { members: [], commitment: '', survey: '', baseline: '' };
  let life: ToldLife;
  beforeAll(async () => {
    life = new ToldLife(running().client, clock);
    await life.listen();
  });
  afterAll(() => life.close());

  describe('what members ask for', () => {
    tellWhatMembersAsk(() => life, year);
  });
  describe('where they stand', () => {
    tellWhereTheyStand(() => life, year);
  });
  describe('a programme', () => {
    tellAProgramme(() => life, year);
  });
  describe('new leaders', () => {
    tellNewLeaders(() => life, year);
  });
  describe('an idea', () => {
    tellAnIdea(() => life, year);
  });
  describe('the assembly', () => {
    tellTheAssembly(() => life, year);
  });
  describe('the promise', () => {
    tellThePromiseKept(() => life, year);
  });
}
