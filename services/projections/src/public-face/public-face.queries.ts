import { publicDetailIn, type PublicDetail, reaches } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { allDocuments, type ServedModels } from '@baraza/read-models';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import { type PublicDoc, publicFaceModel } from './public-face.read-model.ts';

type Of<Is extends PublicDoc['is']> = Extract<PublicDoc, { readonly is: Is }>;

/** What has been published, and what of it may be shown where. */
export class PublicFace {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  async all<Is extends PublicDoc['is']>(is: Is): Promise<readonly Of<Is>[]> {
    return (await allDocuments(this.#store, publicFaceModel, { where: { is: { is } } })) as readonly Of<Is>[];
  }

  /** How much is shown of each unit today: what was once freer shows nothing of that time. */
  async places(tree: UnitTree, today: CivilDate): Promise<Places> {
    const ratings = new Map(
      (await this.all('civic-space')).map(({ unit, ratings: all }) => [
        unit,
        all.findLast(({ on }) => on <= today)?.rating,
      ]),
    );
    return new Places(tree, (unit) => publicDetailIn(tree.wayUp(unit).map(({ code }) => ratings.get(code))));
  }
}

/** Where in the tree something is said to stand in public. */
export class Places {
  readonly #tree: UnitTree;
  readonly #detailOf: (unit: string) => PublicDetail;

  constructor(tree: UnitTree, detailOf: (unit: string) => PublicDetail) {
    this.#tree = tree;
    this.#detailOf = detailOf;
  }

  reaches(unit: string, asked: PublicDetail): boolean {
    return reaches(this.#detailOf(unit), asked);
  }

  /** The unit that is named for it: its own where everything is shown, or else the one right below the root. */
  shown(unit: string): string {
    if (this.reaches(unit, 'everything')) return unit;
    const way = this.#tree.wayUp(unit);
    return (way.at(-2) ?? way.at(-1))?.code ?? unit;
  }
}
