import type { mongo } from '@baraza/mongodb';

type Row = Readonly<Record<string, unknown>> & { readonly _id: string };
type Condition = string | { readonly $in?: readonly string[]; $gte?: string; $lt?: string; $exists?: true };
type Filter = Readonly<Record<string, Condition>>;
interface Within {
  readonly session?: { readonly number: number };
}

/** What a MongoDB has, as far as boxes ask for it: for specs that go through every order in which two processes can come. */
export class MemoryDb {
  readonly collections = new Map<string, Map<string, Row>>();
  /** What was asked, each with the number of its session; 0 without one. */
  readonly heard: { readonly what: string; readonly session: number }[] = [];
  readonly openSessions = new Set<number>();
  #sessions = 0;

  /** One process's way to it. @param step awaited before each question, and after each answer */
  asked(step: (what: string) => Promise<void> = async () => undefined): mongo.Db {
    const stepping = async <Result>(what: string, ask: () => Result, within?: Within): Promise<Result> => {
      this.heard.push({ what, session: within?.session?.number ?? 0 });
      await step(`before ${what}`);
      const result = ask();
      await step(`after ${what}`);
      return result;
    };
    return {
      databaseName: 'memory',
      client: {
        startSession: () => {
          const number = (this.#sessions += 1);
          this.openSessions.add(number);
          return { number, endSession: async () => void this.openSessions.delete(number) };
        },
      },
      collection: (name: string) => ({
        insertOne: (row: Row, within?: Within) =>
          stepping(`insertOne ${row._id}`, () => this.#insert(name, row), within),
        findOne: (filter: Filter, within?: Within) =>
          stepping('findOne', () => this.#find(name, filter)[0] ?? null, within),
        find: (filter: Filter = {}, within?: Within) => ({
          toArray: () => stepping('find', () => this.#find(name, filter), within),
        }),
        deleteMany: (filter: Filter, within?: Within) => {
          const remove = (): void => {
            for (const { _id } of this.#find(name, filter)) this.collections.get(name)!.delete(_id);
          };
          return stepping('deleteMany', remove, within);
        },
        drop: (within?: Within) => stepping('drop', () => this.collections.delete(name), within),
      }),
      listCollections: () => ({
        toArray: () => stepping('listCollections', () => [...this.collections.keys()].map((name) => ({ name }))),
      }),
    } as unknown as mongo.Db;
  }

  #insert(name: string, row: Row): void {
    const rows = this.collections.get(name) ?? new Map<string, Row>();
    if (rows.has(row._id)) throw Object.assign(new Error('duplicate key'), { code: 11_000 });
    this.collections.set(name, rows.set(row._id, row));
  }

  #find(name: string, filter: Filter): readonly Row[] {
    const rows = [...(this.collections.get(name)?.values() ?? [])];
    return rows.filter((row) => Object.entries(filter).every(([field, condition]) => meets(row[field], condition)));
  }
}

function meets(value: unknown, condition: Condition): boolean {
  if (typeof condition === 'string') return value === condition;
  const { $in, $gte, $lt, $exists } = condition;
  const text = value as string;
  return (
    ($in === undefined || $in.includes(text)) &&
    ($gte === undefined || text >= $gte) &&
    ($lt === undefined || text < $lt) &&
    ($exists === undefined || value !== undefined)
  );
}
