import { allDocuments, type ServedModels } from '@baraza/read-models';
import { UnitTree } from './unit-tree.pure.ts';
import { type ForumDoc, type UnitDoc, unitsModel } from './units.read-model.ts';

/** The forum and its tree, as every page joins them. */
export interface Forum {
  readonly founded: ForumDoc | undefined;
  readonly tree: UnitTree;
  /** IANA; UTC before the forum is founded. */
  readonly zone: string;
}

const PAGE = 1_000;

/** Keeps the forum and its units in memory, and reads them again when one of them has changed. */
export class ForumTree {
  readonly #store: ServedModels;
  #kept: { readonly mark: string; readonly forum: Forum } | undefined;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  async now(): Promise<Forum> {
    const newest = await this.#store.find(unitsModel, {
      orderBy: { index: 'changed', descending: true },
      limit: 1,
    });
    const mark = `${newest.total}@${newest.documents[0]?.sequence ?? 0}`;
    if (this.#kept?.mark !== mark) this.#kept = { mark, forum: await this.#read() };
    return this.#kept.forum;
  }

  async #read(): Promise<Forum> {
    const documents = await allDocuments(this.#store, unitsModel, { limit: PAGE });
    const founded = documents.find((doc): doc is ForumDoc => doc.is === 'forum');
    const tree = new UnitTree(documents.filter((doc): doc is UnitDoc => doc.is === 'unit'));
    return { founded, tree, zone: founded?.zone ?? 'UTC' };
  }
}
