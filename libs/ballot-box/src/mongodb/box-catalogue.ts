import { createHash } from 'node:crypto';
import { addOnce, collectionIn, dropCollection, InOrder, type mongo } from '@baraza/mongodb';

/** What has been done with a box. Each is a row that is added, in this order, and never changed: none comes before its time. */
const STAGES = ['opened', 'closed', 'destroyed'] as const;
type Stage = (typeof STAGES)[number];

interface StageRow {
  readonly _id: string;
  readonly box: string;
  readonly stage: Stage;
}

/** Which boxes there are, and how far each has come: of any process, for every process. */
export class BoxCatalogue {
  readonly #db: mongo.Db;
  readonly #space: string;
  readonly #rows: mongo.Collection<StageRow>;
  readonly #order: InOrder;

  constructor(db: mongo.Db, space: string) {
    this.#db = db;
    this.#space = space;
    this.#order = new InOrder(db);
    this.#rows = this.#seen(`${space}.boxes`);
  }

  /** Each answer that the work gets from here, and from what lies in boxes, knows of the ones before. */
  inOrder<T>(work: () => Promise<T>): Promise<T> {
    return this.#order.during(work);
  }

  /** How far it has come at least; undefined where nobody has begun it. */
  async stageOf(box: string): Promise<Stage | undefined> {
    const rows = await this.#rows.find({ _id: { $in: STAGES.map((stage) => idOf(box, stage)) } }).toArray();
    return STAGES.findLast((stage) => rows.some((row) => row.stage === stage));
  }

  async reach(box: string, stage: Stage): Promise<void> {
    await addOnce(this.#rows, { _id: idOf(box, stage), box, stage });
  }

  /** Those that are not destroyed. */
  async list(): Promise<readonly string[]> {
    const rows = await this.#rows.find().toArray();
    const destroyed = new Set(rows.flatMap(({ box, stage }) => (stage === 'destroyed' ? [box] : [])));
    return [...new Set(rows.map(({ box }) => box))].filter((box) => !destroyed.has(box)).sort();
  }

  /** Of a box that is destroyed: what else there was of it. */
  async forget(box: string): Promise<void> {
    await this.#rows.deleteMany({ _id: { $in: [idOf(box, 'opened'), idOf(box, 'closed')] } });
  }

  /** A box's own collection: with it go its ballots, for a collection that is dropped takes its file with it. */
  ballotsOf<Row extends mongo.Document>(box: string): mongo.Collection<Row> {
    return this.#seen(this.#nameOf('ballots', box));
  }

  drawnOf<Row extends mongo.Document>(box: string): mongo.Collection<Row> {
    return this.#seen(this.#nameOf('drawn', box));
  }

  /** Boxes of which something lies here that may be too much: left by a process that died, or that was late. */
  async leftovers(): Promise<readonly string[]> {
    const there = new Set((await this.#db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name));
    const late = await this.#rows.find({ stage: { $in: ['closed', 'destroyed'] } }).toArray();
    const boxes = new Set(late.map(({ box }) => box));
    return [...boxes].filter((box) => (['ballots', 'drawn'] as const).some((of) => there.has(this.#nameOf(of, box))));
  }

  dropBallots(box: string): Promise<void> {
    return dropCollection(this.ballotsOf(box));
  }

  dropDrawn(box: string): Promise<void> {
    return dropCollection(this.drawnOf(box));
  }

  #seen<Row extends mongo.Document>(name: string): mongo.Collection<Row> {
    return this.#order.seen(collectionIn<Row>(this.#db, name));
  }

  /** A name that a collection may have, for a box of any name. */
  #nameOf(of: 'ballots' | 'drawn', box: string): string {
    return `${this.#space}.${of}.${createHash('sha256').update(box).digest('hex')}`;
  }
}

const idOf = (box: string, stage: Stage): string => `${stage} ${box}`;
