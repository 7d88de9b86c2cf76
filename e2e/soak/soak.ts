/** One thing that is done very often. Every step follows from the seed and its number alone, so that it can be done again. */
export interface Soak {
  /** What is counted, in the plural. */
  readonly what: string;
  readonly total: number;
  /** How many one step does: what is lost at most when a run is cut short. */
  readonly step: number;
  /** Does the things from number `from` on, `count` of them. */
  run(step: Step): Promise<Outcome>;
  /** After the last step of this run, however it ended: ends what was left running. */
  close?(): Promise<void>;
}

export interface Step {
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  /** The soak's own. It outlives the step and the run. */
  readonly folder: string;
}

export interface Outcome {
  /** In words, each with what it takes to see it again. */
  readonly faults: readonly string[];
  /** Figures by name, for the table: numbers are added to those of earlier steps, text replaces it. */
  readonly seen?: Readonly<Record<string, number | string>>;
}

/** What keeps a soak from being run here, in words: a tool that is missing. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}
